"""The second factor: an authenticator and recovery codes, asked whichever way somebody comes, and guarded."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings as django_settings
from django.core import mail
from django.test import Client
from pytest_django import Settings
from wagtail.models import ModelLogEntry

from intranet.accounts.models import User
from tests import factories as make

from .codes import SECRET, code_of, give_authenticator, kinds_of

pytestmark = pytest.mark.django_db
PASSWORD = "motdepasse-de-test"
Commits = Callable[..., Any]
STEP = "/fr/comptes/login/second-step/"


def signed_in(client: Client) -> str | None:
    return client.session.get("_auth_user_id")


def sign_in(client: Client, person: User, **more: str) -> Any:
    return client.post("/fr/comptes/login/", {"login": person.email, "password": PASSWORD, **more})


def confirm(client: Client) -> None:
    client.post("/fr/comptes/confirm/password/?next=/fr/comptes/security/", {"password": PASSWORD})


def logged(person: User) -> list[str]:
    entries = ModelLogEntry.objects.filter(object_id=str(person.pk), content_type__model="user")
    return list(entries.order_by("pk").values_list("action", flat=True))


def test_an_authenticator_is_set_up_after_the_password_and_shown_its_codes_once(
    client: Client, django_capture_on_commit_callbacks: Commits
) -> None:
    person = make.make_user()
    sign_in(client, person)
    add = "/fr/comptes/security/authenticator/add/"
    asked = client.get(add)
    assert asked["Location"] == "/fr/comptes/confirm/password/?next=%2Ffr%2Fcomptes%2Fsecurity%2Fauthenticator%2Fadd%2F"
    assert client.post(asked["Location"], {"password": "autre chose"}).status_code == 200
    assert client.get(add).status_code == 302
    assert client.post(asked["Location"], {"password": PASSWORD})["Location"] == add

    page = client.get(add)
    body = page.content.decode()
    secret = page.context["form"].secret
    assert secret in body
    assert "<svg" in body
    assert "style=" not in body
    assert re.search(r"<svg[^>]*>.*<path", body, re.S)
    wrong = client.post(add, {"code": "000000"})
    assert "id_code_error" in wrong.content.decode()
    assert kinds_of(person) == set()
    with django_capture_on_commit_callbacks(execute=True):
        done = client.post(add, {"code": code_of(secret)})
    assert done["Location"] == "/fr/comptes/security/recovery-codes/"
    assert kinds_of(person) == {"totp", "recovery_codes"}

    shown = client.get(done["Location"])
    codes = re.findall(r"<code>(\d{8})</code>", shown.content.decode())
    assert len(codes) == 10
    assert all(f"%0A{code}" in shown.content.decode() for code in codes)
    assert shown["Cache-Control"].startswith("max-age=0, no-cache, no-store")
    again = client.get(done["Location"]).content.decode()
    assert not any(code in again for code in codes)
    assert "Il vous reste 10 codes" in again

    [told] = mail.outbox
    assert told.to == [person.email]
    assert "application d’authentification a été ajoutée" in told.body
    assert "accounts.add_factor" in logged(person)
    # What lies in the database opens nothing by itself.
    stored = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert secret not in stored


@pytest.mark.parametrize("way", ["password", "code", "link"])
def test_whichever_way_one_comes_the_second_step_is_asked(
    client: Client, way: str, django_capture_on_commit_callbacks: Commits
) -> None:
    person = make.make_user()
    give_authenticator(person)
    if way == "password":
        came = sign_in(client, person, next="/fr/espaces/")
    elif way == "code":
        with django_capture_on_commit_callbacks(execute=True):
            client.post("/fr/comptes/login/code/", {"email": person.email})
        code = re.search(r"[A-Z]{4}-[A-Z]{4}", mail.outbox[0].body)[0]
        came = client.post("/fr/comptes/login/code/confirm/?next=/fr/espaces/", {"code": code, "next": "/fr/espaces/"})
    else:
        with django_capture_on_commit_callbacks(execute=True):
            client.post("/fr/comptes/password/reset/", {"email": person.email, "next": "/fr/espaces/"})
        link = re.search(r"http://localhost:8000(/\S*password/reset/key/\S+)", mail.outbox[0].body)[1]
        form = client.get(link)["Location"]
        chosen = {
            "password1": "une-autre-phrase-longue",
            "password2": "une-autre-phrase-longue",
            "next": "/fr/espaces/",
        }
        came = client.post(form, chosen)
    assert came["Location"].startswith(STEP)
    assert signed_in(client) is None
    assert client.get("/fr/comptes/settings/").status_code == 302

    wrong = client.post(came["Location"], {"code": "000000"})
    assert "id_code_error" in wrong.content.decode()
    assert signed_in(client) is None
    right = client.post(came["Location"], {"code": code_of()})
    assert right["Location"] == "/fr/espaces/"
    assert signed_in(client) == str(person.pk)


def test_a_code_is_good_once(client: Client) -> None:
    person = make.make_user()
    give_authenticator(person)
    code = code_of()
    sign_in(client, person)
    client.post(STEP, {"code": code})
    assert signed_in(client)
    other = Client()
    sign_in(other, person)
    other.post(STEP, {"code": code})
    assert signed_in(other) is None
    # Nor one of before.
    other.post(STEP, {"code": code_of(periods_ago=2)})
    assert signed_in(other) is None


def test_a_recovery_code_opens_once_and_its_owner_is_told(
    client: Client, django_capture_on_commit_callbacks: Commits
) -> None:
    person = make.make_user()
    code, other_code, *_rest = give_authenticator(person)
    sign_in(client, person)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(STEP, {"code": code})
    assert signed_in(client)
    assert any("code de secours a servi" in message.body for message in mail.outbox)
    assert "accounts.use_recovery_code" in logged(person)

    again = Client()
    sign_in(again, person)
    again.post(STEP, {"code": code})
    assert signed_in(again) is None
    again.post(STEP, {"code": other_code})
    assert signed_in(again)


def test_new_recovery_codes_end_the_old_ones(client: Client, django_capture_on_commit_callbacks: Commits) -> None:
    person = make.make_user()
    old = give_authenticator(person)
    sign_in(client, person)
    client.post(STEP, {"code": code_of()})
    fresh = "/fr/comptes/security/recovery-codes/new/"
    assert client.post(fresh)["Location"].startswith("/fr/comptes/confirm/password/")
    confirm(client)
    with django_capture_on_commit_callbacks(execute=True):
        done = client.post(fresh)
    new = re.findall(r"<code>(\d{8})</code>", client.get(done["Location"]).content.decode())
    assert len(new) == 10
    assert set(new).isdisjoint(old)
    assert any("nouveaux codes de secours" in message.body for message in mail.outbox)
    other = Client()
    sign_in(other, person)
    other.post(STEP, {"code": old[0]})
    assert signed_in(other) is None
    other.post(STEP, {"code": new[0]})
    assert signed_in(other)


def test_the_authenticator_is_removed_with_its_codes(
    client: Client, django_capture_on_commit_callbacks: Commits
) -> None:
    person = make.make_user()
    give_authenticator(person)
    sign_in(client, person)
    client.post(STEP, {"code": code_of()})
    remove = "/fr/comptes/security/authenticator/remove/"
    assert client.post(remove)["Location"].startswith("/fr/comptes/confirm/password/")
    assert kinds_of(person) == {"totp", "recovery_codes"}
    confirm(client)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(remove)
    assert kinds_of(person) == set()
    assert any("a été retirée" in message.body for message in mail.outbox)
    assert sign_in(Client(), person)["Location"] == "/fr/"


def test_wrong_codes_are_counted_by_account(client: Client, settings: Settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = {}
    person = make.make_user()
    give_authenticator(person)
    sign_in(client, person)
    for _ in range(5):
        client.post(STEP, {"code": "000000"}, REMOTE_ADDR="192.0.2.1")
    # The right one comes too late, also from elsewhere and in another session.
    late = Client()
    sign_in(late, person)
    refused = late.post(STEP, {"code": code_of()}, REMOTE_ADDR="192.0.2.2")
    assert "Trop d’essais" in refused.content.decode()
    assert signed_in(late) is None
    assert logged(person).count("accounts.factor_failed") == 5


@pytest.mark.parametrize(
    "credential",
    ["", "x", "null", "[]", "{}", '{"response": {}}', '{"id": 3, "response": {"userHandle": 3}}', "[" * 60_000]
    + ['{"id":"AA","rawId":"AA","type":"public-key","response":{"userHandle":"!!","clientDataJSON":"AA",'
       '"authenticatorData":"AA","signature":"AA"}}',
       '{"id":"AA","rawId":"AA","type":"public-key","response":{"userHandle":"MQ","clientDataJSON":"AA",'
       '"authenticatorData":"AA","signature":"AA"}}'],
)  # fmt: skip
def test_what_is_no_passkey_is_a_wrong_answer_and_no_error(client: Client, credential: str) -> None:
    make.make_user()
    options = client.get("/fr/comptes/login/passkey/", headers={"Accept": "application/json"}).json()
    assert options["request_options"]["publicKey"]["userVerification"] == "required"
    answer = client.post("/fr/comptes/login/passkey/", {"credential": credential, "next": "/fr/espaces/"}, follow=True)
    assert answer.redirect_chain == [("/fr/comptes/login/?next=%2Ffr%2Fespaces%2F", 302)]
    assert "Cela n’a pas été reconnu" in answer.content.decode()
    assert signed_in(client) is None

    person = make.make_user()
    client.force_login(person)
    confirm(client)
    client.get("/fr/comptes/security/passkeys/add/")
    refused = client.post("/fr/comptes/security/passkeys/add/", {"name": "Clé", "credential": credential})
    assert refused.status_code == 200
    assert 'value="Clé"' in refused.content.decode()
    assert kinds_of(person) == set()


def test_somebody_elses_passkey_is_unknown(client: Client) -> None:
    other = Authenticator.objects.create(
        user=make.make_user(), type="webauthn", data={"name": "Clé de l’autre", "credential": {}}
    )
    client.force_login(make.make_user())
    confirm(client)
    for verb in ("rename", "remove"):
        for pk in (other.pk, 987654):
            assert client.get(f"/fr/comptes/security/passkeys/{pk}/{verb}/").status_code == 404
            assert client.post(f"/fr/comptes/security/passkeys/{pk}/{verb}/", {"name": "x"}).status_code == 404
    other.refresh_from_db()
    assert other.data["name"] == "Clé de l’autre"


def test_a_lost_key_of_the_site_refuses_everybody_and_breaks_nothing(client: Client, settings: Settings) -> None:
    person = make.make_user()
    recovery, *_rest = give_authenticator(person)
    settings.SECRET_KEY = "another"
    sign_in(client, person)
    for code in (code_of(), recovery):
        assert client.post(STEP, {"code": code}).status_code == 200
    assert signed_in(client) is None
    # With the former key among those still believed, nothing is lost.
    settings.SECRET_KEY_FALLBACKS = ["tests"]
    client.post(STEP, {"code": code_of()})
    assert signed_in(client)


def test_administrators_take_away_what_somebody_lost(
    client: Client, django_capture_on_commit_callbacks: Commits
) -> None:
    person, admin = make.make_user(), make.make_admin()
    give_authenticator(person)
    elsewhere = Client()
    elsewhere.force_login(person)
    client.force_login(admin)
    edit = f"/admin/users/edit/{person.pk}/"
    form = {"email": person.email, "first_name": "Léa", "last_name": "Petit", "language": "fr", "is_active": "on"}
    with django_capture_on_commit_callbacks(execute=True):
        client.post(edit, form)
        assert kinds_of(person) == {"totp", "recovery_codes"}
        assert elsewhere.get("/fr/comptes/settings/").status_code == 200
        client.post(edit, {**form, "reset_second_factor": "on"})
    assert kinds_of(person) == set()
    assert elsewhere.get("/fr/comptes/settings/").status_code == 302
    assert "Un administrateur a retiré la seconde étape" in mail.outbox[-1].body
    assert "accounts.reset_second_factor" in logged(person)
    # Nothing to take away, and not from oneself.
    assert "reset_second_factor" not in client.get(edit).content.decode()
    give_authenticator(admin)
    assert "reset_second_factor" not in client.get(f"/admin/users/edit/{admin.pk}/").content.decode()


def test_the_secret_is_never_logged(client: Client, django_capture_on_commit_callbacks: Commits) -> None:
    person = make.make_user()
    recovery, *_rest = give_authenticator(person)
    sign_in(client, person)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(STEP, {"code": "111111"})
        client.post(STEP, {"code": recovery})
    kept = str(list(ModelLogEntry.objects.values_list("data", flat=True)))
    assert "127.0.0.1" in kept
    for secret in (PASSWORD, recovery, SECRET, "111111"):
        assert secret not in kept
    assert logged(person) == ["accounts.factor_failed", "accounts.use_recovery_code", "accounts.sign_in"]
    assert django_settings.MFA_RECOVERY_CODES_SHOW_ONCE
