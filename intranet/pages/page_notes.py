"""What is said at the top of a page before its text, by apps above: they register it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from wagtail.models import Page


@dataclass(frozen=True)
class PageNote:
    """A template, which is given what is told as ``told``."""

    template: str
    told: Any


# Takes the page, its versions in all languages that its reader may open (itself among them), and the request.
Supply = Callable[[Page, Sequence[Page], HttpRequest], PageNote | None]
_supplies: list[Supply] = []


def register_page_note(supply: Supply) -> None:
    """To be called from ``AppConfig.ready``. What is told must be its reader's to know."""
    if supply not in _supplies:
        _supplies.append(supply)


def page_notes(page: Page, versions: Sequence[Page], request: HttpRequest) -> list[PageNote]:
    return [note for supply in _supplies if (note := supply(page, versions, request)) is not None]
