"""The state of a text in words, for whoever reads the page: nothing of drafts, nothing of pages that are not theirs."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.http import HttpRequest
from django.urls import reverse
from wagtail.models import Page

from intranet.pages.page_notes import PageNote, register_page_note
from intranet.translation.queries import states_in
from intranet.translation.states import State, Status

from .parts import Part, parts_of

TEMPLATE = "translation/told.html"
# Beyond, the page would begin with a list.
MOST_PARTS = 6
# Where the front pages of the languages stand in the tree.
FRONT_DEPTH = 2


class Says(StrEnum):
    """What the words at the top of the page are about."""

    STANDS_IN = "stands_in"
    MACHINE = "machine"
    REVIEWED = "reviewed"
    OUTDATED = "outdated"
    ALONE = "alone"


SAID_OF = {
    State.MACHINE: Says.MACHINE,
    State.REVIEWED: Says.REVIEWED,
    State.OUTDATED: Says.OUTDATED,
    State.SOURCE_DELETED: Says.ALONE,
}


@dataclass(frozen=True)
class Told:
    """``language``: the one in which the page was first written. ``original`` and ``compared``: where to read on.

    ``parts``: those that are not said as the original says them today, ``further``: how many more there are.
    """

    says: Says
    language: str
    original: Page | None = None
    compared: str = ""
    changed_at: dt.datetime | None = None
    reviewed_at: dt.datetime | None = None
    by_machine: bool = False
    parts: Sequence[Part] = ()
    further: int = 0


def note_of(page: Page, versions: Sequence[Page], request: HttpRequest) -> PageNote | None:
    told = _of_alias(page, versions) if page.alias_of_id else _of_translation(page, versions, request)
    return None if told is None else PageNote(TEMPLATE, told)


def _of_alias(page: Page, versions: Sequence[Page]) -> Told | None:
    source = next((each for each in versions if each.pk == page.alias_of_id), None)
    return None if source is None else Told(Says.STANDS_IN, source.locale.language_code, source)


def _of_translation(page: Page, versions: Sequence[Page], request: HttpRequest) -> Told | None:
    others = [each for each in versions if each.pk != page.pk]
    if others and all(each.alias_of_id for each in others):
        # The others only stand in for want of a translation: no query is needed to know that it is the original.
        return None
    status = states_in(request, page).get(page.locale.language_code)
    if status is None or status.translation is None:
        return None
    says = SAID_OF.get(status.for_readers, Says.STANDS_IN if status.is_published else None)
    if says is None:
        return None
    original = next((each for each in others if each.pk == status.translation.source_id), None)
    return _told(page, status, says, original)


def _told(page: Page, status: Status, says: Says, original: Page | None) -> Told:
    translation = status.translation
    assert translation is not None  # noqa: S101 - there is one wherever something is said
    if says is Says.STANDS_IN:
        return Told(says, translation.source_locale.language_code, original)
    compared = reverse("compare_versions", args=[page.pk]) if original is not None else ""
    # The front page, which shows much else at a known cost, leaves them to the comparison.
    in_parts = says is Says.OUTDATED and original is not None and page.depth > FRONT_DEPTH
    parts = parts_of(translation, compared) if in_parts else []
    return Told(
        says,
        translation.source_locale.language_code,
        original,
        compared,
        status.source_changed_at,
        status.published_at,
        bool(status.counts.published_machine),
        parts[:MOST_PARTS],
        max(0, len(parts) - MOST_PARTS),
    )


def register() -> None:
    register_page_note(note_of)
