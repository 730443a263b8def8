"""Events as iCalendar (RFC 5545), for people's calendar programs."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vRecur

from .calendars import uid_key
from .models import EventNotice, EventPage
from .timing import ONE_DAY, Recurrence, Timing, wall_zone

PRODUCER = "-//Interpoles//Agenda//FR"
FREQUENCY = {
    Recurrence.DAILY: "DAILY",
    Recurrence.WEEKLY: "WEEKLY",
    Recurrence.MONTHLY: "MONTHLY",
    Recurrence.MONTHLY_WEEKDAY: "MONTHLY",
    Recurrence.YEARLY: "YEARLY",
}
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
REFRESH = dt.timedelta(hours=1)


def calendar_file(name: str, events: Iterable[Event]) -> bytes:
    """A whole calendar: each event once."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCER)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", settings.TIME_ZONE)
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    calendar.add_component(_time_zone())
    seen = set()
    for event in events:
        if event["uid"] not in seen:
            seen.add(event["uid"])
            calendar.add_component(event)
    return calendar.to_ical()


def event_component(page: EventPage, notice: EventNotice | None, address: str) -> Event:
    """A published event; ``notice`` is what subscribers were told of it, ``address`` where its page is."""
    event = _dated(page, notice)
    title = page.title
    if page.cancelled:
        title = _("Annulé : %(title)s") % {"title": title}
    event.add("summary", title, parameters={"LANGUAGE": _language_of(page)})
    event.add("status", "CANCELLED" if page.cancelled else "CONFIRMED")
    event.add("url", address)
    event.add("description", _description(page, address), parameters={"LANGUAGE": _language_of(page)})
    where = ", ".join(part for part in (page.place, page.address) if part) or page.online_link
    if where:
        event.add("location", where)
    if page.organiser:
        event.add("contact", page.organiser)
    return event


def cancelled_text(page: EventPage, notice: EventNotice) -> str:
    """An event taken away: when it was, its title, and that it is cancelled; nothing of what the page said besides."""
    event = _dated(page, notice)
    event.add("summary", _("Annulé : %(title)s") % {"title": page.title}, parameters={"LANGUAGE": _language_of(page)})
    event.add("status", "CANCELLED")
    return event.to_ical().decode()


def _language_of(page: EventPage) -> str:
    return (page.alias_of or page).locale.language_code


def _description(page: EventPage, address: str) -> str:
    parts = [
        _("Annulé : %(reason)s") % {"reason": page.cancellation_reason} if page.cancelled else "",
        page.summary,
        page.online_link,
        address,
    ]
    return "\n\n".join(part for part in parts if part)


def uid_of(key: Any) -> str:
    """The same for ever, wherever the site is served from and in all languages."""
    return f"{key}@interpoles"


def _dated(page: EventPage, notice: EventNotice | None) -> Event:
    timing = page.timing
    modified = notice.modified_at if notice else page.last_published_at or page.latest_revision_created_at
    event = Event()
    event.add("uid", uid_of(uid_key(page)))
    if modified is not None:
        event.add("dtstamp", modified.astimezone(dt.UTC))
        event.add("last-modified", modified.astimezone(dt.UTC))
    event.add("sequence", notice.sequence if notice else 0)
    _add_dates(event, timing)
    if timing.recurrence:
        event.add("rrule", _rule(timing))
        if timing.excluded:
            # The library tells days from hours everywhere but here.
            kind = {"VALUE": "DATE"} if _has_no_hours(timing) else {}
            event.add("exdate", [_starting(timing, day) for day in sorted(timing.excluded)], parameters=kind)
    return event


def _add_dates(event: Event, timing: Timing) -> None:
    event.add("dtstart", _starting(timing, timing.starts_on))
    last = timing.starts_on + timing.span
    if _has_no_hours(timing):
        event.add("dtend", last + ONE_DAY)
        event.add("transp", "TRANSPARENT")
    elif timing.ends_at is not None:
        event.add("dtend", dt.datetime.combine(last, timing.ends_at, wall_zone()))


def _has_no_hours(timing: Timing) -> bool:
    return timing.all_day or timing.starts_at is None


def _starting(timing: Timing, day: dt.date) -> dt.date:
    if _has_no_hours(timing) or timing.starts_at is None:
        return day
    return dt.datetime.combine(day, timing.starts_at, wall_zone())


def _rule(timing: Timing) -> vRecur:
    rule: dict[str, Any] = {"freq": FREQUENCY[Recurrence(timing.recurrence)]}
    if timing.every > 1:
        rule["interval"] = timing.every
    if timing.recurrence == Recurrence.MONTHLY_WEEKDAY:
        rule["byday"] = f"{timing.week_of_month}{WEEKDAYS[timing.starts_on.weekday()]}"
    if timing.until is not None:
        # Of the type of the start; with hours, an instant in UTC.
        until = _starting(timing, timing.until)
        rule["until"] = until.astimezone(dt.UTC) if isinstance(until, dt.datetime) else until
    elif timing.occurrences:
        rule["count"] = timing.occurrences
    return vRecur(rule)


def _time_zone() -> Timezone:
    """The time zone of Paris as it has been since 1996, in the words that calendar programs understand."""
    zone = Timezone()
    zone.add("tzid", settings.TIME_ZONE)
    summer, winter = TimezoneDaylight(), TimezoneStandard()
    for part, name, hours, month, begins in (
        (summer, "CEST", (1, 2), 3, dt.datetime(1996, 3, 31, 2)),  # noqa: DTZ001 - what the clock on the wall shows
        (winter, "CET", (2, 1), 10, dt.datetime(1996, 10, 27, 3)),  # noqa: DTZ001
    ):
        part.add("tzname", name)
        part.add("tzoffsetfrom", dt.timedelta(hours=hours[0]))
        part.add("tzoffsetto", dt.timedelta(hours=hours[1]))
        part.add("dtstart", begins)
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        zone.add_component(part)
    return zone
