"""Links of the frame around every screen: the main menu, the account menu, the footer. Apps register their own."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise


class Place(Enum):
    """Where a link stands. Pages have their own way into the menu: "show in menus"."""

    MENU = "menu"
    ACCOUNT = "account"
    FOOTER = "footer"


def _to_everybody(request: HttpRequest) -> bool:
    return True


@dataclass(frozen=True)
class FrameLink:
    """A link to the screen of that url name; ``order`` says where: the lowest first; ``shown``, to whom."""

    place: Place
    view: str
    label: str | Promise
    order: int = 100
    shown: Callable[[HttpRequest], bool] = _to_everybody

    @property
    def url(self) -> str:
        return reverse(self.view)


_links: dict[tuple[Place, str], FrameLink] = {}


def register_frame_link(link: FrameLink) -> None:
    """To be called from ``AppConfig.ready``; a link to the same screen in the same place is replaced."""
    _links[link.place, link.view] = link


def frame_links(place: Place, request: HttpRequest) -> list[FrameLink]:
    """The links of that place that this reader is shown, in order."""
    links = sorted((link for link in _links.values() if link.place is place), key=lambda link: link.order)
    return [link for link in links if link.shown(request)]
