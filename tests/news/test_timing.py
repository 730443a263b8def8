"""Dates of events, held against an independent computation: weeks counted by hand, offsets from the law."""

import datetime as dt
from typing import Any

import pytest

from intranet.news.timing import Occurrence, Recurrence, Timing
from intranet.news.validation import problems_of

SUMMER, WINTER = dt.timedelta(hours=2), dt.timedelta(hours=1)


def days(timing: Timing, first: dt.date, last: dt.date) -> list[dt.date]:
    return [each.starts_on for each in timing.between(first, last)]


@pytest.mark.parametrize(
    ("begins", "changes", "before", "after"),
    [
        (dt.date(2026, 10, 14), dt.date(2026, 10, 25), SUMMER, WINTER),
        (dt.date(2026, 3, 18), dt.date(2026, 3, 29), WINTER, SUMMER),
    ],
)
def test_a_weekly_event_keeps_its_hour_when_the_clocks_change(
    begins: dt.date, changes: dt.date, before: dt.timedelta, after: dt.timedelta
) -> None:
    timing = Timing(begins, dt.time(18), None, dt.time(20), recurrence="weekly")
    found = list(timing.between(begins, begins + dt.timedelta(days=28)))
    assert len(found) == 5
    for number, each in enumerate(found):
        day = begins + dt.timedelta(days=7 * number)
        offset = before if day < changes else after
        eighteen = dt.datetime(day.year, day.month, day.day, 18, tzinfo=dt.UTC)
        assert each.start.astimezone(dt.UTC) == eighteen - offset
        assert each.end.astimezone(dt.UTC) == eighteen + dt.timedelta(hours=2) - offset


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, ["2026-01-31"]),
        ({"recurrence": "daily", "every": 20}, ["2026-01-31", "2026-02-20", "2026-03-12"]),
        ({"recurrence": "weekly", "every": 3, "occurrences": 2}, ["2026-01-31", "2026-02-21"]),
        # A month without a 31st is left out.
        ({"recurrence": "monthly", "until": dt.date(2026, 5, 31)}, ["2026-01-31", "2026-03-31", "2026-05-31"]),
        # The fifth Saturday is the last one of every month.
        ({"recurrence": "weekday", "occurrences": 3}, ["2026-01-31", "2026-02-28", "2026-03-28"]),
        ({"recurrence": "yearly", "occurrences": 2}, ["2026-01-31", "2027-01-31"]),
        (
            {"recurrence": "weekly", "occurrences": 3, "excluded_dates": ["2026-02-07"]},
            ["2026-01-31", "2026-02-14"],
        ),
    ],
)
def test_repetitions(fields: dict[str, Any], expected: list[str]) -> None:
    timing = Timing(dt.date(2026, 1, 31), dt.time(9), **fields)
    last = dt.date(2026, 3, 31) if timing.is_endless else dt.date(2029, 1, 1)
    assert [day.isoformat() for day in days(timing, dt.date(2025, 1, 1), last)] == expected
    assert timing.last_day == (None if timing.is_endless else dt.date.fromisoformat(expected[-1]))


def test_the_second_tuesday_of_each_month() -> None:
    timing = Timing(dt.date(2026, 12, 8), dt.time(9), recurrence="weekday", occurrences=4)
    assert [str(day) for day in days(timing, dt.date(2026, 1, 1), dt.date(2028, 1, 1))] == [
        "2026-12-08", "2027-01-12", "2027-02-09", "2027-03-09",
    ]  # fmt: skip


def test_an_occurrence_of_several_days_is_found_from_any_of_them() -> None:
    timing = Timing(dt.date(2026, 1, 5), ends_on=dt.date(2026, 1, 7), all_day=True, recurrence="weekly")
    assert days(timing, dt.date(2026, 1, 14), dt.date(2026, 1, 18)) == [dt.date(2026, 1, 12)]
    assert days(timing, dt.date(2026, 1, 15), dt.date(2026, 1, 18)) == []


def test_without_an_hour_of_end_it_lasts_until_the_end_of_the_day() -> None:
    [each] = Timing(dt.date(2026, 1, 5), dt.time(9)).between(dt.date(2026, 1, 5), dt.date(2026, 1, 5))
    assert each == Occurrence(dt.date(2026, 1, 5), dt.time(9), dt.date(2026, 1, 5))
    assert each.end == dt.datetime(2026, 1, 5, 23, tzinfo=dt.UTC)


DAY = dt.date(2026, 1, 5)
MONDAYS = {"starts_at": dt.time(9), "recurrence": Recurrence.WEEKLY}


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"starts_at": dt.time(9)}, []),
        ({"all_day": True}, []),
        ({}, ["starts_at"]),
        ({"starts_at": dt.time(9), "ends_on": dt.date(2026, 1, 4)}, ["ends_on"]),
        ({"starts_at": dt.time(9), "ends_at": dt.time(9)}, ["ends_at"]),
        ({"starts_at": dt.time(9), "ends_at": dt.time(8)}, ["ends_at"]),
        ({"starts_at": dt.time(9), "ends_at": dt.time(8), "ends_on": dt.date(2026, 1, 6)}, []),
        ({"starts_at": dt.time(9), "ends_on": dt.date(2026, 1, 6)}, ["ends_at"]),
        ({**MONDAYS, "until": dt.date(2026, 1, 4)}, ["until"]),
        ({**MONDAYS, "until": dt.date(2046, 1, 4)}, ["until"]),
        ({**MONDAYS, "until": dt.date(2026, 2, 4), "occurrences": 3}, ["occurrences"]),
        ({**MONDAYS, "every": 0}, ["every"]),
        ({**MONDAYS, "excluded_dates": ["2026-01-13"]}, ["excluded_dates"]),
        ({**MONDAYS, "excluded_dates": ["2026-01-12"]}, []),
        ({**MONDAYS, "occurrences": 2, "excluded_dates": ["2026-01-05", "2026-01-12"]}, ["excluded_dates"]),
    ],
)
def test_what_is_wrong_is_said_by_the_field(fields: dict[str, Any], wrong: list[str]) -> None:
    assert [name for name, _error in problems_of(Timing(DAY, **fields))] == wrong
