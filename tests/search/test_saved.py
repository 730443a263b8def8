"""Searches that people keep: through the site, and the mails that follow, by the real worker."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from intranet.access.models import Audience, Membership, Role
from intranet.accounts.models import User
from intranet.notifications.models import Channel, Notice, Preference
from intranet.privacy.held import erase_held, held_about
from search.alerts import SETTLED, send_alerts
from search.models import Frequency, SavedSearch, SearchEntry
from tests import factories as make
from tests.notifications.conftest import queue, work  # noqa: F401 - fixtures

pytestmark = pytest.mark.django_db
SAVE, SAVED = "/fr/recherche/enregistrer/", "/fr/recherche/enregistrees/"


@pytest.fixture
def workspace() -> Any:
    return make.make_workspace("Eau et littoral", domain=make.make_domain("Rivages"), audience=Audience.POLE)


@pytest.fixture
def member(workspace: Any) -> User:
    return make.make_member(make.space_of(workspace), Role.READER)


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def keep(person: User, query: str, frequency: str = "now", name: str = "Ma recherche") -> SavedSearch:
    """Saved through the site, some time ago."""
    response = signed_in(person).post(f"{SAVE}?{query}", {"name": name, "frequency": frequency})
    assert response.status_code == 302
    search = SavedSearch.objects.filter(person=person).latest("pk")
    some_time_passes()
    search.refresh_from_db()
    return search


def some_time_passes() -> None:
    """What there is was there long before anybody was last told."""
    earlier = timezone.now() - dt.timedelta(hours=1)
    SavedSearch.objects.exclude(next_at=None).update(told_until=earlier, next_at=earlier)
    SearchEntry.objects.update(appeared_at=earlier - dt.timedelta(hours=1))


def soon() -> dt.datetime:
    """When what has just been committed is settled."""
    return timezone.now() + 2 * SETTLED


def told(
    work: Callable[[], None],  # noqa: F811 - the fixture
    django_capture: Any,
    at: dt.datetime | None = None,
) -> list[Any]:
    """The mails that a pass of the clock and the worker send."""
    mail.outbox.clear()
    with django_capture(execute=True):
        send_alerts(at or soon())
    work()
    work()
    return mail.outbox


def test_a_search_is_kept_renamed_paused_and_deleted(member: User, workspace: Any) -> None:
    client = signed_in(member)
    make.make_article(workspace, "Zqbassin")
    page = client.get("/fr/recherche/?q=zqbassin&type=articlepage&p=1&sort=date").content.decode()
    assert 'href="/fr/recherche/enregistrer/?q=zqbassin&amp;type=articlepage"' in page
    form = client.get(f"{SAVE}?type=articlepage&q=zqbassin").content.decode()
    assert "zqbassin · Type : Articles" in form
    client.post(f"{SAVE}?q=zqbassin&type=articlepage", {"name": "Le bassin", "frequency": "weekly"})
    # The same, written otherwise, is the same search.
    client.post(f"{SAVE}?type=articlepage&q=+zqbassin&n=50", {"name": "Mon bassin", "frequency": "daily"})
    search = SavedSearch.objects.get()
    assert (search.name, search.asked, search.frequency) == ("Mon bassin", "q=zqbassin&type=articlepage", "daily")
    assert search.next_at is not None
    assert search.next_at > timezone.now()
    html = client.get(SAVED).content.decode()
    assert "Mon bassin" in html
    assert 'href="/fr/recherche/?q=zqbassin&amp;type=articlepage"' in html
    client.post(f"{SAVED}{search.pk}/pause/")
    search.refresh_from_db()
    assert (search.paused, search.next_at) == (True, None)
    assert "En pause" in client.get(SAVED).content.decode()
    client.post(f"{SAVED}{search.pk}/", {"name": "Autre nom", "frequency": "now"})
    search.refresh_from_db()
    assert (search.name, search.next_at) == ("Autre nom", None)
    client.post(f"{SAVED}{search.pk}/pause/")
    search.refresh_from_db()
    assert search.next_at is not None
    assert "Supprimer" in client.get(f"{SAVED}{search.pk}/suppression/").content.decode()
    client.post(f"{SAVED}{search.pk}/suppression/")
    assert not SavedSearch.objects.exists()


def test_what_cannot_be_kept_is_refused_and_nobody_touches_another_s(member: User, workspace: Any) -> None:
    client, other = signed_in(member), signed_in(make.make_user())
    for query in ("", "q=", "q=-eau", "q=" + "eau+" * 200):
        assert client.get(f"{SAVE}?{query}").status_code == 404
    assert client.post(f"{SAVE}?q=eau", {"name": "", "frequency": "x"}).status_code == 200
    assert not SavedSearch.objects.exists()
    assert Client().get(SAVED).status_code == 302
    search = keep(member, "q=eau")
    for path in ("", "pause/", "suppression/", "adresse/"):
        for pk in (search.pk, 987654):
            assert other.post(f"{SAVED}{pk}/{path}", {"name": "x", "frequency": "now"}).status_code == 404
    assert search.name not in other.get(SAVED).content.decode()


def test_so_many_are_kept_and_no_more(member: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.actions.MOST_SAVED", 2)
    client = signed_in(member)
    for number in range(3):
        response = client.post(f"{SAVE}?q=eau{number}", {"name": "x", "frequency": "now"})
    assert "Vous gardez déjà 2 recherches" in response.content.decode()
    assert SavedSearch.objects.count() == 2


def test_what_is_new_is_told_once_in_the_reader_s_language(
    member: User,
    workspace: Any,
    work: Callable[[], None],  # noqa: F811
    django_capture_on_commit_callbacks: Any,
) -> None:
    old = make.make_article(workspace, "Zqbassin ancien")
    keep(member, "q=zqbassin", name="Le bassin")
    english = make.make_member(make.space_of(workspace), Role.READER)
    english.language = "en"
    english.save()
    keep(english, "q=zqbassin", name="The basin")
    assert told(work, django_capture_on_commit_callbacks) == []
    some_time_passes()
    new = make.make_article(workspace, "Zqbassin <nouveau>")
    make.make_article(workspace, "Autre chose")
    sent = {message.to[0]: message for message in told(work, django_capture_on_commit_callbacks)}
    assert set(sent) == {member.email, english.email}
    message = sent[member.email]
    assert message.subject == "Le bassin : Zqbassin <nouveau>"
    assert f"http://localhost:8000{new.url}" in message.body
    assert old.title not in message.body
    assert "vous suivez une recherche" in message.body
    assert "List-Unsubscribe" in message.extra_headers
    html = message.alternatives[0][0]
    assert "Zqbassin &lt;nouveau&gt;" in html
    assert f'href="http://localhost:8000{new.url}"' in html
    assert "/fr/recherche/?q=zqbassin&sort=date" in message.body
    assert sent[english.email].subject == "The basin: Zqbassin <nouveau>"
    assert "New for your search" in sent[english.email].body
    assert Notice.objects.filter(reader=member, event="search_alert").count() == 1
    assert "Le bassin" in signed_in(member).get("/fr/notifications/").content.decode()
    # Told once; and a page that is corrected is no news.
    assert told(work, django_capture_on_commit_callbacks) == []
    some_time_passes()
    new.title = "Zqbassin nouveau"
    new.save()
    assert told(work, django_capture_on_commit_callbacks) == []


def test_only_what_the_person_reads_when_the_mail_is_made(
    member: User,
    workspace: Any,
    work: Callable[[], None],  # noqa: F811
    django_capture_on_commit_callbacks: Any,
) -> None:
    stranger, admin = make.make_referent(make.make_domain("Ailleurs")), make.make_admin()
    for person in (member, stranger, admin):
        keep(person, "q=zqbassin")
    hidden = make.make_article(workspace, "Zqbassin réservé")
    make.narrow(hidden, Audience.MEMBERS)
    # An administrator is told of what they would read as anybody.
    assert [each.to for each in told(work, django_capture_on_commit_callbacks)] == [[member.email]]
    # Detected, then the right ends before the worker comes.
    some_time_passes()
    make.narrow(make.make_article(workspace, "Zqbassin second"), Audience.MEMBERS)
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        assert send_alerts(soon()) == 1
    Membership.objects.filter(user=member).delete()
    work()
    work()
    assert mail.outbox == []
    assert "Zqbassin" not in signed_in(member).get("/fr/notifications/").content.decode()


def test_opening_a_page_to_more_readers_is_news_to_them(
    workspace: Any,
    work: Callable[[], None],  # noqa: F811
    django_capture_on_commit_callbacks: Any,
) -> None:
    stranger = make.make_referent(make.make_domain("Ailleurs"))
    page = make.make_article(workspace, "Zqbassin")
    make.narrow(page, Audience.MEMBERS)
    keep(stranger, "q=zqbassin")
    assert told(work, django_capture_on_commit_callbacks) == []
    some_time_passes()
    make.narrow(page, Audience.POLE)
    assert [each.to for each in told(work, django_capture_on_commit_callbacks)] == [[stranger.email]]
    # Closing it again is none.
    some_time_passes()
    make.narrow(page, Audience.MEMBERS)
    assert told(work, django_capture_on_commit_callbacks) == []


def test_who_refuses_pauses_or_wants_it_later_is_not_written_to(
    member: User,
    workspace: Any,
    work: Callable[[], None],  # noqa: F811
    django_capture_on_commit_callbacks: Any,
) -> None:
    refusing, pausing, never, weekly = (make.make_member(make.space_of(workspace), Role.READER) for _each in range(4))
    for person in (member, refusing, pausing, never, weekly):
        keep(person, "q=zqbassin", "never" if person == never else "weekly" if person == weekly else "now")
    Preference.objects.create(reader=refusing, topic="saved_searches", channel=Channel.NONE)
    signed_in(pausing).post(f"{SAVED}{SavedSearch.objects.get(person=pausing).pk}/pause/")
    SavedSearch.objects.filter(person=never).update(next_at=None)
    monday = Frequency.WEEKLY.next_after(timezone.now())
    SavedSearch.objects.filter(person=weekly).update(next_at=monday)
    make.make_article(workspace, "Zqbassin")
    assert [each.to for each in told(work, django_capture_on_commit_callbacks)] == [[member.email]]
    assert monday is not None
    SavedSearch.objects.exclude(person=weekly).update(next_at=None)
    make.make_article(workspace, "Zqbassin du dimanche")
    sent = {each.to[0]: each for each in told(work, django_capture_on_commit_callbacks, monday)}
    assert set(sent) == {weekly.email}
    assert sent[weekly.email].subject == "Ma recherche : 2 nouveautés"


@pytest.mark.parametrize(
    ("frequency", "at", "following"),
    [
        (Frequency.NOW, "2026-11-25T15:00", "2026-11-25T15:00"),
        (Frequency.DAILY, "2026-11-25T15:00", "2026-11-26T07:00"),
        (Frequency.DAILY, "2026-11-25T03:00", "2026-11-26T07:00"),
        (Frequency.WEEKLY, "2026-11-25T15:00", "2026-11-30T07:00"),
        (Frequency.WEEKLY, "2026-11-30T07:00", "2026-12-07T07:00"),
    ],
)
def test_the_pace(frequency: Frequency, at: str, following: str) -> None:
    moment = timezone.make_aware(dt.datetime.fromisoformat(at))
    assert frequency.next_after(moment) == timezone.make_aware(dt.datetime.fromisoformat(following))
    assert Frequency.NEVER.next_after(moment) is None


def test_searches_alike_cost_one_question(member: User, workspace: Any) -> None:
    """However many follow it; where nothing appeared, next to nothing."""
    followers = [make.make_user() for _each in range(12)]
    costs = []
    for some in (followers[:2], followers):
        SavedSearch.objects.all().delete()
        earlier = timezone.now() - dt.timedelta(hours=1)
        SavedSearch.objects.bulk_create(
            SavedSearch(person=person, name="x", asked="q=zqbassin", told_until=earlier, next_at=earlier)
            for person in some
        )
        SearchEntry.objects.update(appeared_at=earlier - dt.timedelta(hours=1))
        with CaptureQueriesContext(connection) as idle:
            send_alerts(soon())
        SavedSearch.objects.update(told_until=earlier, next_at=earlier)
        make.make_article(workspace, f"Zqbassin {len(some)}")
        with CaptureQueriesContext(connection) as busy:
            send_alerts(soon())
        asked = [each for each in busy if "WITH hits" in each["sql"] and "MAX(id)" in each["sql"]]
        costs.append((len(idle), len(asked)))
    assert costs[0] == costs[1] == (costs[0][0], 1)
    assert costs[0][0] <= 4


def test_a_feed_at_a_private_address(member: User, workspace: Any) -> None:
    hidden = make.make_article(workspace, "Zqbassin réservé")
    make.narrow(hidden, Audience.MEMBERS)
    search = keep(member, "q=zqbassin")
    client = signed_in(member)
    assert search.token == ""
    client.post(f"{SAVED}{search.pk}/adresse/")
    search.refresh_from_db()
    address = f"/fr/recherche/flux/{search.token}/"
    assert f"http://testserver{address}" in client.get(f"{SAVED}{search.pk}/").content.decode()
    response = Client().get(address)
    assert response["Content-Type"].startswith("application/atom+xml")
    assert "private" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex"
    assert hidden.title in response.content.decode()
    Membership.objects.filter(user=member).delete()
    assert hidden.title not in Client().get(address).content.decode()
    client.post(f"{SAVED}{search.pk}/adresse/", {"close": "1"})
    for gone in (address, address.replace(search.token, "x.y"), address.replace(search.token, search.nonce)):
        assert Client().get(gone).status_code == 404


def test_a_feed_under_the_session_s_rights(member: User, workspace: Any) -> None:
    make.make_article(workspace, "Zqbassin & réservé", summary="Un <résumé>", last_published_at=timezone.now())
    feed = "/fr/recherche/flux/?q=zqbassin"
    assert f'href="{feed}"' in signed_in(member).get("/fr/recherche/?q=zqbassin").content.decode()
    xml = signed_in(member).get(feed).content.decode()
    assert "<title>Zqbassin &amp; réservé</title>" in xml
    assert "Un &amp;lt;résumé&amp;gt;" in xml
    assert "réservé" not in Client().get(feed).content.decode()
    # Who asks for several words follows them all, not some.
    assert "<entry>" not in signed_in(member).get(feed + "+zqjamais").content.decode()
    assert Client().get("/fr/recherche/flux/").status_code == 200


def test_it_is_held_and_erased(member: User) -> None:
    keep(member, "q=zqbassin", name="Zqnom")
    section = next(each for each in held_about(member) if each.holding.name == "saved_searches")
    assert [fact.value for fact in section.records[0]][:2] == ["Zqnom", "zqbassin"]
    erase_held(member)
    assert not SavedSearch.objects.exists()
