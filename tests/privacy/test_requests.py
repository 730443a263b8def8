"""Asking for a correction, and leaving: what is told, to whom, and what is refused."""

import datetime as dt
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from intranet.access.models import Role
from intranet.accounts.models import User
from intranet.notifications.models import Notice
from intranet.privacy.actions import finish_departures
from intranet.privacy.models import Correction, Departure
from tests.factories import PASSWORD, join, make_admin, make_member, make_user, make_workspace, space_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def chief() -> User:
    return make_admin()


@pytest.fixture
def person() -> User:
    return make_user("claire.vasseur@example.org", first_name="Claire", last_name="Vasseur")


def client_of(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_a_correction_reaches_the_administrators_and_waits_for_its_answer(
    person: User, chief: User, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        client_of(person).post("/fr/mes-donnees/corriger/", {"about": "name", "words": "Je m’appelle Clara."})
    asked = Correction.objects.get(person=person)
    assert [message.to for message in mail.outbox] == [[chief.email]]
    assert "Je m’appelle Clara." in mail.outbox[0].body
    assert Notice.objects.filter(reader=chief, event="correction_asked").exists()
    assert "attend sa réponse" in client_of(person).get("/fr/mes-donnees/").content.decode()
    office = client_of(chief)
    assert "Je m’appelle Clara." in office.get("/fr/mes-donnees/demandes/").content.decode()
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        office.post(f"/fr/mes-donnees/demandes/{asked.pk}/", {"answer": "C’est corrigé."})
    assert [message.to for message in mail.outbox] == [[person.email]]
    assert "C’est corrigé." in mail.outbox[0].body
    asked.refresh_from_db()
    assert (asked.answered_by, asked.answer) == (chief, "C’est corrigé.")
    again = office.post(f"/fr/mes-donnees/demandes/{asked.pk}/", {"answer": "Une autre."})
    assert "déjà répondu" in again.content.decode()
    assert "Je m’appelle Clara." not in office.get("/fr/mes-donnees/demandes/").content.decode()
    assert "Je m’appelle Clara." in office.get("/fr/mes-donnees/demandes/?etat=repondues").content.decode()


def test_a_correction_without_words_keeps_what_was_chosen(person: User) -> None:
    answer = client_of(person).post("/fr/mes-donnees/corriger/", {"about": "address", "words": ""})
    assert answer.status_code == 200
    assert answer.context["form"]["about"].value() == "address"
    assert answer.context["form"].errors.keys() == {"words"}
    assert not Correction.objects.exists()


def test_others_know_nothing_of_requests(person: User, chief: User) -> None:
    asked = Correction.objects.create(person=person, about="name", words="x")
    for path in ("demandes/", f"demandes/{asked.pk}/", f"comptes/{chief.pk}/effacer/"):
        assert client_of(person).get(f"/fr/mes-donnees/{path}").status_code == 404
        assert client_of(chief).get(f"/fr/mes-donnees/{path}").status_code in (200, 302)


def leave(person: User, password: str = PASSWORD) -> Any:
    return client_of(person).post("/fr/mes-donnees/partir/", {"password": password})


def test_who_leaves_is_signed_out_told_of_the_day_and_stays_by_signing_in(
    person: User, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    settings.DEPARTURE_DAYS = 10
    elsewhere = client_of(person)
    with django_capture_on_commit_callbacks(execute=True):
        assert leave(person)["Location"] == "/fr/mes-donnees/au-revoir/"
    departure = Departure.objects.get(person=person)
    assert departure.due_at - departure.asked_at == pytest.approx(dt.timedelta(days=10), abs=dt.timedelta(seconds=5))
    assert elsewhere.get("/fr/comptes/settings/").status_code == 302, "the other sessions end too"
    assert mail.outbox[-1].to == [person.email]
    assert f"{timezone.localdate(departure.due_at).year}" in mail.outbox[-1].body
    assert finish_departures() == 0
    back = Client()
    with django_capture_on_commit_callbacks(execute=True):
        back.post("/fr/comptes/login/", {"login": person.email, "password": PASSWORD})
    assert not Departure.objects.exists()
    assert any("est gardé" in message.subject for message in mail.outbox)
    assert "est annulé" in back.get("/fr/comptes/settings/").content.decode()


def test_a_wrong_password_changes_nothing(person: User) -> None:
    assert "pas votre mot de passe" in leave(person, "pas-le-bon").content.decode()
    assert not Departure.objects.exists()


def test_once_the_day_has_come_the_person_is_erased(person: User) -> None:
    leave(person)
    assert finish_departures(timezone.now() + dt.timedelta(days=13)) == 0
    assert finish_departures(timezone.now() + dt.timedelta(days=15)) == 1
    person.refresh_from_db()
    assert person.erased_at is not None
    assert not person.is_active
    assert finish_departures(timezone.now() + dt.timedelta(days=15)) == 0


def test_the_last_administrator_does_not_leave(chief: User) -> None:
    page = client_of(chief).get("/fr/mes-donnees/partir/").content.decode()
    assert "plus d’administrateur" in page
    assert "plus d’administrateur" in leave(chief).content.decode()
    assert not Departure.objects.exists()
    make_admin()
    leave(chief)
    assert Departure.objects.filter(person=chief).exists()


def test_a_space_is_not_left_without_a_manager(person: User) -> None:
    workspace = make_workspace("Espace des haies", team_role=None)
    join(space_of(workspace), person, Role.MANAGER)
    make_member(space_of(workspace), Role.EDITOR)
    page = client_of(person).get("/fr/mes-donnees/partir/").content.decode()
    assert "Espace des haies" in page
    assert reverse("access:people", args=[space_of(workspace).slug]).rpartition("/fr/")[2] in page
    leave(person)
    assert not Departure.objects.exists()
    make_member(space_of(workspace), Role.MANAGER)
    leave(person)
    assert Departure.objects.exists()


def test_what_comes_to_stand_in_the_way_holds_up_the_departure_and_is_told(
    person: User, chief: User, django_capture_on_commit_callbacks: Any
) -> None:
    workspace = make_workspace(team_role=None)
    join(space_of(workspace), person, Role.MANAGER)
    other = make_member(space_of(workspace), Role.MANAGER)
    leave(person)
    other.memberships.all().delete()
    with django_capture_on_commit_callbacks(execute=True):
        assert finish_departures(timezone.now() + dt.timedelta(days=15)) == 0
    person.refresh_from_db()
    assert person.erased_at is None
    assert [message.to for message in mail.outbox] == [[chief.email]]
    assert "retenu" in mail.outbox[0].subject


def test_an_administrator_has_somebody_erased_and_may_think_better_of_it(
    person: User, chief: User, django_capture_on_commit_callbacks: Any
) -> None:
    office, path = client_of(chief), f"/fr/mes-donnees/comptes/{person.pk}/effacer/"
    assert f"{path}" in office.get("/admin/users/").content.decode()
    refused = office.post(path, {"email": "autre@example.org"}).content.decode()
    assert "Ce n’est pas l’adresse de ce compte" in refused
    assert not Departure.objects.exists()
    with django_capture_on_commit_callbacks(execute=True):
        office.post(path, {"email": person.email})
    person.refresh_from_db()
    assert not person.is_active
    assert mail.outbox[-1].to == [person.email], "the account is closed, its person is told all the same"
    office.post(path, {"cancel": "1"})
    assert not Departure.objects.exists()
    office.post(path, {"email": person.email})
    assert finish_departures(timezone.now() + dt.timedelta(days=15)) == 1
    assert office.get(path).status_code == 404
    assert office.get(f"/admin/users/edit/{person.pk}/").status_code in (302, 404)
    assert "Ancien membre" not in office.get("/admin/users/").content.decode()
