"""The dates of the demonstration, counted from the day of loading so that it always looks alive."""

import datetime as dt

from django.utils import timezone

from intranet.territory.models import end_of_day, start_of_day

FRIDAY = 4


def day(offset: int) -> dt.date:
    """The local date so many days from today; negative in the past."""
    return timezone.localdate() + dt.timedelta(days=offset)


def weekday(offset: int) -> dt.date:
    """That day; of a weekend, when no assembly meets, the Monday after it, or the Friday before it in the past."""
    found = day(offset)
    beyond = found.weekday() - FRIDAY
    if beyond <= 0:
        return found
    return found + dt.timedelta(days=3 - beyond if offset > 0 else -beyond)


def start(offset: int) -> dt.datetime:
    return start_of_day(day(offset))


def end(offset: int | None) -> dt.datetime | None:
    """The instant after that day; None: without end."""
    return None if offset is None else end_of_day(day(offset))


def working_hour(days_ago: int, seed: int) -> dt.datetime:
    """An instant of a past day within office hours, different from one ``seed`` to the next."""
    moment = start(-days_ago) + dt.timedelta(hours=9, minutes=(seed * 37) % 500)
    return min(moment, timezone.now() - dt.timedelta(minutes=5))
