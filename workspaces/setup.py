"""The rooms that every installation has. Safe to run again."""

from collections.abc import Callable

from wagtail.models import Page

from intranet.access.actions import open_space
from intranet.access.models import Space
from intranet.news.setup import ensure_news
from intranet.pages.setup import ensure_home, ensure_information
from intranet.pages.versions import write_version
from intranet.translation.glossary.setup import ensure_glossary

from .models import WorkspaceIndexPage

_rooms: list[Callable[[], None]] = []


def register_room(ensure: Callable[[], None]) -> None:
    """To be called from ``AppConfig.ready`` by an app above: ``ensure`` makes its pages where they are missing."""
    if ensure not in _rooms:
        _rooms.append(ensure)


def ensure_site() -> None:
    """Make the home page, the rooms, the network's space, the information and the glossary where they are missing."""
    home = ensure_home()
    if not WorkspaceIndexPage.objects.exists():
        index = WorkspaceIndexPage(title="Espaces de travail", slug="espaces", show_in_menus=True)
        Page.objects.get(pk=home.pk).add_child(instance=index)
    for index in WorkspaceIndexPage.objects.filter(locale__language_code="fr", alias_of__isnull=True):
        write_version(index, "en", title="Workspaces")
    ensure_news(home)
    if not Space.objects.filter(kind=Space.Kind.NETWORK).exists():
        open_space(None, kind=Space.Kind.NETWORK, name="Réseau", name_en="Network", slug="reseau")
    ensure_information(home)
    ensure_glossary()
    for ensure in _rooms:
        ensure()
