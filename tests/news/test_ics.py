"""Calendars as files and private addresses: read by an independent parser, given to those who may, to nobody else."""

import datetime as dt
from typing import Any

import icalendar
import pytest
import vobject
from dateutil.rrule import rrulestr
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.models import PageLogEntry

from intranet.access.models import Audience, Role
from intranet.accounts.models import User
from intranet.news.models import CalendarPage, CalendarSubscription, EventNotice
from intranet.news.upkeep import forget_withdrawn
from intranet.translation.typography import typeset
from tests import factories as make

from .making import fresh, get, make_calendar, make_event, publish, site_calendar, text, translate

pytestmark = pytest.mark.django_db
TITLE = "Réunion; avec, des \\ signes"


def in_french(view: str, *args: Any, language: str = "fr") -> str:
    with translation.override(language):
        return reverse(f"news:{view}", args=args)


def event_address(event: Any, language: str = "fr") -> str:
    return in_french("event_ics", event.translation_key, language=language)


def calendar_address(calendar: Any, language: str = "fr") -> str:
    return in_french("calendar_ics", calendar.translation_key, language=language)


def parsed(content: bytes) -> list[Any]:
    calendar = vobject.readOne(content.decode())
    assert calendar.version.value == "2.0"
    return list(calendar.contents.get("vevent", []))


def events_at(client: Client, url: str, person: User | None = None) -> list[Any]:
    return parsed(get(client, url, person).content)


def subscribe(client: Client, calendar: CalendarPage, person: User, language: str = "fr") -> str:
    """The private address that the screen gives."""
    client.force_login(person)
    client.post(in_french("subscribe", calendar.translation_key))
    subscription = CalendarSubscription.objects.get(user=person, calendar_key=calendar.translation_key)
    address = in_french("subscribed_ics", subscription.token, language=language)
    if language == "fr":
        assert address in text(client, in_french("subscribe", calendar.translation_key), person)
    client.logout()
    return address


# The file


def test_an_event_is_read_by_an_independent_parser(client: Client) -> None:
    event = make_event(
        TITLE,
        starts_on=dt.date(2027, 6, 3),
        starts_at=dt.time(18),
        ends_at=dt.time(20),
        place="Salle A",
        address="1, place de la République; Caen",
        summary="Première ligne\nDeuxième, " + "très longue " * 12,
        organiser="Le pôle",
    )
    response = get(client, event_address(event))
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Cache-Control"] == "private, no-cache"
    assert all(len(line) <= 75 for line in response.content.split(b"\r\n")), "lines are folded"
    [found] = parsed(response.content)
    assert found.summary.value == TITLE
    assert found.summary.params["LANGUAGE"] == ["fr"]
    assert found.dtstart.value.astimezone(dt.UTC) == dt.datetime(2027, 6, 3, 16, tzinfo=dt.UTC)
    assert found.dtend.value.astimezone(dt.UTC) == dt.datetime(2027, 6, 3, 18, tzinfo=dt.UTC)
    assert found.location.value == "Salle A, 1, place de la République; Caen"
    assert found.description.value.startswith("Première ligne\nDeuxième, très longue ")
    assert found.url.value == f"http://localhost{event.url}"
    assert found.status.value == "CONFIRMED"
    assert found.uid.value == f"{event.translation_key}@interpoles"
    assert b"TZID:Europe/Paris" in response.content
    assert b"DTSTART;TZID=Europe/Paris:20270603T180000" in response.content


def test_a_calendar_says_the_same_to_two_parsers_through_its_updates_and_cancellations(client: Client) -> None:
    kept, moved, off = (make_event(title) for title in ("Comité", "Bureau", "Visite"))
    weekly = make_event("Permanence", recurrence="weekly", occurrences=5)
    publish(moved, starts_at=dt.time(15), ends_at=dt.time(16))
    publish(off, cancelled=True, cancellation_reason="La salle est prise.")
    content = get(client, calendar_address(site_calendar())).content
    read = icalendar.Calendar.from_ical(content)
    assert read["METHOD"] == vobject.readOne(content.decode()).method.value == "PUBLISH"
    by_library = {
        str(event["UID"]): (
            str(event["STATUS"]),
            event["SEQUENCE"],
            event.decoded("DTSTART"),
            event["LAST-MODIFIED"].dt,
        )
        for event in read.walk("VEVENT")
    }
    by_other = {
        event.uid.value: (
            event.status.value,
            int(event.sequence.value),
            event.dtstart.value,
            event.last_modified.value,
        )
        for event in parsed(content)
    }
    assert (
        by_library.keys()
        == by_other.keys()
        == {f"{each.translation_key}@interpoles" for each in (kept, moved, off, weekly)}
    )
    for uid, (status, sequence, start, changed) in by_library.items():
        other = by_other[uid]
        assert (status, sequence) == other[:2]
        assert start.astimezone(dt.UTC) == other[2].astimezone(dt.UTC)
        assert changed == other[3]
    state = {each: by_library[f"{each.translation_key}@interpoles"] for each in (kept, moved, off)}
    assert [state[each][0] for each in (kept, moved, off)] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
    assert state[kept][1] < min(state[moved][1], state[off][1])


def test_the_time_zone_in_the_file_knows_both_changes_of_the_clocks(client: Client) -> None:
    event = make_event(
        "Cours du soir", starts_on=dt.date(2026, 10, 14), starts_at=dt.time(18), ends_at=None, recurrence="weekly"
    )
    calendar = vobject.readOne(get(client, event_address(event)).content.decode())
    zone = calendar.vtimezone.tzinfo
    for day, hours in (
        (dt.date(2026, 10, 21), 2),
        (dt.date(2026, 10, 28), 1),
        (dt.date(2027, 3, 24), 1),
        (dt.date(2027, 3, 31), 2),
    ):
        assert dt.datetime(day.year, day.month, day.day, 18, tzinfo=zone).utcoffset() == dt.timedelta(hours=hours)


def test_a_repeated_event_has_its_rule_and_the_days_left_out(client: Client) -> None:
    event = make_event(
        "Permanence",
        starts_on=dt.date(2026, 10, 7),
        starts_at=dt.time(18),
        ends_at=dt.time(19),
        recurrence="weekly",
        every=2,
        until=dt.date(2026, 12, 2),
        excluded_dates=["2026-11-04"],
    )
    content = get(client, event_address(event)).content.decode()
    [found] = parsed(content.encode())
    # On 2 December 18:00 in Paris is 17:00 in UTC.
    assert "RRULE:FREQ=WEEKLY;UNTIL=20261202T170000Z;INTERVAL=2" in content
    assert "EXDATE;TZID=Europe/Paris:20261104T180000" in content
    start = found.dtstart.value
    times = list(rrulestr(found.rrule.value, dtstart=start))
    assert [time.date().isoformat() for time in times] == [
        "2026-10-07", "2026-10-21", "2026-11-04", "2026-11-18", "2026-12-02",
    ]  # fmt: skip
    # Vobject leaves out what is excluded, by its own reckoning.
    assert len(list(found.getrruleset(addRDate=True))) == 4


def test_whole_days_are_days(client: Client) -> None:
    event = make_event("Séjour", starts_on=dt.date(2027, 7, 1), ends_on=dt.date(2027, 7, 3), all_day=True,
        recurrence="yearly", until=dt.date(2029, 7, 1), excluded_dates=["2028-07-01"])  # fmt: skip
    content = get(client, event_address(event)).content.decode()
    [found] = parsed(content.encode())
    assert found.dtstart.value == dt.date(2027, 7, 1)
    assert found.dtend.value == dt.date(2027, 7, 4)
    assert "RRULE:FREQ=YEARLY;UNTIL=20290701" in content
    assert "EXDATE;VALUE=DATE:20280701" in content


def test_the_weekday_of_a_month_is_a_rule(client: Client) -> None:
    event = make_event("Bureau", starts_on=dt.date(2026, 12, 8), recurrence="weekday", occurrences=6)
    [found] = events_at(client, event_address(event))
    times = list(rrulestr(found.rrule.value, dtstart=dt.datetime(2026, 12, 8)))  # noqa: DTZ001
    assert len(times) == 6
    assert all(time.weekday() == 1 and 8 <= time.day <= 14 for time in times)


def test_a_new_version_has_a_higher_number_and_a_later_date(client: Client) -> None:
    event = make_event("Atelier")
    [first] = events_at(client, event_address(event))
    publish(event, starts_at=dt.time(11))
    [second] = events_at(client, event_address(event))
    assert second.uid.value == first.uid.value
    assert int(second.sequence.value) == int(first.sequence.value) + 1
    assert second.last_modified.value >= first.last_modified.value
    # A draft changes nothing.
    draft = fresh(event)
    draft.title = "Brouillon"
    draft.save_revision()
    assert "Brouillon" not in text(client, event_address(event))
    publish(event, title="Atelier", cancelled=True, cancellation_reason="Salle inondée")
    [third] = events_at(client, event_address(event))
    assert third.status.value == "CANCELLED"
    assert third.summary.value == typeset("Annulé : Atelier")
    assert "Salle inondée" in third.description.value
    assert int(third.sequence.value) > int(second.sequence.value)


def test_each_language_has_its_own_words_under_one_uid(client: Client) -> None:
    event = make_event("Journée d’étude")
    alone = make_event("Sans traduction")
    translate(event, "Study day")
    french = {each.uid.value: each for each in events_at(client, calendar_address(site_calendar()))}
    english = {each.uid.value: each for each in events_at(client, calendar_address(site_calendar(), "en"))}
    assert french.keys() == english.keys()
    assert len(french) == 2
    assert english[f"{event.translation_key}@interpoles"].summary.value == "Study day"
    stand_in = english[f"{alone.translation_key}@interpoles"]
    assert stand_in.summary.value == "Sans traduction"
    assert stand_in.summary.params["LANGUAGE"] == ["fr"]
    assert stand_in.url.value.startswith("http://localhost/en/")


def test_an_unchanged_file_is_not_sent_again(client: Client) -> None:
    make_event("Atelier")
    url = calendar_address(site_calendar())
    etag = get(client, url)["ETag"]
    answer = client.get(url, headers={"If-None-Match": etag})
    assert (answer.status_code, answer.content) == (304, b"")
    assert answer["Cache-Control"] == "private, no-cache"


# Rights


@pytest.fixture
def closed() -> Any:
    """A calendar of a workspace that only its members read, with an event."""
    calendar = make_calendar(make.make_workspace("Atelier", team_role=None))
    make_event("Réunion à huis clos", calendar=calendar)
    return calendar


def member_of(calendar: Any) -> User:
    return make.make_member(make.space_of(calendar.get_parent()), Role.READER)


def test_files_are_for_those_who_read_the_pages(client: Client, closed: Any) -> None:
    event = closed.events().get()
    member = member_of(closed)
    for url in (calendar_address(closed), event_address(event)):
        assert "huis clos" in text(client, url, member)
        for stranger in (None, make.make_user(), make.make_referent(make.make_domain())):
            get(client, url, stranger, status=404)
    for url in (calendar_address(site_calendar()), calendar_address(site_calendar(), "en")):
        assert "huis clos" in text(client, url, member)
        assert "huis clos" not in text(client, url)
    draft = make_event("Brouillon", live=False)
    get(client, event_address(draft), make.make_admin(), status=404)
    assert "Brouillon" not in text(client, calendar_address(site_calendar()), make.make_admin())


def test_a_private_address_needs_no_session_and_asks_the_policy_each_time(client: Client, closed: Any) -> None:
    member = member_of(closed)
    url = subscribe(client, closed, member)
    assert "huis clos" in text(client, url)
    everything = subscribe(client, site_calendar(), member)
    assert "huis clos" in text(client, everything)
    membership = member.memberships.get()
    membership.valid_from, membership.valid_until = (timezone.now() - dt.timedelta(days=days) for days in (9, 1))
    membership.save()
    get(client, url, status=404)
    assert "huis clos" not in text(client, everything)
    membership.valid_until = None
    membership.save()
    assert "huis clos" in text(client, url)
    User.objects.filter(pk=member.pk).update(is_active=False)
    for address in (url, everything):
        get(client, address, status=404)


def test_an_address_made_up_revoked_or_renewed_is_unknown(client: Client, closed: Any) -> None:
    member = member_of(closed)
    url = subscribe(client, closed, member)
    subscription = CalendarSubscription.objects.get()
    token = subscription.token
    made_up = [token[:-1] + ("A" if token[-1] != "A" else "B"), subscription.nonce, f"{subscription.nonce}.", "x", "é"]
    for wrong in made_up:
        get(client, in_french("subscribed_ics", wrong), status=404)
    renewed = subscribe(client, closed, member)
    assert renewed != url
    get(client, url, status=404)
    get(client, renewed)
    stranger = make.make_user()
    client.force_login(stranger)
    assert client.post(in_french("revoke", subscription.pk)).status_code == 404
    get(client, renewed)
    client.force_login(member)
    assert client.post(in_french("revoke", subscription.pk)).status_code == 302
    get(client, renewed, status=404)


def test_nobody_subscribes_to_what_they_cannot_read(client: Client, closed: Any) -> None:
    screen = in_french("subscribe", closed.translation_key)
    for stranger in (None, make.make_user()):
        get(client, screen, stranger, status=404)
        if stranger:
            client.force_login(stranger)
        assert client.post(screen).status_code == 404
    assert not CalendarSubscription.objects.exists()
    # An anonymous visitor is told of the public address of a public calendar, and makes no private one.
    public = in_french("subscribe", site_calendar().translation_key)
    assert calendar_address(site_calendar()) in text(client, public)
    client.logout()
    assert client.post(public).status_code == 404


def test_the_pass_of_administrators_is_logged_and_not_in_their_addresses(client: Client, closed: Any) -> None:
    admin = make.make_admin()
    event = closed.events().get()
    for url in (event_address(event), calendar_address(closed)):
        assert "huis clos" in text(client, url, admin)
    logged = PageLogEntry.objects.filter(action="access.superuser_read", user=admin).values_list("page_id", flat=True)
    assert sorted(logged) == sorted([event.pk, closed.pk])
    assert "huis clos" not in text(client, subscribe(client, site_calendar(), admin))
    get(client, subscribe(client, closed, admin), status=404)


def test_one_sees_and_closes_one_s_own_addresses(client: Client, closed: Any) -> None:
    member = member_of(closed)
    subscribe(client, closed, member)
    subscribe(client, site_calendar(), make.make_user())
    screen = text(client, in_french("subscriptions"), member)
    assert closed.title in screen
    assert screen.count("/fin/") == 1
    member.memberships.all().delete()
    screen = text(client, in_french("subscriptions"), User.objects.get(pk=member.pk))
    assert closed.title not in screen
    assert "qui ne vous est plus ouvert" in screen
    assert client.get(in_french("subscriptions")).status_code == 200
    client.logout()
    assert client.get(in_french("subscriptions")).status_code == 302


# What was taken away


def delete(event: Any) -> None:
    fresh(event).delete()


def withdraw(event: Any) -> None:
    fresh(event).unpublish()


def expire(event: Any) -> None:
    type(event).objects.filter(pk=event.pk).update(expire_at=timezone.now() - dt.timedelta(minutes=1))
    call_command("run_due")


def delete_calendar(event: Any) -> None:
    fresh(event).get_parent().specific.delete()


@pytest.mark.parametrize("take_away", [delete, withdraw, expire])
def test_subscribers_are_told_that_an_event_was_taken_away(client: Client, closed: Any, take_away: Any) -> None:
    event = closed.events().get()
    member = member_of(closed)
    url, everything = subscribe(client, closed, member), subscribe(client, site_calendar(), member)
    outsider = subscribe(client, site_calendar(), make.make_user())
    [before] = events_at(client, url)
    take_away(event)
    for address in (url, everything):
        [after] = events_at(client, address)
        assert after.uid.value == before.uid.value
        assert after.status.value == "CANCELLED"
        assert int(after.sequence.value) > int(before.sequence.value)
        assert after.dtstart.value == before.dtstart.value
        assert "description" not in after.contents
        assert "url" not in after.contents
    assert events_at(client, outsider) == []
    get(client, event_address(event), member, status=404)
    # A download by hand never had it.
    assert events_at(client, calendar_address(closed), member) == []
    # Nor did who follows the calendar since later only, or reads it no more.
    assert events_at(client, subscribe(client, closed, member_of(closed))) == []
    member.memberships.all().delete()
    get(client, url, status=404)
    assert events_at(client, everything) == []


def test_who_comes_after_an_event_was_taken_away_does_not_hear_of_it(client: Client, closed: Any) -> None:
    before, after = member_of(closed), make.make_user()
    addresses = [subscribe(client, site_calendar(), person) for person in (before, after)]
    delete(closed.events().get())
    make.join(make.space_of(closed.get_parent()), after, Role.MANAGER)
    assert [len(events_at(client, address)) for address in addresses] == [1, 0]
    assert closed.title in text(client, closed.url, User.objects.get(pk=after.pk))


def test_with_its_calendar_an_event_goes_from_the_one_that_gathers_all(client: Client, closed: Any) -> None:
    event = closed.events().get()
    everything = subscribe(client, site_calendar(), member_of(closed))
    delete_calendar(event)
    assert [each.status.value for each in events_at(client, everything)] == ["CANCELLED"]


def test_what_was_narrower_than_its_calendar_stays_so_once_taken_away(client: Client) -> None:
    event = make_event("Pour le pôle")
    make.narrow(event, Audience.POLE)
    insider, outsider = make.make_referent(make.make_domain()), make.make_user()
    addresses = [subscribe(client, site_calendar(), person) for person in (insider, outsider)]
    delete(event)
    assert [len(events_at(client, address)) for address in addresses] == [1, 0]


def test_an_event_published_again_is_no_longer_cancelled(client: Client) -> None:
    event = make_event("Atelier")
    url = subscribe(client, site_calendar(), make.make_user())
    withdraw(event)
    [cancelled] = events_at(client, url)
    fresh(event).get_latest_revision().publish()
    [again] = events_at(client, url)
    assert (cancelled.status.value, again.status.value) == ("CANCELLED", "CONFIRMED")
    assert int(again.sequence.value) > int(cancelled.sequence.value)


def test_an_event_is_not_taken_away_while_a_language_is_left(client: Client) -> None:
    event = make_event("Journée d’étude")
    english = translate(event, "Study day")
    url = subscribe(client, site_calendar(), make.make_user())
    withdraw(english)
    assert [each.status.value for each in events_at(client, url)] == ["CONFIRMED"]


def test_it_is_forgotten_in_the_end(client: Client) -> None:
    gone, kept = make_event("Supprimé"), make_event("Retiré")
    url = subscribe(client, site_calendar(), make.make_user())
    delete(gone)
    withdraw(kept)
    assert len(events_at(client, url)) == 2
    EventNotice.objects.update(withdrawn_at=timezone.now() - dt.timedelta(days=61))
    assert events_at(client, url) == []
    forget_withdrawn()
    notice = EventNotice.objects.get()
    assert (notice.event_key, notice.last_words) == (kept.translation_key, {})
    # Published again, its number goes on.
    sequence = notice.sequence
    fresh(kept).get_latest_revision().publish()
    [again] = events_at(client, url)
    assert int(again.sequence.value) > sequence
