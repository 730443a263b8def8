"""The territory in Wagtail's admin: who enters, days and instants, closing."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from intranet.access.models import Role
from intranet.territory.models import (
    Adhesion,
    Affiliation,
    Designation,
    Domain,
    Organisation,
    Theme,
    end_of_day,
    start_of_day,
)
from tests import factories as make

pytestmark = pytest.mark.django_db
MODELS = ("organisation", "domain", "theme", "affiliation", "adhesion", "designation")


@pytest.fixture
def team(client: Client) -> Any:
    person = make.make_team_member()
    client.force_login(person)
    return person


@pytest.fixture
def facts() -> dict[str, Any]:
    """One row of each model."""
    domain, member = make.make_domain(), make.make_organisation(siren="200065597")
    make.make_referent(domain, member)
    return {
        "organisation": member,
        "domain": domain,
        "theme": domain.themes.create(name="Eau", slug="eau"),
        "affiliation": Affiliation.objects.get(organisation=member),
        "adhesion": Adhesion.objects.get(),
        "designation": Designation.objects.get(),
    }


def url(model: str, view: str, *args: Any) -> str:
    return reverse(f"territory_{model}:{view}", args=args)


def errors(response: Any) -> dict[str, list[str]]:
    assert response.status_code == 200
    return response.context["form"].errors


class TestWho:
    def test_the_team_and_superusers_only(self, client: Client, facts: dict[str, Any]) -> None:
        referent = make.make_referent(make.make_domain())
        manager = make.make_member(make.space_of(make.make_workspace()), Role.MANAGER)
        for person, allowed in (
            (make.make_team_member(), True),
            (make.make_admin(), True),
            (referent, False),
            (manager, False),
            (make.make_user(), False),
        ):
            client.force_login(person)
            for model in MODELS:
                addresses = [url(model, "index"), url(model, "add"), url(model, "edit", facts[model].pk)]
                addresses.append(url(model, "history", facts[model].pk))
                if model == "organisation":
                    addresses += [url(model, "close", facts[model].pk), url(model, "reopen", facts[model].pk)]
                found = {client.get(each).status_code for each in addresses}
                assert (found == {200}) is allowed, (person, model, found)
                assert allowed or 200 not in found, (person, model, found)

    @pytest.mark.parametrize("model", MODELS)
    def test_nobody_deletes(self, client: Client, facts: dict[str, Any], model: str) -> None:
        kept = facts[model]
        for person in (make.make_team_member(), make.make_admin()):
            client.force_login(person)
            listing = client.get(url(model, "index")).content.decode()
            assert url(model, "delete", kept.pk) not in listing
            assert url(model, "delete", kept.pk) not in client.get(url(model, "edit", kept.pk)).content.decode()
            assert client.post(url(model, "delete", kept.pk)).status_code in (302, 403, 404)
            assert type(kept).objects.filter(pk=kept.pk).exists()

    def test_only_an_administrator_names_the_host(self, client: Client, team: Any, facts: dict[str, Any]) -> None:
        member = facts["organisation"]
        data = {"name": "Nouveau nom", "kind": "epci", "country": "fr", "siren": "200065597", "is_host": "on"}
        assert client.post(url("organisation", "edit", member.pk), data).status_code == 302
        member.refresh_from_db()
        assert (member.name, member.is_host, member.country) == ("Nouveau nom", False, "FR")
        client.force_login(make.make_admin())
        assert "is_host" in errors(client.post(url("organisation", "edit", member.pk), data))


class TestDays:
    def test_days_become_half_open_instants(self, client: Client, team: Any) -> None:
        domain, member = make.make_domain(), make.make_organisation()
        data = {"organisation": member.pk, "domain": domain.pk, "first_day": "2026-03-29", "last_day": "2026-10-25"}
        assert client.post(url("adhesion", "add"), data).status_code == 302
        adhesion = Adhesion.objects.get()
        # Both are days on which the clock changes in France.
        assert adhesion.valid_from == dt.datetime(2026, 3, 28, 23, tzinfo=dt.UTC)
        assert adhesion.valid_until == dt.datetime(2026, 10, 25, 23, tzinfo=dt.UTC)
        assert adhesion.valid_until == end_of_day(dt.date(2026, 10, 25))

    def test_a_day_that_stays_keeps_its_hour(self, client: Client, team: Any) -> None:
        person, member = make.make_user(), make.make_organisation()
        starts = dt.datetime(2026, 5, 4, 9, 30, 15, 42, tzinfo=dt.UTC)
        ends = dt.datetime(2026, 8, 1, 15, 0, tzinfo=dt.UTC)
        fact = make.affiliate(person, member, valid_from=starts, valid_until=ends)
        edit = url("affiliation", "edit", fact.pk)
        form = client.get(edit).context["form"]
        assert (form["first_day"].value(), form["last_day"].value()) == (dt.date(2026, 5, 4), dt.date(2026, 8, 1))
        data = {
            "person": person.pk,
            "organisation": member.pk,
            "capacity": "officer",
            "job_title": "Chargée de mission",
            "first_day": "2026-05-04",
            "last_day": "2026-08-01",
        }
        assert client.post(edit, data).status_code == 302
        fact.refresh_from_db()
        assert (fact.valid_from, fact.valid_until, fact.job_title) == (starts, ends, "Chargée de mission")
        client.post(edit, {**data, "last_day": "2026-08-02"})
        fact.refresh_from_db()
        assert (fact.valid_from, fact.valid_until) == (starts, end_of_day(dt.date(2026, 8, 2)))
        client.post(edit, {**data, "first_day": "2026-05-05", "last_day": ""})
        fact.refresh_from_db()
        assert (fact.valid_from, fact.valid_until) == (start_of_day(dt.date(2026, 5, 5)), None)

    def test_errors_stand_by_the_days(self, client: Client, team: Any, facts: dict[str, Any]) -> None:
        adhesion, designation = facts["adhesion"], facts["designation"]
        same = {"organisation": adhesion.organisation_id, "domain": adhesion.domain_id}
        add = url("adhesion", "add")
        assert "déjà" in str(errors(client.post(add, {**same, "first_day": "2026-01-01"}))["first_day"])
        wrong = {**same, "first_day": "2020-02-02", "last_day": "2020-02-01"}
        assert list(errors(client.post(add, wrong))) == ["last_day"]
        assert list(errors(client.post(add, {**same, "first_day": ""}))) == ["first_day"]
        assert list(errors(client.post(add, {**same, "first_day": "0001-01-01"}))) == ["first_day"]
        foreign = make.make_domain().themes.create(name="Ailleurs", slug="ailleurs")
        data = {**same, "person": make.make_user().pk, "seat": "titulaire", "first_day": "2026-01-01"}
        found = errors(client.post(url("designation", "add"), {**data, "themes": [foreign.pk]}))
        assert list(found) == ["themes"]
        again = {**data, "person": designation.person_id}
        assert list(errors(client.post(url("designation", "add"), again))) == ["first_day"]
        assert (Adhesion.objects.count(), Designation.objects.count()) == (1, 1)
        assert client.post(url("designation", "add"), {**data, "themes": [facts["theme"].pk]}).status_code == 302
        assert Designation.objects.latest("pk").themes.get() == facts["theme"]


class TestOrganisations:
    def test_wrong_fields_are_told_in_their_place(self, client: Client, team: Any, facts: dict[str, Any]) -> None:
        data = {"name": "X", "kind": "pole", "epci_type": "CC", "siren": "200065598", "country": "F1"}
        found = errors(client.post(url("organisation", "add"), data))
        assert set(found) == {"epci_type", "siren", "country"}
        twice = {"name": "X", "kind": "epci", "siren": facts["organisation"].siren, "country": "FR"}
        assert list(errors(client.post(url("organisation", "add"), twice))) == ["siren"]
        made = {"name": "Sans SIREN", "kind": "foreign", "siren": "", "country": "gb"}
        for _time in range(2):
            assert client.post(url("organisation", "add"), made).status_code == 302
        assert set(Organisation.objects.filter(name="Sans SIREN").values_list("siren", "country")) == {(None, "GB")}

    def test_search_and_filters(self, client: Client, team: Any, facts: dict[str, Any]) -> None:
        make.make_organisation(name="CC Ancienne", closed_on=dt.date(2020, 1, 1))
        member = facts["organisation"]

        def found(query: str) -> set[str]:
            response = client.get(f"{url('organisation', 'index')}?{query}")
            return {each.name for each in response.context["object_list"]}

        assert found("q=200065597") == {member.name}
        assert found("closed=true") == {"CC Ancienne"}
        assert found("member=true") == {member.name}
        assert found("kind=pole") == {make.host().name}

    def test_the_state_of_facts_is_filtered(self, client: Client, team: Any, facts: dict[str, Any]) -> None:
        ended = make.affiliate(
            make.make_user(),
            facts["organisation"],
            valid_from=start_of_day(dt.date(2020, 1, 1)),
            valid_until=start_of_day(dt.date(2021, 1, 1)),
        )
        listing = url("affiliation", "index")
        assert list(client.get(f"{listing}?state=ended").context["object_list"]) == [ended]
        assert ended not in client.get(f"{listing}?state=current").context["object_list"]
        assert not client.get(f"{listing}?state=coming").context["object_list"]

    def test_closing_and_reopening(self, client: Client, team: Any, facts: dict[str, Any]) -> None:
        member, successor = facts["organisation"], make.make_organisation()
        close, reopen = url("organisation", "close", member.pk), url("organisation", "reopen", member.pk)
        assert list(errors(client.post(close, {"closed_on": "jamais", "successor": member.pk}))) == [
            "closed_on",
            "successor",
        ]
        long_ago = errors(client.post(close, {"closed_on": "2020-01-01"}))
        assert list(long_ago) == ["closed_on"]
        assert "pas clos" in str(errors(client.post(reopen)))
        today = timezone.localdate()
        data = {"closed_on": today.isoformat(), "successor": successor.pk}
        assert client.post(close, data).status_code == 302
        member.refresh_from_db()
        assert (member.closed_on, member.successor) == (today, successor)
        assert not Adhesion.objects.in_force().exists()
        assert not Designation.objects.in_force().exists()
        assert close not in client.get(url("organisation", "edit", member.pk)).content.decode()
        assert client.post(reopen).status_code == 302
        member.refresh_from_db()
        assert member.closed_on is None
        assert client.get(url("organisation", "close", 999_999)).status_code == 404

    def test_identifiers_follow_from_names(self, client: Client, team: Any) -> None:
        assert client.post(url("domain", "add"), {"name": "Économie, emplois", "order": "1"}).status_code == 302
        domain = Domain.objects.get()
        assert domain.slug == "economie-emplois"
        assert list(errors(client.post(url("domain", "add"), {"name": "Économie emplois", "order": "2"}))) == ["slug"]
        theme = {"domain": domain.pk, "name": "Agriculture", "order": "1"}
        assert client.post(url("theme", "add"), theme).status_code == 302
        assert Theme.objects.get().slug == "agriculture"
