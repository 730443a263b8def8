"""A person's sessions: listed in words, ended one by one or all at once; and the notice of a browser never seen."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from allauth.usersessions.models import UserSession
from django.core import mail
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from intranet.accounts import adapter
from intranet.accounts.browsers import in_words
from intranet.accounts.models import User
from tests import factories as make

from .test_second_factor import PASSWORD, logged, sign_in

pytestmark = pytest.mark.django_db
Commits = Callable[..., Any]
SECURITY = "/fr/comptes/security/"
END = "/fr/comptes/security/sessions/end/"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
SAFARI = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1"  # noqa: E501
CHROME = "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36"
EDGE = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0"  # noqa: E501


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        (FIREFOX, "Firefox sur Windows"),
        (SAFARI, "Safari sur iPhone"),
        (CHROME, "Chrome sur Android"),
        (EDGE, "Edge sur macOS"),
        ("curl/8.5", "Navigateur inconnu"),
        ("", "Navigateur inconnu"),
        ("<script>Firefox/1", "Firefox"),
    ],
)
def test_a_browser_in_words(user_agent: str, words: str) -> None:
    assert in_words(user_agent) == words


def opened(person: User, user_agent: str) -> Client:
    client = Client(headers={"User-Agent": user_agent})
    sign_in(client, person)
    return client


def is_in(client: Client) -> bool:
    return client.get("/fr/comptes/settings/").status_code == 200


def test_sessions_are_listed_and_one_is_ended() -> None:
    person = make.make_user()
    here, phone, office = opened(person, FIREFOX), opened(person, SAFARI), opened(person, EDGE)
    opened(make.make_user(), CHROME)
    body = here.get(SECURITY).content.decode()
    assert body.index("Firefox sur Windows") < body.index("cette session")
    assert "Safari sur iPhone" in body
    assert "Edge sur macOS" in body
    assert "Chrome" not in body
    assert "127.0.0.1" in body
    assert body.count("cette session") == 1

    row = UserSession.objects.get(user=person, user_agent=SAFARI)
    here.get(END)
    assert is_in(phone)
    here.post(END, {"session": str(row.pk)})
    assert not is_in(phone)
    assert is_in(office)
    assert is_in(here)
    assert "accounts.end_session" in logged(person)
    assert "était déjà fermée" in here.post(END, {"session": str(row.pk)}, follow=True).content.decode()


@pytest.mark.parametrize("chosen", ["", "x", "-1", "9" * 30, "²"])
def test_only_ones_own_other_sessions_are_ended(chosen: str) -> None:
    person, other = make.make_user(), make.make_user()
    here, theirs = opened(person, FIREFOX), opened(other, SAFARI)
    own = UserSession.objects.get(user=person)
    for pk in (UserSession.objects.get(user=other).pk, own.pk, chosen):
        assert here.post(END, {"session": pk}).status_code == 302
    assert is_in(theirs)
    assert is_in(here)


def test_all_others_are_ended_those_in_no_list_too() -> None:
    person = make.make_user()
    here, phone = opened(person, FIREFOX), opened(person, SAFARI)
    # Opened before sessions were listed.
    unlisted = Client()
    unlisted.force_login(person)
    here.post(END, {"session": "others"})
    assert is_in(here)
    assert not is_in(phone)
    assert not is_in(unlisted)
    assert UserSession.objects.filter(user=person).count() == 1
    assert here.get(SECURITY).content.decode().count("cette session") == 1
    person.refresh_from_db()
    assert person.sessions_ended == 1
    assert "accounts.end_sessions" in logged(person)
    # The next sign-in is as any other.
    assert is_in(opened(person, SAFARI))


def test_a_closed_account_leaves_no_row_and_its_sessions_stay_ended(client: Client) -> None:
    person = make.make_user()
    theirs = opened(person, FIREFOX)
    client.force_login(make.make_admin())
    form = {"email": person.email, "first_name": "Léa", "last_name": "Petit", "language": "fr"}
    client.post(f"/admin/users/edit/{person.pk}/", form)
    assert not UserSession.objects.filter(user=person).exists()
    client.post(f"/admin/users/edit/{person.pk}/", {**form, "is_active": "on"})
    assert not is_in(theirs)


def test_when_a_session_was_last_seen_is_written_now_and_then() -> None:
    person = make.make_user()
    here = opened(person, FIREFOX)
    long_ago = timezone.now() - timezone.timedelta(days=2)
    UserSession.objects.update(last_seen_at=long_ago)
    caches["process"].clear()
    here.get("/fr/espaces/")
    assert UserSession.objects.get().last_seen_at > long_ago
    with CaptureQueriesContext(connection) as queries:
        here.get("/fr/espaces/")
    assert not any("usersession" in query["sql"] for query in queries)
    UserSession.objects.update(last_seen_at=long_ago)
    here.get("/fr/espaces/")
    assert UserSession.objects.get().last_seen_at == long_ago
    caches["process"].clear()
    here.get("/fr/espaces/", REMOTE_ADDR="192.0.2.9")
    session = UserSession.objects.get()
    assert session.last_seen_at > long_ago
    assert session.ip == "192.0.2.9"


def test_signing_out_leaves_the_list(client: Client) -> None:
    person = make.make_user()
    gone, here = opened(person, SAFARI), opened(person, FIREFOX)
    gone.post("/fr/comptes/logout/")
    assert "Safari" not in here.get(SECURITY).content.decode()
    assert "accounts.sign_out" in logged(person)


# A browser never seen


def notices() -> list[Any]:
    return [message for message in mail.outbox if "nouveau navigateur" in message.subject]


def test_a_new_browser_is_told_of_once(django_capture_on_commit_callbacks: Commits) -> None:
    person = make.make_user()
    with django_capture_on_commit_callbacks(execute=True):
        usual = opened(person, FIREFOX)
    # The very first one follows a mail that the person has just received.
    assert notices() == []
    with django_capture_on_commit_callbacks(execute=True):
        usual.post("/fr/comptes/logout/")
        sign_in(usual, person)
    assert notices() == []

    with django_capture_on_commit_callbacks(execute=True):
        phone = opened(person, SAFARI)
    [told] = notices()
    assert told.to == [person.email]
    for said in ("Safari sur iPhone", "127.0.0.1", "http://localhost:8000/fr/comptes/security/"):
        assert said in told.body
    with django_capture_on_commit_callbacks(execute=True):
        phone.post("/fr/comptes/logout/")
        sign_in(phone, person)
    assert len(notices()) == 1


def test_the_cookie_tells_nothing_and_cannot_be_made(django_capture_on_commit_callbacks: Commits) -> None:
    person, other = make.make_user(last_login=timezone.now()), make.make_user(last_login=timezone.now())
    with django_capture_on_commit_callbacks(execute=True):
        shared = opened(person, FIREFOX)
    cookie = shared.cookies["known_accounts"]
    assert person.email not in cookie.value
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    # Another account in the same browser is another account; the first is not forgotten for it.
    with django_capture_on_commit_callbacks(execute=True):
        shared.post("/fr/comptes/logout/")
        sign_in(shared, other)
        shared.post("/fr/comptes/logout/")
        sign_in(shared, person)
    assert [message.to for message in notices()] == [[person.email], [other.email]]
    forged = Client()
    forged.cookies["known_accounts"] = cookie.value[:-2] + "xx"
    with django_capture_on_commit_callbacks(execute=True):
        sign_in(forged, person)
    assert len(notices()) == 3


def test_ending_all_sessions_makes_other_browsers_new_again(django_capture_on_commit_callbacks: Commits) -> None:
    person = make.make_user(last_login=timezone.now())
    here, stolen = opened(person, FIREFOX), opened(person, SAFARI)
    with django_capture_on_commit_callbacks(execute=True):
        here.post(END, {"session": "others"})
        here.post("/fr/comptes/logout/")
        sign_in(here, person)
    assert notices() == []
    with django_capture_on_commit_callbacks(execute=True):
        sign_in(stolen, person)
    assert len(notices()) == 1
    assert PASSWORD not in notices()[0].body


def test_failures_are_logged_for_a_known_address_and_look_alike_for_another(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = make.make_user()
    client.post("/fr/comptes/login/", {"login": person.email, "password": "autre chose"})
    assert logged(person) == ["accounts.sign_in_failed"]

    # The line is the worker's business: the answer costs the same, and so takes the same time.
    queue: list[tuple[str, ...]] = []
    monkeypatch.setattr(adapter, "log_failed_sign_in", SimpleNamespace(enqueue=lambda *details: queue.append(details)))
    with CaptureQueriesContext(connection) as known:
        client.post("/fr/comptes/login/", {"login": person.email, "password": "autre chose"})
    with CaptureQueriesContext(connection) as unknown:
        Client().post("/fr/comptes/login/", {"login": "personne@example.org", "password": "autre chose"})
    assert [details[0] for details in queue] == [person.email, "personne@example.org"]
    assert len(known) == len(unknown)
