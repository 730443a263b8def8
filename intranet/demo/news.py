"""Loading of news and events: who writes them, the calendars of workspaces, and the pages in both languages."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import Q
from wagtail.models import Page

from intranet.access.actions import add_member, set_audience
from intranet.access.models import Audience, Role, Space
from intranet.access.policies import access_of
from intranet.news.models import CalendarPage, EventPage, NewsIndexPage, NewsPage
from intranet.news.timing import Timing
from workspaces.models import WorkspacePage

from . import days
from .bodies import stream_of
from .content.events import EVENTS
from .content.news import NEWS, RESEAU
from .content.news_kinds import EventText, NewsText, Repeated
from .pages import Gesture, backdate, create, key_of, translate
from .people import account
from .uploads import Uploads
from .writing import Version, plain

# The pôle's director publishes what others write; these two show the other roles.
MANAGER, EDITOR, CONTRIBUTOR = "vasseur", "monnier", "potier"
NEWS_KEY, CALENDAR_KEY = "actualites", "agenda"


@transaction.atomic
def load_news() -> int:
    """The news, unless some of them are there; returns how many pages were written."""
    if _any_there(key_of(NEWS_KEY, item.slug) for item in NEWS):
        return 0
    space = Space.objects.get(kind=Space.Kind.NEWS)
    add_member(space, account(EDITOR), Role.EDITOR, by=account(MANAGER))
    for author in dict.fromkeys([CONTRIBUTOR, *(item.author for item in NEWS)]):
        if not access_of(account(author)).has_role(space.pk, Role.CONTRIBUTOR):
            add_member(space, account(author), Role.CONTRIBUTOR, by=account(MANAGER))
    uploads = Uploads(space)
    return sum(_load_item(number, item, uploads) for number, item in enumerate(NEWS))


@transaction.atomic
def load_events() -> int:
    """The events and the calendars of workspaces, unless some are there; returns how many pages were written."""
    if _any_there(key_of(CALENDAR_KEY, event.slug) for event in EVENTS):
        return 0
    return sum(_load_event(number, event) for number, event in enumerate(EVENTS))


def _any_there(keys: Any) -> bool:
    return Page.objects.filter(translation_key__in=list(keys)).exists()


def _load_item(number: int, item: NewsText, uploads: Uploads) -> int:
    gesture = Gesture(account(item.author), days.working_hour(item.days_ago, number + 5))
    page = NewsPage(
        title=plain(item.title),
        slug=item.slug,
        summary=plain(item.summary),
        body=stream_of(item.body, uploads, language="fr", by=gesture.by, at=gesture.at),
        translation_key=key_of(NEWS_KEY, item.slug),
        workspaces=_spaces(item.workspaces),
    )
    if item.picture is not None:
        alternative = plain(item.picture.alternative)
        page.picture = uploads.image(item.picture.key, alternative, by=gesture.by, at=gesture.at)
        page.picture_alternative, page.picture_decorative = alternative, not alternative
    parent = NewsIndexPage.objects.get(locale__language_code="fr", alias_of__isnull=True)
    page = _write(parent, page, gesture, item.audience, state=item.state)
    if item.english is None:
        return 1
    english = item.english
    version = Version(english.title, english.slug, english.summary, english.body)
    translator = Gesture(account(english.author), _later(gesture.at))
    translate(page, version, uploads, translator, picture_alternative=plain(english.picture_alternative, "en"))
    return 2


def _load_event(number: int, event: EventText) -> int:
    gesture = Gesture(account(event.author), days.working_hour(event.days_ago, number + 11))
    calendar = _calendar(event.workspace)
    space = Space.objects.get(rules__translation_key=calendar.translation_key)
    uploads = Uploads(space)
    page = EventPage(
        title=plain(event.title),
        slug=event.slug,
        summary=plain(event.summary),
        body=stream_of(event.body, uploads, language="fr", by=gesture.by, at=gesture.at),
        translation_key=key_of(CALENDAR_KEY, event.slug),
        workspaces=_spaces(event.workspaces),
        place=plain(event.place),
        address=plain(event.address),
        online_link=event.online_link,
        organiser=plain(event.organiser),
        cancelled=bool(event.cancelled),
        cancellation_reason=plain(event.cancelled),
        **_dates(event),
    )
    page = _write(calendar, page, gesture, event.audience)
    if event.english is None:
        return 1
    english = event.english
    version = Version(english.title, english.slug, english.summary, english.body)
    words = {"place": plain(english.place, "en") or page.place}
    if english.cancelled:
        words["cancellation_reason"] = plain(english.cancelled, "en")
    translate(page, version, uploads, Gesture(account(english.author), _later(gesture.at)), **words)
    return 2


def _write(parent: Page, page: Any, gesture: Gesture, audience: str, *, state: str = "published") -> Any:
    """Written by its author; published, where it is, by who may."""
    page = create(parent, page, gesture, live=False)
    if audience:
        set_audience(page, Audience[audience.upper()], by=account(MANAGER))
    if state == "submitted":
        started = page.get_workflow().start(page, gesture.by)
        asked = gesture.at + dt.timedelta(minutes=12)
        type(started).objects.filter(pk=started.pk).update(created_at=asked)
        started.task_states.update(started_at=asked)
    elif state == "published":
        page.get_latest_revision().publish(user=account(MANAGER))
    backdate(page, gesture.at)
    page.refresh_from_db()
    return page


def _later(at: dt.datetime) -> dt.datetime:
    """When it was translated."""
    return max(at, min(at + dt.timedelta(days=1), days.start(0)))


def _spaces(slugs: tuple[str, ...]) -> list[Space]:
    tagged = Q(root_key__in=[key_of(slug) for slug in slugs])
    if RESEAU in slugs:
        tagged |= Q(kind=Space.Kind.NETWORK)
    return list(Space.objects.tags().filter(tagged))


def _calendar(workspace: str) -> Page:
    """The calendar of that workspace, made where it is missing; that of the whole site for none."""
    if not workspace:
        return CalendarPage.objects.filter(locale__language_code="fr", gathers_all=True).earliest("pk")
    key = key_of(workspace, CALENDAR_KEY)
    found = CalendarPage.objects.filter(translation_key=key, locale__language_code="fr").first()
    if found is not None:
        return found
    home = WorkspacePage.objects.get(translation_key=key_of(workspace), locale__language_code="fr")
    gesture = Gesture(account(MANAGER), days.working_hour(300, len(workspace)))
    calendar = create(home, CalendarPage(title="Agenda", slug="agenda", translation_key=key), gesture)
    translate(
        calendar, Version("Events", "events", ""), Uploads(Space.objects.get(root_key=home.translation_key)), gesture
    )
    return calendar


def _dates(event: EventText) -> dict[str, Any]:
    # A day of many, out of doors, is for everybody.
    first = days.day(event.in_days) if event.all_day else days.weekday(event.in_days)
    timing: dict[str, Any] = {
        "starts_on": first,
        "ends_on": first + dt.timedelta(days=event.days - 1) if event.days > 1 else None,
        "starts_at": dt.time.fromisoformat(event.start) if event.start else None,
        "ends_at": dt.time.fromisoformat(event.end) if event.end else None,
        "all_day": event.all_day,
    }
    if event.recurrence is None:
        return timing
    return {**timing, **_repetition(event.recurrence, timing, later=first - days.day(event.in_days))}


def _repetition(repeated: Repeated, timing: dict[str, Any], later: dt.timedelta) -> dict[str, Any]:
    """``later``: by how much the first day was put off."""
    until = None if repeated.until_in_days is None else days.day(repeated.until_in_days) + later
    rule: dict[str, Any] = {
        "recurrence": repeated.frequency,
        "every": repeated.interval,
        "until": until,
        "occurrences": repeated.count,
    }
    # Counted from the day of loading, a day to leave out can miss the repetition.
    whole = Timing(**timing, **rule)
    skipped = [days.day(offset) + later for offset in repeated.without_in_days]
    left_out = [day for day in skipped if whole.falls_on(day)]
    return {**rule, "excluded_dates": [day.isoformat() for day in left_out]}
