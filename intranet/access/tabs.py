"""The tabs of a space's own screens. Apps above register theirs, for its managers."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .models import Space


@dataclass(frozen=True)
class SpaceTab:
    """A screen of the space: ``name`` tells which one is shown, ``view`` takes the space's slug."""

    name: str
    view: str
    label: str | Promise
    order: int = 100


_tabs: dict[str, SpaceTab] = {
    "people": SpaceTab("people", "access:people", _("Personnes"), 10),
    "settings": SpaceTab("settings", "access:settings", _("Réglages"), 20),
}


def register_space_tab(tab: SpaceTab) -> None:
    """To be called from ``AppConfig.ready``; the same name is replaced."""
    _tabs[tab.name] = tab


def tabs_of(space: Space) -> list[tuple[SpaceTab, str]]:
    """The tabs in their order, each with its address."""
    ordered = sorted(_tabs.values(), key=lambda tab: tab.order)
    return [(tab, reverse(tab.view, args=[space.slug])) for tab in ordered]
