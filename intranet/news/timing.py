"""When an event takes place: days and hours as the clock on the wall of Paris shows them.

Nothing here is an instant until it is asked for: an event of 18:00 every week is at 18:00 in winter and in summer.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from dateutil import rrule
from django.conf import settings
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

ONE_DAY = dt.timedelta(days=1)
# How far a repeated event may be planned: from its first day to its last.
LONGEST = dt.timedelta(days=3660)


class Recurrence(TextChoices):
    """How an event is repeated."""

    DAILY = "daily", _("Tous les jours")
    WEEKLY = "weekly", _("Toutes les semaines")
    MONTHLY = "monthly", _("Tous les mois, à la même date")
    MONTHLY_WEEKDAY = "weekday", _("Tous les mois, le même jour de la semaine")
    YEARLY = "yearly", _("Tous les ans")


FREQUENCIES: dict[Recurrence, Any] = {
    Recurrence.DAILY: rrule.DAILY,
    Recurrence.WEEKLY: rrule.WEEKLY,
    Recurrence.MONTHLY: rrule.MONTHLY,
    Recurrence.MONTHLY_WEEKDAY: rrule.MONTHLY,
    Recurrence.YEARLY: rrule.YEARLY,
}


def wall_zone() -> ZoneInfo:
    """The time zone of every event."""
    return ZoneInfo(settings.TIME_ZONE)


@dataclass(frozen=True, order=True)
class Occurrence:
    """One time that an event takes place. Without hours, it lasts whole days; without ``ends_at``, nobody said."""

    starts_on: dt.date
    starts_at: dt.time = field(default=dt.time.min)
    ends_on: dt.date = field(default=dt.date.min)
    ends_at: dt.time | None = field(default=None, compare=False)
    all_day: bool = field(default=False, compare=False)

    @property
    def start(self) -> dt.datetime:
        return dt.datetime.combine(self.starts_on, self.starts_at, wall_zone())

    @property
    def end(self) -> dt.datetime:
        """When it is over: at the end of its last day where no hour is known."""
        if self.ends_at is None:
            return dt.datetime.combine(self.ends_on + ONE_DAY, dt.time.min, wall_zone())
        return dt.datetime.combine(self.ends_on, self.ends_at, wall_zone())

    @property
    def lasts_days(self) -> bool:
        return self.ends_on != self.starts_on

    def days(self) -> Iterator[dt.date]:
        """Every day that it touches."""
        for number in range((self.ends_on - self.starts_on).days + 1):
            yield self.starts_on + number * ONE_DAY


@dataclass(frozen=True)
class Timing:
    """All that the form of an event says of its dates; the fields are those of the page."""

    starts_on: dt.date
    starts_at: dt.time | None = None
    ends_on: dt.date | None = None
    ends_at: dt.time | None = None
    all_day: bool = False
    recurrence: str = ""
    every: int = 1
    until: dt.date | None = None
    occurrences: int | None = None
    excluded_dates: Any = ()

    @cached_property
    def excluded(self) -> frozenset[dt.date]:
        """The days on which it does not take place, kept as text by the database."""
        return frozenset(dt.date.fromisoformat(each) for each in self.excluded_dates or ())

    @property
    def span(self) -> dt.timedelta:
        """From the first day of an occurrence to its last."""
        return (self.ends_on or self.starts_on) - self.starts_on

    @property
    def rule(self) -> rrule.rrule | None:
        """The repetition, over days; None for an event that takes place once."""
        if not self.recurrence:
            return None
        weekday = None
        if self.recurrence == Recurrence.MONTHLY_WEEKDAY:
            weekday = rrule.weekdays[self.starts_on.weekday()](self.week_of_month)
        return rrule.rrule(
            FREQUENCIES[Recurrence(self.recurrence)],
            dtstart=_midnight(self.starts_on),
            interval=max(self.every or 1, 1),
            until=_midnight(self.until) if self.until else None,
            # Never both: validation says so, and dateutil warns of it.
            count=None if self.until else self.occurrences or None,
            byweekday=weekday,
        )

    @property
    def week_of_month(self) -> int:
        """Which Monday, Tuesday... of the month its first day is: 1 to 4, or -1 for the last one."""
        number = (self.starts_on.day - 1) // 7 + 1
        return number if number < 5 else -1

    @property
    def is_endless(self) -> bool:
        return bool(self.recurrence) and self.until is None and not self.occurrences

    @property
    def last_day(self) -> dt.date | None:
        """The last day on which it takes place; None where it never ends, or never takes place at all."""
        if self.is_endless:
            return None
        return max((day + self.span for day in self._start_days()), default=self.starts_on)

    def takes_place(self) -> bool:
        return self.is_endless or next(self._start_days(), None) is not None

    def falls_on(self, day: dt.date) -> bool:
        """Whether the repetition has that day, left out or not."""
        rule = self.rule
        if rule is None:
            return day == self.starts_on
        return bool(rule.between(_midnight(day), _midnight(day), inc=True))

    def between(self, first: dt.date, last: dt.date) -> Iterator[Occurrence]:
        """What takes place, at least in part, from one day to the other, both included; in order."""
        rule = self.rule
        days = [self.starts_on] if rule is None else _days(rule, first - self.span, last)
        for day in days:
            if day not in self.excluded and day <= last and day + self.span >= first:
                yield self._occurrence(day)

    def _start_days(self) -> Iterator[dt.date]:
        rule = self.rule
        days = [self.starts_on] if rule is None else (each.date() for each in rule)
        return (day for day in days if day not in self.excluded)

    def _occurrence(self, day: dt.date) -> Occurrence:
        if self.all_day or self.starts_at is None:
            return Occurrence(day, ends_on=day + self.span, all_day=True)
        return Occurrence(day, self.starts_at, day + self.span, self.ends_at)


TIMING_FIELDS = tuple(Timing.__dataclass_fields__)


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time.min)  # a day: no time zone has a part in it


def _days(rule: rrule.rrule, first: dt.date, last: dt.date) -> Iterator[dt.date]:
    for each in rule.xafter(_midnight(first), inc=True):
        if each.date() > last:
            return
        yield each.date()
