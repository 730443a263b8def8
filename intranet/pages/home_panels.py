"""What the two home pages show beside their own text. Apps above register their panels; each decides for its reader."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import F
from django.http import HttpRequest
from wagtail.models import Page

from intranet.access.policies import visible_pages

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
        setattr(request, KEPT, _rooms(request, page))
    found: dict[str, Page] = getattr(request, KEPT)
    return found.get(kind)


def _rooms(request: HttpRequest, page: Page) -> dict[str, Page]:
    kinds = {kind for panel in _panels.values() for kind in panel.rooms}
    pages = visible_pages(request.user).filter(locale=page.locale_id, content_type__model__in=kinds)
    if in_full := {kind for panel in _panels.values() for kind in panel.rooms_in_full}:
        pages = pages.select_related(*in_full)
    found: dict[str, Page] = {}
    for room in pages.annotate(kind=F("content_type__model")).order_by("depth", "path")[:MOST_ROOMS]:
        found.setdefault(room.kind, room)
    return found
