"""The rooms that every installation has. Safe to run again."""

from collections.abc import Callable

from intranet.access.actions import open_space
from intranet.access.models import Space
from intranet.pages.setup import ensure_home

from .models import WorkspaceIndexPage

_rooms: list[Callable[[], None]] = []


def register_room(ensure: Callable[[], None]) -> None:
    """To be called from ``AppConfig.ready`` by an app above: ``ensure`` makes its pages where they are missing."""
    if ensure not in _rooms:
        _rooms.append(ensure)


def ensure_site() -> None:
    """Make the home page, the index of workspaces and the network's space where they are missing, then other rooms."""
    home = ensure_home()
    if not WorkspaceIndexPage.objects.exists():
        home.add_child(instance=WorkspaceIndexPage(title="Espaces de travail", slug="espaces", show_in_menus=True))
    if not Space.objects.filter(kind=Space.Kind.NETWORK).exists():
        open_space(None, kind=Space.Kind.NETWORK, name="Réseau", name_en="Network", slug="reseau")
    for ensure in _rooms:
        ensure()
