"""Signing in and out: by password, by code, by a link; nothing tells who has an account."""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext, override
from pytest_django import Settings

from intranet.accounts.models import User
from tests import factories as make

pytestmark = pytest.mark.django_db
PASSWORD = "motdepasse-de-test"
NEW_PASSWORD = "une-autre-phrase-longue"
Commits = Callable[..., Any]


def url(name: str, language: str = "fr", **query: str) -> str:
    with override(language):
        return reverse(name) + (f"?{urlencode(query)}" if query else "")


def signed_in(client: Client) -> str | None:
    return client.session.get("_auth_user_id")


def ask_code(client: Client, email: str, commits: Commits, language: str = "fr", **query: str) -> Any:
    with commits(execute=True):
        return client.post(url("account_request_login_code", language, **query), {"email": email, **query})


def code_of(message: Any) -> str:
    found = re.search(r"^ +([A-Z]{4}-[A-Z]{4})$", message.body, re.M)
    assert found, message.body
    return found[1]


def link_of(message: Any) -> str:
    found = re.search(r"http://localhost:8000(/\S*/password/reset/key/\S+)", message.body)
    assert found, message.body
    return found[1]


# By password


@pytest.mark.parametrize("typed", ["lea@example.org", "Lea@Example.ORG "])
def test_a_right_password_opens_and_a_wrong_one_does_not(client: Client, typed: str) -> None:
    person = make.make_user("lea@example.org")
    wrong = client.post(url("account_login"), {"login": typed, "password": "autre chose"})
    assert wrong.status_code == 200
    assert signed_in(client) is None
    assert f'value="{typed}"' in wrong.content.decode()
    assert "Adresse ou mot de passe incorrect." in wrong.content.decode()

    right = client.post(url("account_login"), {"login": typed, "password": PASSWORD})
    assert right["Location"] == "/fr/"
    assert signed_in(client) == str(person.pk)


def test_one_lands_on_the_home_page_in_ones_own_language(client: Client) -> None:
    person = make.make_user(language="en")
    response = client.post(url("account_login"), {"login": person.email, "password": PASSWORD})
    assert response["Location"] == "/en/"


def test_an_empty_form_says_so_beside_each_field(client: Client) -> None:
    body = client.post(url("account_login"), {"login": "pas une adresse", "password": ""}).content.decode()
    assert 'id="id_login_error"' in body
    assert 'id="id_password_error"' in body
    assert 'value="pas une adresse"' in body


def test_a_closed_account_is_refused_politely(client: Client) -> None:
    person = make.make_user(is_active=False)
    credentials = {"login": person.email, "password": PASSWORD}
    response = client.post(url("account_login"), credentials, follow=True)
    assert response.redirect_chain == [(url("account_inactive"), 302)]
    assert "Compte désactivé" in response.content.decode()
    assert signed_in(client) is None
    # Only to those who know the password: to others it is an address like any other.
    response = client.post(url("account_login"), {**credentials, "password": "autre chose"})
    assert "Adresse ou mot de passe incorrect." in response.content.decode()


def test_signing_out_takes_a_button(client: Client) -> None:
    client.force_login(make.make_user())
    client.get(url("account_logout"))
    assert signed_in(client)
    response = client.post(url("account_logout", "en"))
    assert response["Location"] == "/en/"
    assert signed_in(client) is None


# By code


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_code_sent_by_mail_opens(client: Client, language: str, django_capture_on_commit_callbacks: Commits) -> None:
    person = make.make_user(language=language)
    response = ask_code(client, person.email.upper(), django_capture_on_commit_callbacks, language)
    assert response["Location"] == url("account_confirm_login_code", language)
    [message] = mail.outbox
    assert message.to == [person.email]
    code = code_of(message)

    wrong = client.post(url("account_confirm_login_code", language), {"code": "BCDF-GHJK"})
    assert 'id="id_code_error"' in wrong.content.decode()
    assert 'value="BCDF-GHJK"' in wrong.content.decode()
    assert signed_in(client) is None
    client.post(url("account_confirm_login_code", language), {"code": code.lower().replace("-", " ")})
    assert signed_in(client) == str(person.pk)


def test_a_code_is_void_after_three_wrong_answers(client: Client, django_capture_on_commit_callbacks: Commits) -> None:
    person = make.make_user()
    ask_code(client, person.email, django_capture_on_commit_callbacks, next="/fr/espaces/")
    confirm = url("account_confirm_login_code", next="/fr/espaces/")
    answers = [client.post(confirm, {"code": "BCDF-GHJK", "next": "/fr/espaces/"}) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 302]
    assert answers[2]["Location"] == url("account_request_login_code", next="/fr/espaces/")
    assert "Trop d’essais" in client.get(answers[2]["Location"]).content.decode()
    client.post(confirm, {"code": code_of(mail.outbox[0])})
    assert signed_in(client) is None


def test_an_expired_code_says_so(
    client: Client, settings: Settings, django_capture_on_commit_callbacks: Commits
) -> None:
    person = make.make_user()
    ask_code(client, person.email, django_capture_on_commit_callbacks)
    settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT = -1
    code = code_of(mail.outbox[0])
    response = client.post(url("account_confirm_login_code", next="/fr/espaces/"), {"code": code}, follow=True)
    assert response.redirect_chain == [(url("account_request_login_code", next="/fr/espaces/"), 302)]
    assert "Ce code n’est plus valable" in response.content.decode()
    assert signed_in(client) is None


def test_another_code_replaces_the_first(client: Client, django_capture_on_commit_callbacks: Commits) -> None:
    person = make.make_user()
    ask_code(client, person.email, django_capture_on_commit_callbacks)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(url("account_confirm_login_code"), {"action": "resend"})
    first, second = (code_of(message) for message in mail.outbox)
    client.post(url("account_confirm_login_code"), {"code": first})
    assert signed_in(client) is None
    client.post(url("account_confirm_login_code"), {"code": second})
    assert signed_in(client) == str(person.pk)


def test_one_may_sign_in_otherwise_while_a_code_is_awaited(
    client: Client, django_capture_on_commit_callbacks: Commits
) -> None:
    person = make.make_user()
    response = ask_code(client, person.email, django_capture_on_commit_callbacks, next="/fr/espaces/")
    body = client.get(response["Location"]).content.decode()
    # The page of passwords would send back here...
    back = client.get(url("account_login", next="/fr/espaces/"))
    assert back["Location"] == url("account_confirm_login_code", next="/fr/espaces/")
    # ...so that its button drops the code first.
    target = re.search(r'action="[^"]*logout/">.*?name="next" value="([^"]+)"', body[body.index("<main") :], re.S)
    assert target
    dropped = client.post(url("account_logout"), {"next": target[1]})
    assert dropped["Location"] == url("account_login", next="/fr/espaces/")
    assert client.get(dropped["Location"]).status_code == 200


# Nobody learns who has an account


def without_token(response: Any) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"|nonce="[^"]+"', "", response.content.decode())


@pytest.mark.parametrize("who", ["unknown", "closed"])
def test_an_address_without_account_is_answered_like_any_other(
    client: Client, who: str, django_capture_on_commit_callbacks: Commits
) -> None:
    known = make.make_user("connue@example.org").email
    other = "autrui@example.org"
    if who == "closed":
        make.make_user(other, is_active=False)
    flows = {
        "account_login": lambda email: {"login": email, "password": "autre chose"},
        "account_request_login_code": lambda email: {"email": email},
        "account_reset_password": lambda email: {"email": email},
    }
    for name, fields in flows.items():
        pages = []
        for email in (known, other):
            visitor = Client()
            with django_capture_on_commit_callbacks(execute=True):
                response = visitor.post(url(name), fields(email))
            chain = [response.status_code, response.get("Location")]
            if response.status_code == 302:
                response = visitor.get(response["Location"])
            answers = [response]
            if name == "account_request_login_code":
                answers += [visitor.post(url("account_confirm_login_code"), {"code": "BCDFGHJK"}) for _ in range(3)]
            pages.append((chain, [without_token(each).replace(email, "EMAIL") for each in answers]))
        assert pages[0] == pages[1], name
    assert {address for message in mail.outbox for address in message.to} == {known}


def test_nobody_signs_up(client: Client) -> None:
    assert client.get(url("account_login")).status_code == 200
    for path in ("signup", "email", "confirm-email", "reauthenticate", "signup/passkey"):
        for language in ("fr", "en"):
            address = f"/{language}/comptes/{path}/"
            assert client.get(address).status_code == 404
            assert client.post(address, {"email": "x@example.org", "password1": NEW_PASSWORD}).status_code == 404
    assert not User.objects.filter(email="x@example.org").exists()


# A forgotten password


def test_a_forgotten_password_is_replaced_through_a_mail(
    client: Client, django_capture_on_commit_callbacks: Commits
) -> None:
    person = make.make_user(language="en")
    asked = {"email": person.email, "next": "/fr/espaces/"}
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(url("account_reset_password"), asked, headers={"host": "testserver"})
    assert response["Location"] == url("account_reset_password_done", next="/fr/espaces/")
    [message] = mail.outbox
    link = link_of(message)
    assert link.startswith("/en/")

    page = client.get(link, follow=True)
    form = page.redirect_chain[-1][0]
    weak = client.post(form, {"password1": "123", "password2": "123", "next": "/fr/espaces/"})
    assert 'id="id_password1_error"' in weak.content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        done = client.post(form, {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD, "next": "/fr/espaces/"})
    assert done["Location"] == "/fr/espaces/"
    assert signed_in(client) == str(person.pk)
    assert [each.to for each in mail.outbox] == [[person.email]] * 2

    again = Client().get(link, follow=True)
    with override("en"):
        assert gettext("Lien périmé") in again.content.decode()


def test_a_link_to_an_account_closed_since_is_void(client: Client, django_capture_on_commit_callbacks: Commits) -> None:
    person = make.make_user()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(url("account_reset_password"), {"email": person.email})
    link = link_of(mail.outbox[0])
    User.objects.filter(pk=person.pk).update(is_active=False)
    assert "Lien périmé" in client.get(link, follow=True).content.decode()
    User.objects.filter(pk=person.pk).update(is_active=True)
    assert "Choisir un mot de passe" in client.get(link, follow=True).content.decode()


# Where one was going


@pytest.mark.parametrize(
    ("asked", "reached"),
    [
        ("/fr/espaces/?page=2", "/fr/espaces/?page=2"),
        ("https://ailleurs.example.com/", "/fr/"),
        ("//ailleurs.example.com/", "/fr/"),
        ("javascript:alert(1)", "/fr/"),
        ("/\\ailleurs.example.com", "/fr/"),
    ],
)
def test_the_page_to_come_back_to_is_kept_if_it_is_ours(
    client: Client, asked: str, reached: str, django_capture_on_commit_callbacks: Commits
) -> None:
    person = make.make_user()
    page = client.get(url("account_login", next=asked))
    assert page.status_code == 200
    response = client.post(
        url("account_login", next=asked), {"login": person.email, "password": PASSWORD, "next": asked}
    )
    assert response["Location"] == reached

    client.logout()
    response = ask_code(client, person.email, django_capture_on_commit_callbacks, next=asked)
    code = {"code": code_of(mail.outbox[-1]), "next": asked}
    assert client.post(response["Location"], code)["Location"] == reached


def test_each_step_carries_the_page_to_come_back_to(client: Client) -> None:
    carried = urlencode({"next": "/fr/espaces/"})
    for name in ("account_login", "account_request_login_code", "account_reset_password"):
        body = client.get(url(name, next="/fr/espaces/")).content.decode()
        main = body[body.index("<main") : body.index("</main>")]
        links = re.findall(r'href="([^"]*comptes[^"]*)"', main)
        assert links
        assert all(carried in link for link in links), (name, links)
        assert 'name="next" value="/fr/espaces/"' in main


# Limits


def test_limits_hold_in_the_shared_cache_and_say_so(client: Client, settings: Settings) -> None:
    shared = {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "interpoles_cache"}
    settings.CACHES = {**settings.CACHES, "default": shared}
    call_command("createcachetable")
    settings.ACCOUNT_RATE_LIMITS = {"reset_password": "20/m/ip,2/h/key"}
    person = make.make_user()
    guess = {"login": person.email, "password": "autre chose"}
    answers = [client.post(url("account_login"), guess) for _ in range(6)]
    assert [answer.status_code for answer in answers] == [200] * 6
    assert "Trop d’essais" not in answers[4].content.decode()
    last = answers[5].content.decode()
    assert "Trop d’essais" in last
    assert f'value="{person.email}"' in last
    # The right password is of no use any more from there, for a few minutes.
    client.post(url("account_login"), {**guess, "password": PASSWORD})
    assert signed_in(client) is None

    asked = [client.post(url("account_reset_password"), {"email": person.email}) for _ in range(3)]
    assert [answer.status_code for answer in asked] == [302, 302, 429]
    assert "<h1>Trop d’essais</h1>" in asked[2].content.decode()


def test_the_browser_goes_to_what_is_wrong(client: Client) -> None:
    """The first wrong field, tied to its message; or the message itself where it is about no one field."""
    html = client.post(url("account_login"), {"login": "", "password": ""}).content.decode()
    wrong = re.search(r'<input[^>]*name="login"[^>]*>', html)
    assert wrong is not None
    assert {"autofocus", 'aria-invalid="true"'} <= set(wrong[0].split())
    described = re.search(r'aria-describedby="([^"]+)"', wrong[0])
    assert described is not None
    assert all(f'id="{each}"' in html for each in described[1].split())
    assert html.count("autofocus") == 1
    make.make_user(email="ana@example.org")
    html = client.post(url("account_login"), {"login": "ana@example.org", "password": "faux"}).content.decode()
    assert re.search(r'<div class="account-problem" role="alert" tabindex="-1" autofocus>', html)
    assert html.count("autofocus") == 1
