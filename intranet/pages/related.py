"""Pages about the same themes."""

from collections.abc import Iterable

from django.db.models import Count
from wagtail.models import Page

from intranet.access.policies import Person, visible_pages
from intranet.territory.models import Theme

from .listings import listed

MOST_RELATED = 5


def related_pages(user: Person, page: Page, themes: Iterable[Theme]) -> list[Page]:
    """The visible pages of the same tree that share themes with this one: the most themes first, then the latest."""
    themes = list(themes)
    if not themes:
        return []
    pages = visible_pages(user).filter(locale=page.locale_id, page_themes__theme__in=themes)
    pages = pages.exclude(translation_key=page.translation_key).annotate(shared=Count("page_themes"))
    return list(listed(pages.order_by("-shared", "-last_published_at", "-pk"))[:MOST_RELATED])
