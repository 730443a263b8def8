"""What is said at the top of a page before its text, and what stands after all of it, by apps above: they register."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from wagtail.models import Page


@dataclass(frozen=True)
class PageNote:
    """A template, which is given what is told as ``told``. ``asks_parts``: it has parts of itself asked for by htmx."""

    template: str
    told: Any
    asks_parts: bool = False


# Takes the page, its versions in all languages that its reader may open (itself among them), and the request.
Supply = Callable[[Page, Sequence[Page], HttpRequest], PageNote | None]
_supplies: list[Supply] = []
_of_ends: list[Supply] = []


def register_page_note(supply: Supply) -> None:
    """To be called from ``AppConfig.ready``. What is told must be its reader's to know."""
    if supply not in _supplies:
        _supplies.append(supply)


def register_page_end(supply: Supply) -> None:
    """The same, for what stands at the end of the page."""
    if supply not in _of_ends:
        _of_ends.append(supply)


def page_notes(page: Page, versions: Sequence[Page], request: HttpRequest) -> list[PageNote]:
    return _told(_supplies, page, versions, request)


def page_ends(page: Page, versions: Sequence[Page], request: HttpRequest) -> list[PageNote]:
    return _told(_of_ends, page, versions, request)


def _told(supplies: Iterable[Supply], page: Page, versions: Sequence[Page], request: HttpRequest) -> list[PageNote]:
    return [note for supply in supplies if (note := supply(page, versions, request)) is not None]
