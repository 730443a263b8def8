"""Who must have a second factor reaches nothing without one, from the next request on: pages, admin, API, files."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core import checks
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import Settings

from intranet.access.models import Role
from intranet.accounts import demo
from intranet.accounts.demo import DemoChoice, register_choices
from intranet.accounts.models import User
from intranet.accounts.second_factor import is_required, registry, required_by
from intranet.territory.models import OrganisationAdministrator
from tests import factories as make

from .codes import code_of, give_authenticator, kinds_of
from .test_second_factor import PASSWORD, STEP, confirm, sign_in, signed_in

pytestmark = pytest.mark.django_db
Commits = Callable[..., Any]
REQUIRED = "/fr/comptes/security/required/"


@pytest.fixture(autouse=True)
def _all_required(settings: Settings) -> None:
    settings.MFA_REQUIRED_FOR = ["administrators", "managers"]


@pytest.fixture
def manager() -> User:
    return make.make_member(make.space_of(make.make_workspace("Atelier")), Role.MANAGER)


def places() -> list[str]:
    document = make.make_document(make.space_of(make.make_workspace("Fichiers")))
    return [
        "/fr/",
        "/en/espaces/",
        "/fr/atelier/",
        "/admin/",
        "/admin/never/",
        "/fr/flux/",
        "/fr/plan-du-site/",
        "/sitemap.xml",
        "/fr/comptes/settings/",
        "/fr/comptes/security/",
        "/fr/comptes/password/change/",
        "/fr/jamais/",
        "/jamais",
        "/media/jamais",
        document.url,
    ]


@pytest.mark.parametrize("who", ["administrator", "manager", "team", "member"])
def test_who_is_meant(who: str, settings: Settings) -> None:
    workspace = make.make_workspace()
    person = {
        "administrator": make.make_admin,
        "manager": lambda: make.make_member(make.space_of(workspace), Role.MANAGER),
        "team": make.make_team_member,
        "member": lambda: make.make_member(make.space_of(workspace), Role.EDITOR),
    }[who]()
    assert is_required(person) is (who != "member")
    settings.MFA_REQUIRED_FOR = ["administrators"]
    assert is_required(person) is (who == "administrator")
    settings.MFA_REQUIRED_FOR = []
    assert not is_required(person)


def test_administrators_of_an_organisation_are_meant_while_they_are(settings: Settings) -> None:
    organisation, person = make.make_organisation(), make.make_user()
    make.affiliate(person, organisation)
    administration = OrganisationAdministrator.objects.create(person=person, organisation=organisation)
    settings.MFA_REQUIRED_FOR = ["organisation-administrators"]
    assert is_required(User.objects.get(pk=person.pk))
    assert not is_required(make.make_team_member())
    administration.valid_until = timezone.now()
    administration.save()
    assert not is_required(User.objects.get(pk=person.pk))


def test_without_a_factor_nothing_is_reached(client: Client, manager: User) -> None:
    sign_in(client, manager)
    for path in places():
        answer = client.get(path)
        assert answer.status_code == 302, path
        assert answer["Location"] in {REQUIRED, REQUIRED.replace("/fr/", "/en/")}, path
        assert "no-store" in answer["Cache-Control"]
        for refused in (
            client.post(path),
            client.get(path, headers={"Accept": "application/json"}),
            client.get(path, headers={"HX-Request": "true"}),
        ):
            assert refused.status_code == 403, path
            assert "seconde étape" in refused.content.decode()
    listing = client.get("/api/v2/pages/", headers={"Accept": "application/json"})
    assert listing.status_code == 403
    # The page that explains names nothing of the site, and lets one leave.
    body = client.get(REQUIRED).content.decode()
    assert "Atelier" not in body
    assert "/fr/espaces/" not in body
    client.post("/fr/comptes/logout/")
    assert client.get("/fr/").status_code == 200


def test_an_editor_is_asked_for_nothing(client: Client) -> None:
    editor = make.make_member(make.space_of(make.make_workspace()), Role.EDITOR)
    sign_in(client, editor)
    assert client.get("/fr/").status_code == 200
    assert client.get(REQUIRED)["Location"] == "/fr/comptes/security/"


def test_a_factor_set_up_opens_the_way_to_where_one_was_going(
    client: Client, manager: User, django_capture_on_commit_callbacks: Commits
) -> None:
    sign_in(client, manager)
    client.get("/fr/atelier/?page=2")
    confirm(client)
    add = "/fr/comptes/security/authenticator/add/"
    page = client.get(add)
    assert "Atelier" not in page.content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        done = client.post(add, {"code": code_of(page.context["form"].secret)})
    shown = client.get(done["Location"])
    assert 'href="/fr/atelier/?page=2"' in shown.content.decode()
    assert client.get("/fr/").status_code == 200
    assert client.get("/admin/").status_code == 200

    # Taken away again, in the same session: back to the beginning.
    confirm(client)
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/fr/comptes/security/authenticator/remove/")
    assert kinds_of(manager) == set()
    assert client.get("/fr/")["Location"] == REQUIRED


def test_who_comes_by_code_proves_by_mail_before_setting_up(client: Client, manager: User) -> None:
    manager.set_unusable_password()
    manager.save()
    client.force_login(manager)
    asked = client.get("/fr/comptes/security/passkeys/add/")
    assert asked["Location"].startswith("/fr/comptes/confirm/code/")
    assert client.get(asked["Location"]).status_code == 200


def test_becoming_a_manager_takes_effect_at_the_next_request(client: Client) -> None:
    space = make.space_of(make.make_workspace())
    person = make.make_user()
    sign_in(client, person)
    assert client.get("/fr/").status_code == 200
    membership = make.join(space, person, Role.MANAGER)
    assert client.get("/fr/")["Location"] == REQUIRED
    membership.delete()
    assert client.get("/fr/").status_code == 200


def test_a_session_of_before_the_factor_proves_it_first(client: Client, manager: User) -> None:
    """The factor was set up in another browser: this session has not shown it."""
    sign_in(client, manager)
    give_authenticator(manager)
    client.get("/fr/espaces/")
    asked = client.get(REQUIRED)
    assert asked["Location"] == "/fr/comptes/confirm/second-step/?next=%2Ffr%2Fespaces%2F"
    assert client.post(asked["Location"], {"code": "000000"}).status_code == 200
    assert client.get("/fr/").status_code == 302
    assert client.post(asked["Location"], {"code": code_of()})["Location"] == "/fr/espaces/"
    assert client.get("/fr/").status_code == 200


def test_who_signs_in_with_a_factor_is_asked_nothing_more(client: Client, manager: User) -> None:
    give_authenticator(manager)
    sign_in(client, manager)
    client.post(STEP, {"code": code_of()})
    assert signed_in(client)
    assert client.get("/fr/").status_code == 200


def test_it_costs_nothing_where_nobody_is_meant_and_once_proven(
    client: Client, settings: Settings, manager: User
) -> None:
    asked: list[User] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(registry, "_predicates", {})

        def ask(user: User) -> bool:
            asked.append(user)
            return True

        required_by("administrators", ask)
        settings.MFA_REQUIRED_FOR = []
        give_authenticator(manager)
        sign_in(client, manager)
        client.post(STEP, {"code": code_of()})
        client.get("/fr/espaces/")
        with CaptureQueriesContext(
            connection,
        ) as without:
            client.get("/fr/espaces/")
        settings.MFA_REQUIRED_FOR = ["administrators"]
        with CaptureQueriesContext(connection) as proven:
            client.get("/fr/espaces/")
    assert asked == []
    assert len(proven) == len(without)


def test_a_name_that_means_nobody_stops_the_start(settings: Settings) -> None:
    settings.MFA_REQUIRED_FOR = ["managers", "directors"]
    [found] = [each for each in checks.run_checks() if each.id == "interpoles.E005"]
    assert "directors" in found.msg
    settings.MFA_REQUIRED_FOR = ["managers", "administrators"]
    assert not [each for each in checks.run_checks() if each.id == "interpoles.E005"]


@pytest.fixture
def _demo(settings: Settings, monkeypatch: pytest.MonkeyPatch, manager: User) -> None:
    settings.DEMO = True
    monkeypatch.setattr(demo, "_suppliers", [])
    register_choices(lambda: [DemoChoice(manager.email, "Jeanne Morel", "Responsable", "Gère.")])


@pytest.mark.usefixtures("_demo")
def test_the_demonstration_is_entered_by_one_click_whatever_its_people_set_up(
    client: Client, settings: Settings, manager: User
) -> None:
    give_authenticator(manager)
    client.post("/fr/comptes/login/demo/", {"email": manager.email})
    assert signed_in(client)
    assert client.get("/fr/").status_code == 200
    # Only by the click: the same account's password needs the rest.
    other = Client()
    assert sign_in(other, manager)["Location"].startswith(STEP)
    assert PASSWORD
    # And only as long as the demonstration is on.
    settings.DEMO = False
    assert client.get("/fr/")["Location"] == REQUIRED
