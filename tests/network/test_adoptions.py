"""Saying that an organisation took up a practice: by whom, of whom, and who then reads it."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from intranet.access.models import Audience, Role
from intranet.accounts.models import User
from intranet.territory.models import Organisation
from network.models import Adoption, PracticePage
from tests import factories as make
from tests.network import making
from tests.network.test_practices import strangers

pytestmark = pytest.mark.django_db


@pytest.fixture
def pole() -> Organisation:
    return make.make_organisation("pole", name="Pôle voisin", short_name="Voisin")


@pytest.fixture
def practice() -> PracticePage:
    return making.make_practice("Vélo", owner=making.make_peer())


def address(practice: PracticePage) -> str:
    return reverse("network:adopt", args=[practice.pk])


def say(client: Client, practice: PracticePage, person: User | None, organisation: Organisation, **typed: str) -> int:
    client.logout()
    if person is not None:
        client.force_login(person)
    data = {"organisation": str(organisation.pk), "adopted_on": "2025-05-01", "words": "En plus court.", **typed}
    return client.post(address(practice), data).status_code


def test_a_director_says_that_their_pole_adopted_it(client: Client, practice: PracticePage, pole: Organisation) -> None:
    director = making.make_peer(pole)
    client.force_login(director)
    assert address(practice) in client.get(practice.url).content.decode()
    assert say(client, practice, director, pole) == 302
    html = client.get(practice.url).content.decode()
    assert "Voisin" in html
    assert "En plus court." in html
    adoption = Adoption.objects.get()
    assert (adoption.recorded_by, adoption.adopted_on, adoption.language) == (director, dt.date(2025, 5, 1), "fr")
    assert PageLogEntry.objects.filter(action="network.adopt", user=director, page=practice.pk).exists()
    assert say(client, practice, director, pole) == 200, "once is enough"
    assert Adoption.objects.count() == 1


def test_nobody_speaks_for_others(client: Client, practice: PracticePage, pole: Organisation) -> None:
    other = making.make_peer()
    assert say(client, practice, other, pole) == 200, "not among those offered"
    assert pole.name not in client.get(address(practice)).content.decode()
    for person in (making.make_peer(pole, role=Role.READER), make.make_referent(make.make_domain()), *strangers()):
        assert say(client, practice, person, pole) == 404
        assert client.get(address(practice)).status_code == 404
        assert address(practice) not in client.get(practice.url).content.decode()
    assert not Adoption.objects.exists()
    for person in (make.make_team_member(), practice.owner):
        assert say(client, practice, person, pole) == 302, "whoever may change the sheet"
        Adoption.objects.all().delete()


def test_the_end_of_an_affiliation_ends_the_voice(client: Client, practice: PracticePage, pole: Organisation) -> None:
    director = make.make_member(making.network(), Role.CONTRIBUTOR)
    past = timezone.now() - dt.timedelta(days=2)
    make.affiliate(director, pole, valid_from=past - dt.timedelta(days=9), valid_until=past)
    assert say(client, practice, director, pole) == 404
    make.affiliate(director, pole)
    assert say(client, practice, director, pole) == 302


def test_a_hidden_sheet_is_adopted_by_nobody_outside(client: Client, pole: Organisation) -> None:
    practice = making.make_practice("Vélo", live=False)
    practice.unpublish()
    director = making.make_peer(pole)
    unknown = reverse("network:adopt", args=[987654])
    assert say(client, practice, director, pole) == client.get(unknown).status_code == 404


def test_nothing_typed_is_lost_on_an_error(client: Client, practice: PracticePage, pole: Organisation) -> None:
    director = making.make_peer(pole)
    tomorrow = (timezone.localdate() + dt.timedelta(days=1)).isoformat()
    for wrong in (tomorrow, "", "hier"):
        client.force_login(director)
        typed = {"organisation": pole.pk, "adopted_on": wrong, "words": "Avec le balisage."}
        html = client.post(address(practice), typed).content.decode()
        assert "Avec le balisage." in html
        assert 'role="alert"' in html
    assert "Ce jour est à venir" in client.post(address(practice), {**typed, "adopted_on": tomorrow}).content.decode()
    assert not Adoption.objects.exists()


def test_it_is_taken_back_by_those_who_may_say_it(client: Client, practice: PracticePage, pole: Organisation) -> None:
    adoption = making.adopt(practice, pole)
    url = reverse("network:withdraw", args=[practice.pk, adoption.pk])
    for person in (making.make_peer(), making.make_peer(pole, role=Role.READER), *strangers()):
        client.logout()
        if person is not None:
            client.force_login(person)
        assert client.get(url).status_code == client.post(url).status_code == 404
    client.force_login(making.make_peer(pole))
    assert url in client.get(address(practice)).content.decode()
    assert client.get(url).status_code == 200
    assert Adoption.objects.exists()
    assert client.post(url).status_code == 302
    assert not Adoption.objects.exists()


def test_readers_of_the_sheet_alone_read_who_adopted_it(
    client: Client, practice: PracticePage, pole: Organisation
) -> None:
    making.adopt(practice, pole)
    page = making.make_presentation(pole)
    make.narrow(practice, Audience.MEMBERS)
    client.force_login(make.make_referent(make.make_domain()))
    assert "Vélo" not in client.get(page.url).content.decode()
    client.force_login(making.make_peer())
    assert "Vélo" in client.get(page.url).content.decode()
