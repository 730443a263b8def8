"""The types of pages that are talked about: those that somebody wrote to be read, not those that lead to them."""

from wagtail.models import Page

from intranet.news.models import EventPage, NewsPage
from intranet.pages.models import ArticlePage
from network.models import PracticePage

TALKED_ABOUT: tuple[type[Page], ...] = (ArticlePage, NewsPage, EventPage, PracticePage)


def is_talked_about(page: Page) -> bool:
    """Whether pages of that type take comments. An alias in another place does not: its original does."""
    model = page.specific_class
    if model is None or not issubclass(model, TALKED_ABOUT):
        return False
    return not page.alias_of_id or page.alias_of.translation_key == page.translation_key
