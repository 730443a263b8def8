"""Administrators make, change and deactivate accounts in Wagtail's screens; nobody else does, and none is deleted."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils.translation import gettext, override
from wagtail.models import ModelLogEntry

from intranet.accounts.actions import change_account, create_account
from intranet.accounts.admin_forms import AccountForm
from intranet.accounts.models import User
from tests import factories as make

pytestmark = pytest.mark.django_db
PASSWORD = "motdepasse-de-test"
Commits = Callable[..., Any]
NEW = {"email": "Ana@Example.org", "first_name": "Ana", "last_name": "Lopes", "language": "fr"}


@pytest.fixture
def administrator(client: Client) -> User:
    person = make.make_admin()
    client.force_login(person)
    return person


def fields_of(user: User, **changed: Any) -> dict[str, Any]:
    names = ("email", "first_name", "last_name", "language", "is_superuser", "is_active")
    fields = {name: getattr(user, name) for name in names} | changed
    # As a browser posts them: an unticked box is absent.
    return {name: ("on" if value is True else value) for name, value in fields.items() if value is not False}


def edit(client: Client, user: User, **changed: Any) -> Any:
    return client.post(f"/admin/users/edit/{user.pk}/", fields_of(user, **changed))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_new_account_gets_a_welcome_and_chooses_its_password(
    client: Client, administrator: User, language: str, django_capture_on_commit_callbacks: Commits
) -> None:
    form = client.get("/admin/users/new/").content.decode()
    assert 'name="language"' in form
    assert 'name="password1"' not in form
    assert 'name="groups"' not in form
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post("/admin/users/new/", {**NEW, "language": language})
    assert response.status_code == 302
    person = User.objects.get(email="ana@example.org")
    assert (person.language, person.is_active, person.is_superuser) == (language, True, False)
    assert not person.has_usable_password()
    assert ModelLogEntry.objects.filter(action="accounts.create", user=administrator, object_id=person.pk).exists()

    [message] = mail.outbox
    assert message.to == ["ana@example.org"]
    with override(language):
        expected = gettext("Votre compte sur %(site_name)s") % {"site_name": "Interpôles"}
        assert message.subject == expected
    assert f"http://localhost:8000/{language}/comptes/login/" in message.body
    link = re.search(rf"http://localhost:8000(/{language}/comptes/password/reset/key/\S+)", str(message.body))
    assert link

    visitor = Client()
    page = visitor.get(link[1], follow=True)
    chosen = {"password1": "une-autre-phrase-longue", "password2": "une-autre-phrase-longue"}
    assert visitor.post(page.redirect_chain[-1][0], chosen)["Location"] == f"/{language}/"
    assert visitor.session["_auth_user_id"] == str(person.pk)


def test_nothing_is_sent_for_an_account_that_was_not_made(
    client: Client, administrator: User, django_capture_on_commit_callbacks: Commits
) -> None:
    taken = make.make_user("prise@example.org", first_name="Zoé", last_name="Prise")
    closed = make.make_user("fermee@example.org", is_active=False)
    for email, word in ((taken.email, "déjà celle"), (closed.email, "réactivez-le")):
        with django_capture_on_commit_callbacks(execute=True):
            response = client.post("/admin/users/new/", {**NEW, "email": email.title()})
        assert response.status_code == 200
        [error] = response.context["form"].errors["email"]
        assert word in error
        assert list(response.context["form"].errors) == ["email"]
        assert 'value="Lopes"' in response.content.decode()
    assert mail.outbox == []


@pytest.mark.parametrize("changed", [False, True])
def test_two_administrators_give_the_same_address_at_once(
    client: Client, administrator: User, monkeypatch: pytest.MonkeyPatch, changed: bool
) -> None:
    person = make.make_user()
    checked = AccountForm.is_valid

    def check_then_lose(form: AccountForm) -> bool:
        valid = checked(form)
        if valid and not User.objects.filter(email="ana@example.org").exists():
            make.make_user("ana@example.org", first_name="Zoé", last_name="Prise")
        return valid

    monkeypatch.setattr(AccountForm, "is_valid", check_then_lose)
    if changed:
        response = edit(client, person, email="ana@example.org", last_name="Lopes")
    else:
        response = client.post("/admin/users/new/", NEW)
    assert response.status_code == 200
    form = response.context["form"]
    assert "Zoé Prise" in form.errors["email"][0]
    assert list(form.errors) == ["email"]
    assert 'value="Lopes"' in response.content.decode()
    assert User.objects.get(email="ana@example.org").last_name == "Prise"


def test_administrators_change_accounts(client: Client, administrator: User) -> None:
    person = make.make_user("avant@example.org")
    # As allauth keeps them, once a code was used.
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    response = edit(client, person, email="Apres@example.org", language="en", is_superuser=True)
    assert response.status_code == 302
    person.refresh_from_db()
    assert (person.email, person.language, person.is_superuser) == ("apres@example.org", "en", True)
    assert person.check_password(PASSWORD)

    # The former address opens nothing any more, and may be somebody else's.
    visitor = Client()
    visitor.post("/fr/comptes/login/", {"login": "avant@example.org", "password": PASSWORD})
    assert "_auth_user_id" not in visitor.session
    heir = make.make_user("avant@example.org")
    visitor.post("/fr/comptes/login/", {"login": "avant@example.org", "password": PASSWORD})
    assert visitor.session["_auth_user_id"] == str(heir.pk)


def test_a_deactivated_account_loses_its_sessions_for_good(client: Client, administrator: User) -> None:
    person = make.make_user()
    theirs = Client()
    theirs.force_login(person)
    assert theirs.get("/fr/comptes/settings/").status_code == 200

    edit(client, person, is_active=False)
    assert theirs.get("/fr/comptes/settings/").status_code == 302
    assert ModelLogEntry.objects.filter(action="accounts.deactivate", object_id=person.pk).count() == 1
    person.refresh_from_db()
    edit(client, person, is_active=True)
    person.refresh_from_db()
    assert person.is_active
    assert theirs.get("/fr/comptes/settings/").status_code == 302
    theirs.force_login(person)
    assert theirs.get("/fr/comptes/settings/").status_code == 200


def test_administrators_do_not_lock_themselves_out(client: Client, administrator: User) -> None:
    edit(client, administrator, is_active=False, is_superuser=False, last_name="Nouveau")
    administrator.refresh_from_db()
    assert (administrator.is_active, administrator.is_superuser) == (True, True)
    assert administrator.last_name == "Nouveau"
    administrator.is_active = False
    with pytest.raises(PermissionDenied):
        change_account(administrator, by=User.objects.get(pk=administrator.pk))


def test_accounts_are_never_deleted(client: Client, administrator: User) -> None:
    person = make.make_user()
    page = client.get(f"/admin/users/edit/{person.pk}/").content.decode()
    assert "/admin/users/delete/" not in page
    assert "/admin/users/delete/" not in client.get("/admin/users/").content.decode()
    for method in (client.get, client.post):
        assert method(f"/admin/users/delete/{person.pk}/").status_code == 404
        for action in ("delete", "assign_role", "set_active_state"):
            assert method(f"/admin/bulk/accounts/user/{action}/?id={person.pk}").status_code == 404
    assert User.objects.filter(pk=person.pk).exists()


def test_groups_give_nothing_and_have_no_screen(client: Client, administrator: User) -> None:
    assert client.get("/admin/groups/").status_code == 404
    assert client.get("/admin/groups/new/").status_code == 404
    menu = client.get("/admin/").content.decode()
    assert "/admin/users/" in menu
    assert "/admin/groups/" not in menu
    assert 'name="group"' not in client.get("/admin/users/").content.decode()


def test_the_list_finds_people(client: Client, administrator: User) -> None:
    make.make_user("odile@example.org", first_name="Odile", last_name="Vasseur", language="en")
    make.make_user("rene@example.org", first_name="René", last_name="Caron", is_active=False)
    everybody = client.get("/admin/users/").content.decode()
    assert everybody.index("René Caron") < everybody.index("Odile Vasseur")
    assert "odile@example.org" in everybody
    for query in ("q=vasseur", "q=odile@", "is_active=true&q=e"):
        found = client.get(f"/admin/users/?{query}").content.decode()
        assert "Odile Vasseur" in found, query
        assert "René Caron" not in found, query
    for column in ("name", "-name", "email", "language", "is_active", "is_superuser", "last_login"):
        assert client.get(f"/admin/users/?ordering={column}").status_code == 200
    person = User.objects.get(email="odile@example.org")
    for path in ("history", "usage"):
        assert client.get(f"/admin/users/{path}/{person.pk}/").status_code == 200


def test_only_administrators_touch_accounts(client: Client, administrator: User) -> None:
    victim = make.make_user()
    team = make.make_team_member()
    paths = ("", "new/", f"edit/{victim.pk}/", f"history/{victim.pk}/")
    assert [client.get(f"/admin/users/{path}").status_code for path in paths] == [200] * 4
    client.force_login(team)
    assert client.get("/admin/").status_code == 200
    for path in paths:
        assert client.get(f"/admin/users/{path}").status_code == 404, path
        assert client.post(f"/admin/users/{path}", {**NEW, "is_superuser": "on"}).status_code == 404, path
    assert not User.objects.filter(email="ana@example.org").exists()
    victim.is_superuser = True
    with pytest.raises(PermissionDenied):
        change_account(victim, by=team)
    with pytest.raises(PermissionDenied):
        create_account("ana@example.org", first_name="Ana", last_name="Lopes", by=team)
