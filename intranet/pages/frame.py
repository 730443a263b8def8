"""The pages that the frame around every screen shows: rooms in the menu, information at the foot."""

from collections.abc import Iterable
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.http import HttpRequest
from wagtail.models import Page
from wagtail.query import PageQuerySet

from intranet.access.policies import Access, Action, Reading, access_of
from intranet.access.prepared import PreparedObjects
from intranet.accounts.languages import content_language

from .listings import listed

# Where they are kept as long as the request.
KEPT = "frame_pages"


def frame_pages(request: HttpRequest) -> list[Page]:
    """The pages right under the home page that this reader may open and the frame shows, in their order."""
    if not hasattr(request, KEPT):
        reading, spaces = access_of(request.user).reading
        keep_frame_pages(request, FRAME.objects(reading, spaces, content_language(), _information().pk))
    pages: list[Page] = getattr(request, KEPT)
    return pages


def pages_around(request: HttpRequest, paths: list[str], translation_key: UUID) -> list[Page]:
    """Those at these places in the tree and those of this translation group; the frame's are found on the way."""
    reading, spaces = access_of(request.user).reading
    found = AROUND.objects(reading, spaces, content_language(), _information().pk, tuple(paths), translation_key)
    keep_frame_pages(request, found)
    return found


def _frame_query(reading: Reading, spaces: tuple[int, ...], language: str, information: int) -> PageQuerySet:
    here = Q(depth=3, locale__language_code=language)
    shown = Q(show_in_menus=True) | Q(content_type_id=information)
    return listed(_read_so(reading, spaces).filter(here, shown).order_by())


def _around_query(
    reading: Reading,
    spaces: tuple[int, ...],
    language: str,
    information: int,
    paths: tuple[str, ...],
    translation_key: UUID,
) -> PageQuerySet:
    """One query for what is around a page and for the menu. Each half goes by its own index."""
    wanted = Q(path__in=paths) | Q(translation_key=translation_key)
    around = listed(_read_so(reading, spaces).filter(wanted).order_by())
    return around.union(_frame_query(reading, spaces, language, information), all=True)


def _read_so(reading: Reading, spaces: tuple[int, ...]) -> PageQuerySet:
    return Access.of_reading(reading, spaces).pages(Action.READ)


FRAME, AROUND = PreparedObjects(_frame_query), PreparedObjects(_around_query)


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
