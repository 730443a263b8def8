"""The pages that the frame around every screen shows: rooms in the menu, information at the foot."""

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.http import HttpRequest
from wagtail.models import Page
from wagtail.query import PageQuerySet

from intranet.access.policies import visible_pages
from intranet.accounts.languages import content_language

from .listings import listed

# Where they are kept as long as the request.
KEPT = "frame_pages"


def frame_pages(request: HttpRequest) -> list[Page]:
    """The pages right under the home page that this reader may open and the frame shows, in their order."""
    if not hasattr(request, KEPT):
        keep_frame_pages(request, frame_query(request))
    pages: list[Page] = getattr(request, KEPT)
    return pages


def frame_query(request: HttpRequest) -> PageQuerySet:
    """What to look for, for those who have other pages to fetch: one query may do for both."""
    here = Q(depth=3, locale__language_code=content_language())
    shown = Q(show_in_menus=True) | Q(content_type=_information())
    return listed(visible_pages(request.user).filter(here, shown))


def keep_frame_pages(request: HttpRequest, pages: Iterable[Page]) -> None:
    """Remember, out of these pages, those of the frame."""
    language, information = content_language(), _information().pk
    found = {
        page.pk: page
        for page in pages
        if page.depth == 3
        and page.locale.language_code == language
        and (page.show_in_menus or page.content_type_id == information)
    }
    setattr(request, KEPT, sorted(found.values(), key=lambda page: page.path))


def rooms(request: HttpRequest) -> list[Page]:
    """Those of the menu."""
    return [page for page in frame_pages(request) if page.show_in_menus]


def information_pages(request: HttpRequest) -> list[Page]:
    """Those at the foot."""
    information = _information().pk
    return [page for page in frame_pages(request) if page.content_type_id == information]


def _information() -> ContentType:
    return ContentType.objects.get_by_natural_key("pages", "informationpage")
