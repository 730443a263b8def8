"""The directory of pôles and partners, and the page of each."""

import datetime as dt
import re

import pytest
from django.test import Client
from django.utils import timezone

from intranet.access.models import Audience, Role
from intranet.access.rules import refresh_space
from intranet.accounts.models import User
from intranet.territory.models import Organisation
from network.models import OrganisationMember
from tests import factories as make
from tests.network import making
from tests.network.test_practices import status, strangers, text

pytestmark = pytest.mark.django_db
DIRECTORY = "/fr/reseau/organismes/"


@pytest.fixture
def pole() -> Organisation:
    return make.make_organisation(
        "pole",
        name="Pôle métropolitain d’essai",
        short_name="Essai",
        siren="123456789",
        population=560000,
        communes=107,
        website="https://www.example.org/pole/",
    )


def counted(html: str) -> int:
    return int(re.search(r'class="result-count"[^>]*>(\d+)', html)[1])


def test_facts_are_those_of_the_territory(client: Client, pole: Organisation) -> None:
    page = making.make_presentation(pole, region="FR-NOR", body=[("text", "<p>Qui nous sommes.</p>")])
    html = text(client, page.url, making.make_peer())
    for shown in (
        *("Pôle métropolitain d’essai", "123456789", "560\u00a0000 habitants", "107", "Normandie", "Qui nous sommes"),
        *('href="https://www.example.org/pole/"', ">example.org/pole<"),
    ):
        assert shown in html, shown
    for stranger in strangers():
        assert status(client, page.url, stranger) == 404
        assert status(client, DIRECTORY, stranger) == 404


def test_its_practices_adoptions_and_members_are_those_that_the_reader_sees(client: Client, pole: Organisation) -> None:
    page = making.make_presentation(pole)
    member = make.make_organisation(short_name="Commune d’essai")
    page.known_members.add(OrganisationMember(organisation=member))
    page.save()
    making.make_practice("Ouverte", lead=pole)
    making.make_practice("D’ailleurs")
    making.adopt(making.make_practice("Reprise"), pole)
    hidden = [making.make_practice("Cachée", lead=pole), making.make_practice("Tue")]
    making.adopt(hidden[1], pole)
    for sheet in hidden:
        make.narrow(sheet, Audience.MEMBERS)
    html = text(client, page.url, make.make_referent(make.make_domain()))
    for shown in ("Ouverte", "Reprise", "Commune d’essai"):
        assert shown in html
    for absent in ("Cachée", "Tue", "D’ailleurs"):
        assert absent not in html
    html = text(client, page.url, making.make_peer())
    assert "Cachée" in html
    assert "Tue" in html


def test_members_of_the_host_follow_from_adhesions(client: Client) -> None:
    page = making.make_presentation(make.host())
    domain = make.make_domain()
    make.adhere(make.make_organisation(short_name="Adhérente"), domain)
    yesterday = timezone.now() - dt.timedelta(days=1)
    past = {"valid_from": yesterday - dt.timedelta(days=9), "valid_until": yesterday}
    make.adhere(make.make_organisation(short_name="Partie"), domain, **past)
    html = text(client, page.url, making.make_peer())
    assert "Adhérente" in html
    assert "Partie" not in html


def test_people_are_those_who_stand_in_the_network_and_for_those_who_have_a_place(
    client: Client, pole: Organisation
) -> None:
    page = making.make_presentation(pole)
    making.make_peer(pole, last_name="Dansleréseau")
    make.affiliate(make.make_user(last_name="Horsréseau"), pole)
    space = making.network()
    space.audience = Audience.PUBLIC
    space.save()
    refresh_space(space)
    readers: list[User | None] = [making.make_peer(), make.make_team_member(), make.make_member(space, Role.READER)]
    for reader in readers:
        html = text(client, page.url, reader)
        assert "Dansleréseau" in html
        assert "Horsréseau" not in html
    for stranger in strangers():
        assert "Dansleréseau" not in text(client, page.url, stranger)


def test_a_closed_body_says_so_and_leads_to_its_successor(client: Client, pole: Organisation) -> None:
    old = make.make_organisation("pole", name="Ancien", closed_on="2024-01-01", successor=pole)
    page, target = making.make_presentation(old), making.make_presentation(pole)
    reader = make.make_referent(make.make_domain())
    html = text(client, page.url, reader)
    assert "n’existe plus depuis le 1 janvier 2024" in html
    assert f'href="{target.url}"' in html
    make.narrow(target, Audience.MEMBERS)
    assert f'href="{target.url}"' not in text(client, page.url, reader)


def test_the_directory_is_sifted_by_kind_place_and_words(client: Client, pole: Organisation) -> None:
    making.make_presentation(pole, region="FR-NOR")
    making.make_presentation(make.make_organisation("foreign", name="Portville", country="GB"))
    secret = making.make_presentation(make.make_organisation("agency", name="Agence tue", country="PL"))
    make.narrow(secret, Audience.MEMBERS)
    reader, member = make.make_referent(make.make_domain()), making.make_peer()
    html = text(client, DIRECTORY, reader)
    assert counted(html) == 2
    for option in ("Collectivité étrangère (1)", "Royaume-Uni (1)", "Normandie (1)"):
        assert option in html
    for absent in ("Agence", "Pologne"):
        assert absent not in html
        assert absent in text(client, DIRECTORY, member)
    for query, expected in {"nature=foreign": 1, "territoire=FR": 1, "q=metropolitain": 1, "nature=agency": 0}.items():
        assert counted(text(client, f"{DIRECTORY}?{query}", reader)) == expected, query
    assert counted(text(client, f"{DIRECTORY}?nature=agency", member)) == 1


def test_an_empty_directory_says_so(client: Client) -> None:
    assert "L’annuaire est encore vide" in text(client, DIRECTORY, make.make_referent(make.make_domain()))


def test_a_body_of_many_practices_leads_to_the_others(client: Client, pole: Organisation) -> None:
    page = making.make_presentation(pole)
    for number in range(13):
        making.make_practice(f"Fiche {number:02}", lead=pole)
    making.make_practice("D’ailleurs")
    html = text(client, page.url, making.make_peer())
    assert html.count('class="card"') == 12
    address = re.search(r'href="(/fr/reseau/pratiques/\?q=[^"]+)"', html)[1]
    assert counted(text(client, address, making.make_peer())) == 13
