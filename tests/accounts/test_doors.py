"""The ways into Wagtail's admin: one place to sign in, and nothing there for people who write nowhere."""

import pytest
from django.conf import settings
from django.test import Client

from intranet.access.models import Role
from tests import factories as make

pytestmark = pytest.mark.django_db
PASSWORD = "motdepasse-de-test"


@pytest.mark.parametrize(
    "path",
    ["/admin/login/", "/_util/login/", "/fr/_util/login/", "/en/_util/login/", "/django-admin/login/"],
)
def test_no_other_door_takes_a_password(client: Client, path: str) -> None:
    person = make.make_admin()
    answer = {"username": person.email, "password": PASSWORD, "next": "/admin/pages/"}
    response = client.post(path, answer)
    assert response.status_code in {302, 404}
    assert "_auth_user_id" not in client.session
    client.get(path)
    assert "_auth_user_id" not in client.session
    # The same password, where it belongs.
    client.post("/fr/comptes/login/", {"login": person.email, "password": PASSWORD})
    assert client.session["_auth_user_id"] == str(person.pk)


def test_the_admins_own_door_leads_to_the_one_place_and_back(client: Client) -> None:
    response = client.get("/admin/login/?next=/admin/pages/")
    assert response["Location"] == "/fr/comptes/login/?next=%2Fadmin%2Fpages%2F"
    response = client.get("/admin/login/?next=https://ailleurs.example.com/")
    assert response["Location"] == "/fr/comptes/login/"


def test_passwords_are_not_reset_in_the_admin(client: Client) -> None:
    for path in ("", "done/", "confirm/MQ/abc-def/", "complete/"):
        assert client.get(f"/admin/password_reset/{path}").status_code == 404


def test_djangos_own_admin_is_not_there(client: Client) -> None:
    client.force_login(make.make_admin())
    assert "django.contrib.admin" not in settings.INSTALLED_APPS
    assert client.get("/django-admin/").status_code == 404


def test_who_enters_the_admin(client: Client) -> None:
    workspace = make.make_workspace()
    writer = make.make_member(make.space_of(workspace), Role.CONTRIBUTOR)
    reader = make.make_member(make.space_of(workspace), Role.READER)

    response = client.get("/admin/pages/?x=1")
    assert response.status_code == 302
    assert response["Location"] == "/fr/comptes/login/?next=/admin/pages/%3Fx%3D1"

    client.force_login(writer)
    assert client.get("/admin/").status_code == 200

    for person in (reader, make.make_user()):
        client.force_login(person)
        for path in ("/admin/", "/admin/pages/", "/admin/account/", "/admin/never/"):
            assert client.get(path).status_code == 404, path
        # The door leads back to what is not there, and does not go round in circles.
        followed = client.get("/admin/login/?next=/admin/", follow=True)
        assert followed.status_code == 404
        client.post("/admin/login/", {"username": writer.email, "password": PASSWORD})
        assert client.session["_auth_user_id"] == str(person.pk)


def test_nobody_writes_without_an_account(client: Client) -> None:
    for path in ("/admin/", "/admin/users/", "/admin/users/new/", "/admin/never/"):
        response = client.get(path, follow=True)
        assert response.redirect_chain[-1][0].startswith("/fr/comptes/login/?next="), path
        assert response.status_code == 200
