"""Choosing an organisation among a thousand, in Wagtail's admin."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from intranet.territory.finding import matching
from intranet.territory.models import Adhesion, Organisation
from tests import factories as make

pytestmark = pytest.mark.django_db
CHOOSER = "territory_choose_organisation"


@pytest.fixture
def team(client: Client) -> Any:
    person = make.make_team_member()
    client.force_login(person)
    return person


@pytest.fixture
def national_list() -> None:
    rows = [Organisation(name=f"CC numéro {number}", kind="epci") for number in range(1_255)]
    Organisation.objects.bulk_create(rows)


def listed(client: Client, typed: str) -> set[str]:
    response = client.get(reverse(f"{CHOOSER}:choose_results"), {"q": typed})
    assert response.status_code == 200
    return {each.name for each in response.context["results"].object_list}


def test_it_is_found_by_any_word_without_accents_or_by_siren(client: Client, team: Any) -> None:
    make.make_organisation(name="CC Cœur de Nacre")
    make.make_organisation(name="CU Caen la Mer", short_name="Caen", siren="200065597")
    make.make_organisation(name="CC Évrecy Orne Odon")
    make.make_organisation(name="CC Évrecy d’autrefois", closed_on=dt.date(2020, 1, 1))
    assert listed(client, "evrecy") == {"CC Évrecy Orne Odon"}
    assert listed(client, "ODON évre") == {"CC Évrecy Orne Odon"}
    assert listed(client, "200065597") == {"CU Caen la Mer"}
    assert listed(client, "rien de tel") == set()
    assert len(listed(client, "")) == 4
    assert set(matching(Organisation.objects.all(), "EVRECY").values_list("name", flat=True)) == {
        "CC Évrecy Orne Odon",
        "CC Évrecy d’autrefois",
    }


@pytest.mark.usefixtures("national_list")
@pytest.mark.parametrize("form", ["adhesion:add", "affiliation:add", "designation:add", "organisation:close"])
def test_no_form_lists_them_all(client: Client, team: Any, form: str) -> None:
    one = make.make_organisation()
    args = [one.pk] if form.endswith("close") else []
    page = client.get(reverse(f"territory_{form}", args=args)).content.decode()
    assert page.count("CC numéro") == 0
    assert reverse(f"{CHOOSER}:choose") in page


def test_what_is_chosen_is_shown_kept_and_checked(client: Client, team: Any) -> None:
    member, domain = make.make_organisation(name="CC Évrecy"), make.make_domain()
    chosen = client.get(reverse(f"{CHOOSER}:chosen", args=[member.pk])).json()
    assert (chosen["result"]["id"], chosen["result"]["title"]) == (str(member.pk), "CC Évrecy")
    add = reverse("territory_adhesion:add")
    data = {"organisation": member.pk, "domain": domain.pk, "first_day": ""}
    refused = client.post(add, data)
    assert "CC Évrecy" in refused.content.decode()
    closed = make.make_organisation(closed_on=dt.date(2020, 1, 1))
    for wrong in ("abc", "999999", closed.pk):
        refused = client.post(add, {**data, "first_day": "2026-01-01", "organisation": wrong})
        assert list(refused.context["form"].errors) == ["organisation"]
    assert client.post(add, {**data, "first_day": "2026-01-01"}).status_code == 302
    assert Adhesion.objects.get().organisation == member


def test_only_the_team_chooses(client: Client, team: Any) -> None:
    member = make.make_organisation()
    addresses = [
        reverse(f"{CHOOSER}:choose"),
        reverse(f"{CHOOSER}:choose_results"),
        reverse(f"{CHOOSER}:chosen", args=[member.pk]),
    ]
    assert [client.get(address).status_code for address in addresses] == [200] * 3
    assert client.get(reverse(f"{CHOOSER}:chosen", args=["abc"])).status_code == 404
    assert client.get(reverse(f"{CHOOSER}:create")).status_code == 404
    client.force_login(make.make_referent(make.make_domain()))
    assert [client.get(address).status_code for address in addresses] == [404] * 3
