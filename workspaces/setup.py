"""The rooms that every installation has. Safe to run again."""

from intranet.access.actions import open_space
from intranet.access.models import Space
from intranet.news.setup import ensure_news
from intranet.pages.setup import ensure_home

from .models import WorkspaceIndexPage


def ensure_site() -> None:
    """Make the home page, the index of workspaces, the room of news and the network's space where they are missing."""
    home = ensure_home()
    if not WorkspaceIndexPage.objects.exists():
        home.add_child(instance=WorkspaceIndexPage(title="Espaces de travail", slug="espaces", show_in_menus=True))
    ensure_news(home)
    if not Space.objects.filter(kind=Space.Kind.NETWORK).exists():
        open_space(None, kind=Space.Kind.NETWORK, name="Réseau", name_en="Network", slug="reseau")
