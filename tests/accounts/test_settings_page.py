"""What people set by themselves: their language, which holds for mails and for the writing screens; their password."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils.translation import gettext, override
from wagtail.users.models import UserProfile

from intranet.access.models import Role
from tests import factories as make

pytestmark = pytest.mark.django_db
PASSWORD = "motdepasse-de-test"
NEW_PASSWORD = "une-autre-phrase-longue"
Commits = Callable[..., Any]


def test_the_language_holds_for_mails_and_writing_screens(
    client: Client, django_capture_on_commit_callbacks: Commits
) -> None:
    person = make.make_member(make.space_of(make.make_workspace()), Role.EDITOR)
    client.force_login(person)
    assert '<html lang="fr"' in client.get("/admin/").content.decode()

    response = client.post("/fr/comptes/settings/", {"language": "en"})
    assert response["Location"] == "/en/comptes/settings/"
    person.refresh_from_db()
    assert person.language == "en"
    assert '<html lang="en"' in client.get("/admin/").content.decode()
    # On the site too, whatever the language of the address.
    assert '<html lang="en"' in client.get("/fr/comptes/settings/").content.decode()

    with django_capture_on_commit_callbacks(execute=True):
        Client().post("/fr/comptes/password/reset/", {"email": person.email})
    with override("en"):
        expected = gettext("Choisir un autre mot de passe pour %(site_name)s") % {"site_name": "Interpôles"}
    assert mail.outbox[0].subject == expected
    assert "/en/comptes/password/reset/key/" in mail.outbox[0].body


def test_the_language_chosen_in_wagtail_is_the_persons(client: Client) -> None:
    person = make.make_admin()
    client.force_login(person)
    page = client.get("/admin/account/")
    posted: dict[str, Any] = {}
    for panels in page.context["panels_by_tab"].values():
        for panel in panels:
            form = panel.get_form()
            posted |= {form.add_prefix(name): form[name].value() or "" for name in form.fields}
    assert posted["locale-preferred_language"] == "fr"
    assert "locale-current_time_zone" not in posted
    for chosen, language in (("en", "en"), ("", "en"), ("fr", "fr")):
        client.post("/admin/account/", {**posted, "locale-preferred_language": chosen})
        person.refresh_from_db()
        assert person.language == language
        assert UserProfile.objects.get(user=person).preferred_language == language


def test_an_unknown_language_is_refused(client: Client) -> None:
    person = make.make_user()
    client.force_login(person)
    response = client.post("/fr/comptes/settings/", {"language": "de"})
    assert response.status_code == 200
    assert response.context["form"].errors["language"]
    person.refresh_from_db()
    assert person.language == "fr"


def test_the_page_is_for_people_with_an_account(client: Client) -> None:
    assert client.get("/fr/comptes/settings/")["Location"] == "/fr/comptes/login/?next=/fr/comptes/settings/"
    client.force_login(make.make_user())
    body = client.get("/fr/comptes/settings/").content.decode()
    assert "/fr/comptes/security/" in body
    # Names and addresses are the administrators' business.
    assert 'name="email"' not in body


def test_a_new_password_ends_the_other_sessions(client: Client, django_capture_on_commit_callbacks: Commits) -> None:
    person = make.make_user()
    elsewhere = Client()
    for browser in (client, elsewhere):
        browser.post("/fr/comptes/login/", {"login": person.email, "password": PASSWORD})
        assert browser.get("/fr/comptes/settings/").status_code == 200

    form = {"oldpassword": "autre chose", "password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
    refused = client.post("/fr/comptes/password/change/", form)
    assert "Ce n’est pas votre mot de passe actuel." in refused.context["form"].errors["oldpassword"]
    assert elsewhere.get("/fr/comptes/settings/").status_code == 200

    with django_capture_on_commit_callbacks(execute=True):
        done = client.post("/fr/comptes/password/change/", {**form, "oldpassword": PASSWORD})
    assert done["Location"] == "/fr/comptes/security/"
    assert client.get("/fr/comptes/settings/").status_code == 200
    assert elsewhere.get("/fr/comptes/settings/").status_code == 302
    [told] = [message for message in mail.outbox if "mot de passe" in message.subject]
    assert told.to == [person.email]
    assert NEW_PASSWORD not in told.body


@pytest.mark.parametrize(("language", "message"), [("fr", "trop court"), ("en", "too short")])
def test_weak_passwords_are_refused_in_the_readers_language(client: Client, language: str, message: str) -> None:
    client.force_login(make.make_user(language=language))
    form = {"oldpassword": PASSWORD, "password1": "court", "password2": "court"}
    response = client.post("/fr/comptes/password/change/", form)
    assert message in str(response.context["form"].errors["password1"])
    assert 'id="id_password1_error"' in response.content.decode()


def test_who_came_by_code_chooses_a_first_password(client: Client, django_capture_on_commit_callbacks: Commits) -> None:
    person = make.make_user()
    person.set_unusable_password()
    person.save()
    client.force_login(person)
    assert "/fr/comptes/password/set/" in client.get("/fr/comptes/security/").content.decode()
    assert client.get("/fr/comptes/password/change/")["Location"] == "/fr/comptes/password/set/"

    # An open session is not enough: whoever finds one would have the account for good.
    chosen = {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
    confirm = "/fr/comptes/confirm/code/?next=%2Ffr%2Fcomptes%2Fpassword%2Fset%2F"
    assert client.post("/fr/comptes/password/set/", chosen)["Location"] == confirm
    person.refresh_from_db()
    assert not person.has_usable_password()

    with django_capture_on_commit_callbacks(execute=True):
        client.post(confirm, {"action": "send"})
    [message] = mail.outbox
    code = re.search(r"[A-Z]{4}-[A-Z]{4}", message.body)[0]
    wrong = client.post(confirm, {"code": "BCDF-GHJK"})
    assert "id_code_error" in wrong.content.decode()
    # The password that was already typed is not asked again.
    assert client.post(confirm, {"code": code})["Location"] == "/fr/comptes/security/"
    person.refresh_from_db()
    assert person.check_password(NEW_PASSWORD)


def test_a_code_that_confirms_is_void_after_three_wrong_answers(
    client: Client, django_capture_on_commit_callbacks: Commits
) -> None:
    person = make.make_user()
    person.set_unusable_password()
    person.save()
    client.force_login(person)
    confirm = "/fr/comptes/confirm/code/?next=%2Ffr%2Fcomptes%2Fpassword%2Fset%2F"
    with django_capture_on_commit_callbacks(execute=True):
        client.post(confirm, {"action": "send"})
    code = re.search(r"[A-Z]{4}-[A-Z]{4}", mail.outbox[0].body)[0]
    for _ in range(3):
        client.post(confirm, {"code": "BCDF-GHJK"})
    assert client.post(confirm, {"code": code})["Location"] == confirm
    assert client.get("/fr/comptes/password/set/")["Location"] == confirm
