"""A month as weeks of days, for the table of a calendar."""

import calendar
import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from .happenings import Shown

ONE_DAY = dt.timedelta(days=1)
YEARS = range(1990, 2100)


@dataclass(frozen=True)
class Day:
    """A day of the table, with what takes place on it."""

    date: dt.date
    is_inside: bool
    is_today: bool
    shown: list[Shown] = field(default_factory=list)


@dataclass(frozen=True)
class Week:
    """From Monday to Sunday."""

    days: list[Day]

    @property
    def is_free(self) -> bool:
        return not any(day.shown for day in self.days)


@dataclass(frozen=True)
class Month:
    """A month of a year."""

    first: dt.date

    @classmethod
    def asked(cls, text: str | None, today: dt.date) -> "Month":
        """The month written "2026-11"; that of today for anything else."""
        try:
            year, number = (int(part) for part in (text or "").split("-"))
            return cls(dt.date(year, number, 1)) if year in YEARS else cls(today.replace(day=1))
        except ValueError:
            return cls(today.replace(day=1))

    def __str__(self) -> str:
        return self.first.strftime("%Y-%m")

    @property
    def previous(self) -> "Month":
        return Month((self.first - ONE_DAY).replace(day=1))

    @property
    def next(self) -> "Month":
        return Month(self.last + ONE_DAY)

    @property
    def last(self) -> dt.date:
        return self.first.replace(day=calendar.monthrange(self.first.year, self.first.month)[1])

    def weeks(self, shown: Iterable[Shown], today: dt.date) -> list[Week]:
        """Whole weeks; days of the neighbouring months are there, and empty."""
        by_day: dict[dt.date, list[Shown]] = defaultdict(list)
        for each in shown:
            for day in each.occurrence.days():
                by_day[day].append(each)
        rows = calendar.Calendar().monthdatescalendar(self.first.year, self.first.month)
        return [Week([self._day(day, by_day, today) for day in row]) for row in rows]

    def _day(self, day: dt.date, by_day: dict[dt.date, list[Any]], today: dt.date) -> Day:
        is_inside = day.month == self.first.month
        return Day(day, is_inside, day == today, by_day[day] if is_inside else [])


def by_month(shown: Iterable[Shown]) -> list[tuple[dt.date, list[Shown]]]:
    """Grouped by the month in which they begin, in their order."""
    groups: dict[dt.date, list[Shown]] = defaultdict(list)
    for each in shown:
        groups[each.occurrence.starts_on.replace(day=1)].append(each)
    return list(groups.items())
