"""What the two home pages show beside their own text. Apps above register their panels; each decides for its reader."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from wagtail.models import Page

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
