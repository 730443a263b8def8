"""The ways in: those known and no other, over all addresses; and the admin, closed to people who write nowhere."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import get_resolver
from django.urls.resolvers import URLPattern, URLResolver

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


# Views that packages made to sign in, to prove again who is there, or to change how that is done; and our own. Whether
# each can open a session is written here by hand.
OPENS = {
    "account_login",
    "account_confirm_login_code",
    "account_demo_sign_in",
    "account_reset_password_from_key",
    "mfa_authenticate",
    "mfa_login_webauthn",
    "openid_connect_callback",
}
OPENS_NOTHING = {
    "account_request_login_code",
    "account_inactive",
    "account_logout",
    "account_settings",
    "account_change_password",
    "account_set_password",
    "account_reset_password",
    "account_reset_password_done",
    "account_reauthenticate",
    "account_reauthenticate_by_code",
    "account_end_sessions",
    "account_second_factor_required",
    "account_openid_refused",
    "account_openid_logged_out",
    "openid_connect_login",
    "mfa_index",
    "mfa_activate_totp",
    "mfa_deactivate_totp",
    "mfa_add_webauthn",
    "mfa_edit_webauthn",
    "mfa_remove_webauthn",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    # Wagtail's names, behind which our own closed doors stand, or which stand behind them.
    "wagtailadmin_login",
    "wagtailadmin_logout",
    "wagtailadmin_account",
    "wagtailadmin_password_reset",
    "wagtailadmin_password_reset_done",
    "wagtailadmin_password_reset_confirm",
    "wagtailadmin_password_reset_complete",
    "intranet.accounts.views.no_such_page",
}
# Where sign-in views live, ours and those of packages.
HOMES = (
    "allauth",
    "django.contrib.auth",
    "django.contrib.admin",
    "intranet.accounts.views",
    "intranet.accounts.openid",
    "intranet.accounts.second_factor",
    "rest_framework.authtoken",
    "wagtail.admin.views.account",
    "wagtail.contrib.frontend",
    "wagtail.views",
    "wagtail.documents.views.serve",
)


def walk(patterns: Any, route: str = "", spaces: tuple[str, ...] = ()) -> Iterator[tuple[str, str, Any]]:
    """The name, the whole route and the view of each address."""
    for pattern in patterns:
        here = route + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield ":".join([*spaces, pattern.name or pattern.lookup_str]), here, pattern.callback
        elif isinstance(pattern, URLResolver):
            inner = (*spaces, pattern.namespace) if pattern.namespace else spaces
            yield from walk(pattern.url_patterns, here, inner)


def modules_of(view: Any) -> set[str]:
    """Where the code of a view, of its class and of what it wraps was written."""
    found = set()
    while view is not None:
        found.add(getattr(view, "__module__", "") or "")
        found.update(base.__module__ for base in getattr(getattr(view, "view_class", None), "__mro__", ()))
        view = getattr(view, "__wrapped__", None)
    # What asks for an account is everywhere, and opens nothing.
    return found - {"django.contrib.auth.mixins", "django.contrib.auth.decorators"}


def is_home(module: str) -> bool:
    return any(module == home or module.startswith(f"{home}.") for home in HOMES)


def test_every_view_made_to_sign_in_is_known() -> None:
    found = {name for name, _route, view in walk(get_resolver().url_patterns) if any(map(is_home, modules_of(view)))}
    # Of Wagtail's pages and files, only what takes a password.
    found -= {"wagtail_serve"}
    assert {"account_login", "mfa_authenticate", "openid_connect_callback"} <= found
    unknown = found - OPENS - OPENS_NOTHING
    assert not unknown, f"say in this test whether they open a session: {sorted(unknown)}"
    known = {name for name, _route, _view in walk(get_resolver().url_patterns)}
    assert known >= OPENS | OPENS_NOTHING, (OPENS | OPENS_NOTHING) - known


def test_no_other_address_takes_a_password(client: Client) -> None:
    """Each address of the site is sent a right address and password, under all names that such fields have."""
    person = make.make_admin()
    answer = {
        "login": person.email, "username": person.email, "email": person.email, "password": PASSWORD,
        "password1": PASSWORD, "next": "/admin/", "action": "login", "code": "x",
    }  # fmt: skip
    opened, asked = set(), 0
    for name, route, _view in walk(get_resolver().url_patterns):
        for path in paths(route):
            visitor = Client(raise_request_exception=False)
            for send in (visitor.post, visitor.get):
                send(path, answer)
            asked += 1
            if "_auth_user_id" in visitor.session:
                opened.add(name)
    assert opened == {"account_login"}
    assert asked > 300


def paths(route: str) -> Iterator[str]:
    """Addresses that the route fits, in French; its arguments are of nobody's."""
    path = re.sub(r"<(\w+:)?\w+>", "1", route)
    path = re.sub(r"\(\?P<\w+>[^()]*(\([^()]*\)[^()]*)*\)", "1", path)
    path = path.replace("\\Z", "").replace("\\", "").replace("^", "").replace("$", "")
    yield "/" + path


def test_a_session_gets_another_key_when_it_opens(client: Client) -> None:
    """Whoever planted a session's key in somebody's browser has nothing of what they then open."""
    client.get("/fr/comptes/login/passkey/", headers={"Accept": "application/json"})
    planted = client.cookies[settings.SESSION_COOKIE_NAME].value
    person = make.make_user()
    client.post("/fr/comptes/login/", {"login": person.email, "password": PASSWORD})
    assert client.session["_auth_user_id"] == str(person.pk)
    assert client.cookies[settings.SESSION_COOKIE_NAME].value != planted
    thief = Client()
    thief.cookies[settings.SESSION_COOKIE_NAME] = planted
    assert thief.get("/fr/comptes/settings/").status_code == 302


def test_what_allauth_has_besides_is_not_there(client: Client) -> None:
    client.force_login(make.make_user())
    for path in (
        "signup/", "email/", "confirm-email/", "social/connections/", "3rdparty/", "2fa/", "sessions/", "oidc/x/login/",
        "social/signup/", "password/reset/key/done/", "phone/change/", "login/trust/",
    ):  # fmt: skip
        assert client.get(f"/fr/comptes/{path}").status_code == 404, path
        assert client.get(f"/accounts/{path}", follow=True).status_code == 404, path
