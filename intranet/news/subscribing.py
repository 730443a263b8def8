"""Calendars as given to people's programs: found by who asks, and written with what that person may read now."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from icalendar import Event
from wagtail.models import Page

from intranet.access.models import AccessRule
from intranet.access.policies import Access, Action, Person
from intranet.accounts.models import User

from .calendars import uid_key
from .ics import calendar_file, event_component
from .models import CalendarPage, CalendarSubscription, EventNotice, EventPage
from .models.subscriptions import new_nonce

# How long events stay in the files after their last day.
KEPT = dt.timedelta(days=366)
# Each asks for the rights of a moment in the past: the latest are enough.
TOLD_AT_MOST = 20
# How often it is written down that an address was used.
NOTED_EVERY = dt.timedelta(minutes=30)


def calendar_of(access: Access, key: UUID, language: str) -> CalendarPage | None:
    """The calendar of that key in that language, where this person may read it."""
    return _one(access, CalendarPage, key, language)


def event_of(access: Access, key: UUID, language: str) -> EventPage | None:
    return _one(access, EventPage, key, language)


def _one(access: Access, model: type[Any], key: UUID, language: str) -> Any:
    pages = model.objects.filter(translation_key=key, locale__language_code=language)
    return access.pages(Action.READ, pages).select_related("locale", "alias_of__locale").first()


def event_file(page: EventPage) -> bytes:
    """One event, as a calendar of its own."""
    return calendar_file(page.title, _components([page]))


def calendar_content(access: Access, calendar: CalendarPage, since: dt.datetime | None = None) -> bytes:
    """The events of the calendar that this person may read.

    With ``since``, the instant from which a program follows it, also the events taken away after that: a program
    that only stopped finding them might keep them.
    """
    pages = access.pages(Action.READ, calendar.events()).between(timezone.localdate() - KEPT)
    events = list(pages.select_related("locale", "alias_of__locale").order_by("starts_on", "pk"))
    components = _components(events)
    if since is not None:
        components += _withdrawn(access, calendar, since)
    return calendar_file(calendar.title, components)


def _components(events: list[EventPage]) -> list[Event]:
    notices = EventNotice.objects.filter(event_key__in=[uid_key(page) for page in events])
    by_key = {notice.event_key: notice for notice in notices}
    return [event_component(page, by_key.get(uid_key(page)), _address(page)) for page in events]


def _address(page: Page) -> str:
    return page.full_url or ""


def _withdrawn(access: Access, calendar: CalendarPage, since: dt.datetime) -> list[Event]:
    notices = EventNotice.objects.withdrawn_since(since).readable_by(access)
    if not calendar.gathers_all:
        notices = notices.filter(calendar_key=calendar.translation_key)
    language = calendar.locale.language_code
    found = []
    for notice in notices.order_by("-withdrawn_at")[:TOLD_AT_MOST]:
        words = notice.last_words.get(language) or next(iter(notice.last_words.values()), "")
        if words and _could_read(access, notice):
            found.append(Event.from_ical(words))
    return found


def _could_read(access: Access, notice: EventNotice) -> bool:
    """Whether the person read it to the end: who came later must not hear of it."""
    if notice.space_id is None:
        return False
    then = _without_pass(access.user, at=notice.withdrawn_at)
    return then.reads(AccessRule(space_id=notice.space_id, audience=notice.audience))


# Private addresses


def subscription_access(subscription: CalendarSubscription) -> Access:
    """The rights behind an address: the person's own, without the pass of administrators, which is for their hands."""
    return _without_pass(subscription.user)


def _without_pass(user: Person, at: dt.datetime | None = None) -> Access:
    access = Access(user, at)
    access.passes = False
    return access


def note_fetched(subscription: CalendarSubscription) -> None:
    now = timezone.now()
    if subscription.fetched_at is None or now - subscription.fetched_at > NOTED_EVERY:
        CalendarSubscription.objects.filter(pk=subscription.pk).update(fetched_at=now)


@transaction.atomic
def renew_subscription(calendar: CalendarPage, *, by: User) -> CalendarSubscription:
    """A new private address of that calendar for this person; the one before, if any, answers no more."""
    subscription, created = CalendarSubscription.objects.get_or_create(user=by, calendar_key=calendar.translation_key)
    if not created:
        subscription.nonce, subscription.fetched_at = new_nonce(), None
        subscription.save(update_fields=["nonce", "fetched_at"])
    return subscription


def revoke_subscription(subscription_id: int, *, by: User) -> bool:
    """Close one of this person's own addresses; whether there was one."""
    deleted, _rows = CalendarSubscription.objects.filter(pk=subscription_id, user=by).delete()
    return bool(deleted)
