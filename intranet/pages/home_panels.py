"""What the two home pages show beside their own text. Apps above register their panels; each decides for its reader."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import F, Q
from django.http import HttpRequest
from wagtail.models import Page

from intranet.access.policies import visible_pages

from .listings import listed

# Given the request and the home page: the template's context, or None for nothing to show to this reader.
Supply = Callable[[HttpRequest, Page], dict[str, Any] | None]


@dataclass(frozen=True)
class HomePanel:
    """One panel: ``template`` is included with what ``supply`` returns, and with ``panel``, the panel itself.

    ``name`` is unique and stands in the page as an id; ``order`` says where: the lowest first. A ``wide`` panel takes
    the main column, others the side one.
    """

    name: str
    template: str
    supply: Supply
    order: int
    wide: bool = True
    # Page types (names of models) of which the panel asks :func:`room_of`.
    rooms: tuple[str, ...] = ()
    # Those of them of which it shows fields of their own type: the attribute of that name then has them.
    rooms_in_full: tuple[str, ...] = ()


_panels: dict[str, HomePanel] = {}


def register_home_panel(panel: HomePanel) -> None:
    """To be called from ``AppConfig.ready``; a panel of the same name is replaced."""
    _panels[panel.name] = panel


def home_panels(request: HttpRequest, page: Page) -> list[tuple[HomePanel, dict[str, Any]]]:
    """The panels that have something to show to this reader, in order, with their contexts."""
    shown = []
    for panel in sorted(_panels.values(), key=lambda each: each.order):
        context = panel.supply(request, page)
        if context is not None:
            shown.append((panel, context))
    return shown


# Where the rooms are kept as long as the request; workspaces may have calendars too, of which none is asked for.
KEPT, MOST_ROOMS = "_home_rooms", 40


def room_of(request: HttpRequest, page: Page, kind: str) -> Page | None:
    """The page of that type nearest to the home page, in its language, where the reader may open it.

    One query for all that the registered panels name.
    """
    if not hasattr(request, KEPT):
        pages_and_rooms(request, page, ())
    found: dict[str, Page] = getattr(request, KEPT)
    return found.get(kind)


def pages_and_rooms(request: HttpRequest, page: Page, keys: Collection[UUID]) -> dict[UUID, Page]:
    """The pages of these translation keys that the reader may open, in the language of the home page.

    The rooms are found on the way, for whoever asks :func:`room_of` later.
    """
    kinds = {kind for panel in _panels.values() for kind in panel.rooms}
    wanted = Q(content_type__model__in=kinds) | Q(translation_key__in=keys)
    pages = listed(visible_pages(request.user)).filter(wanted, locale=page.locale_id)
    in_full = {kind for panel in _panels.values() for kind in panel.rooms_in_full}
    if in_full:
        pages = pages.select_related("locale", "alias_of__locale", *in_full)
    found = list(pages.annotate(kind=F("content_type__model")).order_by("depth", "path")[: MOST_ROOMS + len(keys)])
    rooms: dict[str, Page] = {}
    for each in found:
        if each.kind in in_full:
            getattr(each, each.kind).locale = each.locale
        rooms.setdefault(each.kind, each)
    setattr(request, KEPT, rooms)
    return {each.translation_key: each for each in found}
