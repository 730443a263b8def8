"""One-click sign-in of the demonstration, and of nothing else."""

import pytest
from django.test import Client
from pytest_django import Settings

from intranet.accounts import demo
from intranet.accounts.demo import DemoChoice, register_choices
from tests import factories as make

pytestmark = pytest.mark.django_db
ENTER = "/fr/comptes/login/demo/"


@pytest.fixture(autouse=True)
def _offered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "_suppliers", [])
    register_choices(
        lambda: [
            DemoChoice("referente@example.org", "Jeanne Morel", "Référente", "Écrit dans l’espace de son domaine.")
        ]
    )


def test_a_listed_account_is_entered_in_one_click(settings: Settings) -> None:
    settings.DEMO = True
    person = make.make_user("referente@example.org")
    client = Client(enforce_csrf_checks=True)
    page = client.get("/fr/comptes/login/?next=/fr/espaces/").content.decode()
    assert "Référente" in page
    assert "Écrit dans l’espace de son domaine." in page
    form = {"email": person.email, "next": "/fr/espaces/"}
    assert client.post(ENTER, form).status_code == 403
    token = client.cookies["csrftoken"].value
    response = client.post(ENTER, {**form, "csrfmiddlewaretoken": token})
    assert response["Location"] == "/fr/espaces/"
    assert client.session["_auth_user_id"] == str(person.pk)


def test_only_listed_accounts_are_entered(client: Client, settings: Settings) -> None:
    settings.DEMO = True
    administrator = make.make_admin()
    listed = make.make_user("referente@example.org")
    assert client.post(ENTER, {"email": administrator.email}).status_code == 404
    assert client.post(ENTER, {}).status_code == 404
    assert client.get(ENTER).status_code == 405
    assert "_auth_user_id" not in client.session
    away = client.post(ENTER, {"email": listed.email, "next": "https://ailleurs.example.com/"})
    assert away["Location"] == "/fr/"


def test_outside_the_demonstration_nothing_is_there(client: Client, settings: Settings) -> None:
    settings.DEMO = False
    person = make.make_user("referente@example.org")
    assert "Référente" not in client.get("/fr/comptes/login/").content.decode()
    assert client.post(ENTER, {"email": person.email}).status_code == 404
    assert client.get(ENTER).status_code == 404
    assert "_auth_user_id" not in client.session
