"""A reader's notices, as far as they may still be told: rights are asked at each showing, of all of them at once."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.cache import caches

from .events import Event, Words, event_named, events
from .models import Notice
from .rendering import rendered
from .site_name import site_name

# How many a reader may look back upon, and how many unread ones are counted.
LISTED, COUNTED = 500, 100
# For how long each process may take for granted that a reader without an unread notice has none yet: that is asked at
# every page. What there is to be read is never remembered, since rights are asked for it.
REMEMBERED_SECONDS = 30


@dataclass(frozen=True)
class ShownNotice:
    """A notice that its reader may be told of, with its words."""

    notice: Notice
    event: Event
    words: dict[str, Any]

    @property
    def line(self) -> str:
        """One sentence, without markup."""
        given = {"site_name": site_name(), **self.words, "reader": self.notice.reader}
        line = rendered(self.event, "line.txt", given).strip() or rendered(self.event, "subject.txt", given)
        return " ".join(line.split())

    @property
    def url(self) -> str:
        """Where the thing is, as a path: the reader may have come by another host name than the one that mails give."""
        return str(self.words.get("url", "")).removeprefix(settings.SITE_URL)


def notices_of(reader: Any) -> list[ShownNotice]:
    """The newest first; as many queries whatever their number."""
    return _told(reader, Notice.objects.filter(reader=reader)[:LISTED])


def may_have_unread(reader: Any) -> bool:
    """Whether something was told to this reader that they have not read, be it theirs to know still or not.

    One query at most: it is asked at every page, where :func:`unread_count` would ask for rights.
    """
    nothing = f"nothing-unread-{reader.pk}"
    if caches["process"].get(nothing):
        return False
    found = Notice.objects.filter(reader=reader, read_at=None).exists()
    if not found:
        caches["process"].set(nothing, True, REMEMBERED_SECONDS)
    return found


def unread_count(reader: Any) -> int:
    """How many there are to be read that they may be told of, up to ``COUNTED``."""
    return len(_told(reader, Notice.objects.filter(reader=reader, read_at=None)[:COUNTED]))


def notice_of(reader: Any, key: Any) -> ShownNotice | None:
    """That one; None where it is not theirs, or not any more."""
    return next(iter(_told(reader, Notice.objects.filter(reader=reader, key=key))), None)


def _told(reader: Any, notices: Iterable[Notice]) -> list[ShownNotice]:
    known = {event.name for event in events() if event.on_site}
    # An app that was taken off leaves notices behind.
    notices = [notice for notice in notices if notice.event in known]
    by_event: dict[str, list[Notice]] = defaultdict(list)
    for notice in notices:
        # The reader's own object: it remembers their rights.
        notice.reader = reader
        by_event[notice.event].append(notice)
    words: dict[int, Words] = {}
    for name, alike in by_event.items():
        found = event_named(name).words_of_many(reader, [notice.context for notice in alike])
        words.update({notice.pk: said for notice, said in zip(alike, found, strict=True)})
    return [
        ShownNotice(notice, event_named(notice.event), said)
        for notice in notices
        if (said := words[notice.pk]) is not None
    ]
