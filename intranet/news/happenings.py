"""The times at which events take place, found in two steps: dates first, then the pages of those that are shown."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Min
from django.utils import timezone

from .querysets import EventPageQuerySet
from .timing import TIMING_FIELDS, Occurrence, Timing, wall_zone

# How far ahead the repetitions of an event are listed; events that take place once are listed however far.
AHEAD = dt.timedelta(days=366)


@dataclass(frozen=True, order=True)
class Happening:
    """An event at one of its times."""

    occurrence: Occurrence
    page_id: int


@dataclass(frozen=True)
class Shown:
    """A happening with its page."""

    occurrence: Occurrence
    page: Any


def upcoming(events: EventPageQuerySet, now: dt.datetime | None = None) -> list[Happening]:
    """What takes place now or later, the next first."""
    now = (now or timezone.now()).astimezone(wall_zone())
    today = now.date()
    found = []
    for pk, timing in _timings(events.between(today)):
        horizon = today + AHEAD if timing.recurrence else timing.starts_on
        times = timing.between(today, max(horizon, timing.starts_on))
        found += [Happening(each, pk) for each in times if each.end > now]
    return sorted(found)


def between(events: EventPageQuerySet, first: dt.date, last: dt.date) -> list[Happening]:
    """What takes place, at least in part, from one day to the other, in order."""
    found = [
        Happening(each, pk)
        for pk, timing in _timings(events.between(first, last))
        for each in timing.between(first, last)
    ]
    return sorted(found)


def past(events: EventPageQuerySet, year: int, now: dt.datetime | None = None) -> list[Happening]:
    """What was over in that year, the latest first."""
    now = now or timezone.now()
    days = between(events, dt.date(year, 1, 1), dt.date(year, 12, 31))
    over = [each for each in days if each.occurrence.end <= now and each.occurrence.ends_on.year == year]
    return over[::-1]


def first_year(events: EventPageQuerySet) -> int | None:
    """The year of the earliest of these events."""
    first = events.order_by().aggregate(first=Min("starts_on"))["first"]
    return first.year if first else None


def with_pages(happenings: Iterable[Happening], events: EventPageQuerySet) -> list[Shown]:
    """Each with its page, in one query for all."""
    happenings = list(happenings)
    wanted = events.filter(pk__in={each.page_id for each in happenings}).select_related("locale", "alias_of__locale")
    pages = {page.pk: page for page in wanted} if happenings else {}
    return [Shown(each.occurrence, pages[each.page_id]) for each in happenings if each.page_id in pages]


def _timings(events: EventPageQuerySet) -> Iterator[tuple[int, Timing]]:
    for pk, *values in events.order_by().values_list("pk", *TIMING_FIELDS):
        yield pk, Timing(*values)
