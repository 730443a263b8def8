"""The seats screen through HTTP: who sees it, what it shows, every gesture without JavaScript and with htmx."""

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation

from intranet.access.models import Role
from intranet.accounts.models import User
from intranet.territory import actions
from intranet.territory.models import (
    Adhesion,
    Affiliation,
    Change,
    Designation,
    Domain,
    Organisation,
    start_of_day,
)
from intranet.territory.queries import SeatFilters, cell_version, seat_board
from tests import factories as make

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def domain() -> Domain:
    return make.make_domain("Aménagement durable")


@pytest.fixture
def member() -> Organisation:
    return make.make_organisation(name="CU Caen la mer", epci_type="CU", population=279827, communes=48)


@pytest.fixture
def team() -> Any:
    return make.make_team_member(first_name="Claude", last_name="Équipe")


@pytest.fixture
def screen(client: Client, team: Any) -> Client:
    client.force_login(team)
    return client


def address(name: str, *args: Any) -> str:
    with translation.override("fr"):
        return reverse(f"territory:{name}", args=args)


def cell_address(name: str, organisation: Organisation, domain: Domain, *args: Any) -> str:
    return address(name, organisation.pk, domain.pk, *args)


def text(response: Any) -> str:
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def day(days: int) -> str:
    return (timezone.localdate() + dt.timedelta(days=days)).isoformat()


def all_addresses(designation: Designation, adhesion: Adhesion, change: Change) -> list[str]:
    cell = (designation.organisation, designation.domain)
    return [
        address("seats"),
        address("undo", change.pk),
        cell_address("cell", *cell),
        cell_address("add_adhesion", *cell),
        cell_address("end_adhesion", *cell, adhesion.pk),
        cell_address("designate", *cell),
        cell_address("end_designation", *cell, designation.pk),
        cell_address("affiliate_referent", *cell, designation.pk),
        cell_address("replace_designation", *cell, designation.pk),
    ]


class TestWho:
    def test_every_address_is_unknown_to_all_but_the_team(
        self, client: Client, team: Any, domain: Domain, member: Organisation
    ) -> None:
        from intranet.territory import urls

        referent = make.make_referent(domain, member)
        manager = make.make_member(make.space_of(make.make_workspace(domain=domain)), Role.MANAGER)
        elected = make.make_user()
        make.affiliate(elected, make.host(), capacity=Affiliation.Capacity.ELECTED)
        former = make.make_user()
        make.affiliate(former, make.host(), valid_from=start_of_day(dt.date(2024, 1, 1)), valid_until=timezone.now())
        change = actions.end_designation(Designation.objects.get(), by=team)
        addresses = all_addresses(Designation.objects.get(), Adhesion.objects.get(), change)
        assert len(addresses) == len(urls.urlpatterns)
        before = list(Designation.objects.values()), list(Adhesion.objects.values())
        for person in (None, referent, manager, elected, former, make.make_network_member()):
            client.logout()
            if person is not None:
                client.force_login(person)
            for each in addresses:
                for headers in ({}, HTMX):
                    assert client.get(each, headers=headers).status_code == 404, (person, each)
                    assert client.post(each, headers=headers).status_code == 404, (person, each)
        assert (list(Designation.objects.values()), list(Adhesion.objects.values())) == before
        for person in (team, make.make_admin()):
            client.force_login(person)
            for each in addresses:
                assert client.get(each).status_code == (405 if "annuler" in each else 200), each

    def test_unknown_things_are_404_also_to_the_team(
        self, screen: Client, domain: Domain, member: Organisation
    ) -> None:
        make.make_referent(domain, member)
        other = make.make_domain()
        mandate, adhesion = Designation.objects.get(), Adhesion.objects.get()
        for each in (
            address("cell", 999_999, domain.pk),
            address("cell", member.pk, 999_999),
            address("cell", 10**30, domain.pk),
            cell_address("designate", member, Domain(pk=999_999)),
            cell_address("end_designation", member, other, mandate.pk),
            cell_address("replace_designation", member, domain, 999_999),
            cell_address("end_adhesion", member, other, adhesion.pk),
        ):
            assert screen.get(each).status_code == 404, each
            assert screen.post(each).status_code == 404, each
        assert screen.post(address("undo", 999_999)).status_code == 404

    def test_a_change_of_somebody_else_is_unknown(self, screen: Client, domain: Domain, member: Organisation) -> None:
        change = actions.add_adhesion(member, domain, by=make.make_team_member())
        assert screen.post(address("undo", change.pk)).status_code == 404
        assert Adhesion.objects.exists()


class TestWhatItShows:
    def test_members_domains_vacant_seats_and_warnings(
        self, screen: Client, domain: Domain, member: Organisation
    ) -> None:
        other = make.make_domain("Service aux populations", name_en="Services")
        theme = domain.themes.create(name="Habitat", slug="habitat")
        make.make_referent(domain, member, first_name="Ana", last_name="Lefèvre")
        mandate = Designation.objects.get()
        mandate.themes.add(theme)
        make.adhere(member, other)
        outside = make.make_user(first_name="Bruno", last_name="Salmon")
        make.designate(outside, member, domain, seat="suppleant")
        make.designate(outside, member, other, valid_from=start_of_day(dt.date(2031, 5, 4)))
        make.designate(
            make.make_user(first_name="Cléo", last_name="Marie"),
            member,
            other,
            valid_from=start_of_day(dt.date(2024, 1, 1)),
            valid_until=start_of_day(dt.date(2025, 1, 1)),
        )
        make.make_organisation(name="CC sans adhésion")
        page = text(screen.get(address("seats")))
        for shown in (
            "Ana Lefèvre",
            "Communauté urbaine · 279\xa0827 hab. · 48 communes".replace("\xa0", " "),
            "Habitat",
            "Sans effet : la personne n’est pas affiliée à l’organisme",
            "Siège vacant",
            "1 siège vacant en tout",
            "À venir : Bruno Salmon, Titulaire, à partir du 4 mai 2031",
            "1 terminé",
            "Cléo Marie",
            "31 décembre 2024",
        ):
            assert shown in page, shown
        assert page.count("Siège vacant") == 1
        assert page.count("Sans effet") == 1
        assert "CC sans adhésion" not in page
        User.objects.update(language="en")
        assert "Services" in text(screen.get(address("seats")))

    def test_filters(self, screen: Client, domain: Domain, member: Organisation) -> None:
        other = make.make_domain("Service aux populations")
        full = make.make_organisation(name="CC Pourvue")
        make.make_referent(domain, full)
        make.adhere(member, other)
        make.adhere(full, other)
        make.designate(make.make_user(), full, other)
        table = lambda query: text(screen.get(f"{address('seats')}?{query}")).split("<table")[1]  # noqa: E731
        assert "CC Pourvue" in table("")
        assert 'class="seats-member">CC Pourvue' not in table("vacants=on")
        assert 'class="seats-member">CU Caen la mer' in table("vacants=on")
        assert 'class="seats-member">CU Caen la mer' not in table(f"membre={full.pk}")
        narrowed = table(f"domaine={domain.pk}")
        assert "Aménagement durable" in narrowed
        assert "Service aux populations" not in narrowed
        assert "Aucun siège vacant" in text(screen.get(f"{address('seats')}?vacants=on&domaine={domain.pk}"))
        for wrong in ("membre=abc", "domaine=99999", "membre=%00", "domaine=1e9"):
            assert "CC Pourvue" in table(wrong)

    def test_a_cell_that_the_filters_leave_out_opens_all_the_same(
        self, screen: Client, domain: Domain, member: Organisation
    ) -> None:
        make.adhere(member, domain)
        other, elsewhere = make.make_domain(), make.make_organisation()
        url = cell_address("designate", member, domain)
        for query in (f"domaine={other.pk}", f"membre={elsewhere.pk}", "vacants=on"):
            for headers in ({}, HTMX):
                page = text(screen.get(f"{url}?{query}", headers=headers))
                assert "CU Caen la mer, Aménagement durable" in page

    def test_a_member_is_added_by_its_name(self, screen: Client, domain: Domain, member: Organisation) -> None:
        page = text(screen.get(f"{address('seats')}?q=caen mer"))
        assert f"?membre={member.pk}" in page
        assert "CU Caen la mer" in text(screen.get(f"{address('seats')}?membre={member.pk}")).split("<table")[1]

    def test_the_vacant_seat_follows_the_instant(self, domain: Domain, member: Organisation) -> None:
        start, end = start_of_day(dt.date(2026, 3, 1)), start_of_day(dt.date(2026, 9, 1))
        make.adhere(member, domain, valid_from=start, valid_until=end)
        make.designate(make.make_user(), member, domain, valid_from=start_of_day(dt.date(2026, 5, 1)), valid_until=end)
        tick = dt.timedelta(microseconds=1)
        for instant, vacant in (
            (start - tick, 0),
            (start, 1),
            (start_of_day(dt.date(2026, 5, 1)) - tick, 1),
            (start_of_day(dt.date(2026, 5, 1)), 0),
            (end - tick, 0),
            (end, 0),
        ):
            assert seat_board(at=instant).vacant == vacant, instant
        assert seat_board(SeatFilters(vacant_only=True), at=start).rows[0].organisation == member

    def test_as_many_queries_at_any_size(self, screen: Client) -> None:
        def fill(members: int, domains: int) -> None:
            for _number in range(domains):
                domain = make.make_domain()
                for number in range(4):
                    domain.themes.create(name=f"Thème {number}", slug=f"{domain.slug}-{number}")
            for _number in range(members):
                organisation = make.make_organisation()
                for domain in Domain.objects.all():
                    make.make_referent(domain, organisation)
                    Designation.objects.latest("pk").themes.set(domain.themes.all()[:2])

        def queries(url: str, **headers: str) -> int:
            screen.get(url, headers=headers)
            with CaptureQueriesContext(
                connection,
            ) as found:
                assert screen.get(url, headers=headers).status_code == 200
            return len(found)

        fill(2, 2)
        cell = (Organisation.objects.exclude(is_host=True).first(), Domain.objects.first())
        urls = [address("seats"), cell_address("cell", *cell), cell_address("designate", *cell)]
        small = [queries(url) for url in urls] + [queries(urls[1], **HTMX)]
        fill(8, 3)
        assert [queries(url) for url in urls] + [queries(urls[1], **HTMX)] == small
        assert max(small) <= 25


class TestGesturesWithoutJavaScript:
    def test_a_whole_journey(self, screen: Client, domain: Domain, member: Organisation) -> None:
        theme = domain.themes.create(name="Habitat", slug="habitat")
        person, successor = make.make_user(), make.make_user()
        back = f"{address('seats')}?vacants=on#membre-{member.pk}"

        def post(name: str, *args: Any, **data: Any) -> None:
            response = screen.post(cell_address(name, member, domain, *args) + "?vacants=on", data)
            assert response.status_code == 302, response.context["panel"]["form"].errors
            assert response["Location"] == back

        post("add_adhesion", deliberation_number="2026-14", deliberation_date="2026-03-02", first_day=day(0))
        adhesion = Adhesion.objects.get()
        assert (adhesion.deliberation_number, adhesion.is_in_force()) == ("2026-14", True)
        post(
            "designate",
            person=person.pk,
            seat="titulaire",
            first_day=day(0),
            last_day=day(30),
            themes=[theme.pk],
            affiliate="on",
        )
        mandate = Designation.objects.get()
        assert (mandate.person, mandate.is_in_force(), mandate.last_day.isoformat()) == (person, True, day(30))
        assert mandate.valid_until == start_of_day(dt.date.fromisoformat(day(31)))
        assert list(mandate.themes.all()) == [theme]
        assert Affiliation.objects.in_force().filter(person=person, organisation=member).exists()
        post("replace_designation", mandate.pk, person=successor.pk, first_day="", affiliate="on")
        new = Designation.objects.get(person=successor)
        mandate.refresh_from_db()
        assert mandate.valid_until == new.valid_from <= timezone.now()
        post("end_designation", new.pk, last_day="")
        new.refresh_from_db()
        assert new.valid_until <= timezone.now()
        page = text(screen.get(address("seats")))
        assert "Votre dernier changement" in page
        change = Change.objects.first()
        response = screen.post(address("undo", change.pk), follow=True)
        assert "Annulé : Fin de désignation" in text(response)
        new.refresh_from_db()
        assert new.valid_until is None
        post("end_adhesion", adhesion.pk, last_day=day(5), end_designations="on")
        adhesion.refresh_from_db()
        new.refresh_from_db()
        assert adhesion.valid_until == new.valid_until == start_of_day(dt.date.fromisoformat(day(6)))

    def test_errors_stand_by_the_field_and_keep_what_was_typed(
        self, screen: Client, domain: Domain, member: Organisation
    ) -> None:
        holder = make.make_referent(domain, member)
        url = cell_address("designate", member, domain)
        response = screen.post(
            url,
            {"person": holder.pk, "seat": "suppleant", "first_day": day(4), "last_day": day(2), "person_q": ""},
        )
        form = response.context["panel"]["form"]
        assert list(form.errors) == ["last_day"]
        page = text(response)
        assert 'aria-describedby="geste-last_day_helptext geste-last_day_error"' in page
        assert f'value="{day(4)}"' in page
        assert f'value="{day(2)}"' in page
        assert f'<option value="{holder.pk}" selected' in page
        again = screen.post(url, {"person": holder.pk, "seat": "suppleant", "first_day": day(4)})
        assert "déjà désignée" in text(again)
        assert list(again.context["panel"]["form"].errors) == ["first_day"]
        nobody = screen.post(url, {"person": "x", "seat": "trône", "first_day": "hier", "last_day": "12345-01-01"})
        assert set(nobody.context["panel"]["form"].errors) == {"person", "seat", "first_day", "last_day"}
        far = screen.post(url, {"person": holder.pk, "seat": "titulaire", "first_day": "0001-01-01"})
        assert "plausible" in text(far)
        assert Designation.objects.count() == 1

    def test_people_are_searched_without_accents_and_nothing_typed_is_lost(
        self, screen: Client, domain: Domain, member: Organisation
    ) -> None:
        make.adhere(member, domain)
        elodie = make.make_user(first_name="Élodie", last_name="Lefèvre")
        make.make_user(first_name="Élodie", last_name="Lefèvre", is_active=False)
        make.make_user(first_name="Bruno", last_name="Salmon")
        url = cell_address("designate", member, domain)
        response = screen.post(
            url, {"chercher": "1", "person_q": "lefevre elo", "first_day": day(9), "seat": "suppleant"}
        )
        page = text(response)
        assert f'<option value="{elodie.pk}" selected' in page
        assert "Bruno Salmon" not in page.split("<select")[-1] or page.count("Bruno Salmon") == 0
        assert response.context["panel"]["form"].found == 1
        assert f'value="{day(9)}"' in page
        assert '<option value="suppleant" selected' in page
        assert not Designation.objects.exists()
        nothing = screen.get(f"{url}?person_q=zzz", headers=HTMX)
        assert "0 compte" in text(nothing)

    def test_a_mandate_without_affiliation_can_be_given_effect(
        self, screen: Client, domain: Domain, member: Organisation
    ) -> None:
        make.adhere(member, domain)
        make.make_workspace(domain=domain)
        person = make.make_user()
        mandate = make.designate(person, member, domain)
        assert "Sans effet" in text(screen.get(cell_address("cell", member, domain)))
        screen.post(cell_address("affiliate_referent", member, domain, mandate.pk))
        assert "Sans effet" not in text(screen.get(cell_address("cell", member, domain)))
        screen.post(address("undo", Change.objects.get().pk))
        assert "Sans effet" in text(screen.get(cell_address("cell", member, domain)))

    def test_forms_are_guarded_against_forgery(self, team: Any, domain: Domain, member: Organisation) -> None:
        client = Client(enforce_csrf_checks=True)
        client.force_login(team)
        url = cell_address("add_adhesion", member, domain)
        assert client.post(url, {"first_day": day(0)}).status_code == 403
        assert not Adhesion.objects.exists()


class TestInPlace:
    def test_the_answer_is_the_row_then_the_counts_and_the_status(
        self, screen: Client, domain: Domain, member: Organisation
    ) -> None:
        make.adhere(member, domain)
        opened = screen.get(cell_address("designate", member, domain), headers=HTMX)
        assert text(opened).startswith(f'<tbody id="membre-{member.pk}"')
        assert "hx-swap-oob" not in text(opened)
        assert "HX-Request" in opened["Vary"]
        data = {"person": make.make_user().pk, "seat": "titulaire", "first_day": day(0)}
        page = text(screen.post(cell_address("designate", member, domain), data, headers=HTMX))
        assert page.startswith(f'<tbody id="membre-{member.pk}"')
        assert '<span id="vacants-total" hx-swap-oob="true">0 siège' in page
        assert '<div id="dernier-changement" hx-swap-oob="innerHTML">' in page
        assert "Annuler" in page
        change = Change.objects.get()
        undone = text(screen.post(address("undo", change.pk), headers=HTMX))
        assert "Annulé : Désignation" in undone
        assert "1 siège vacant en tout" in undone

    @pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "htmx"])
    def test_a_colleague_came_first(
        self, screen: Client, domain: Domain, member: Organisation, headers: dict[str, str]
    ) -> None:
        make.adhere(member, domain)
        seen = cell_version(member.pk, domain.pk)
        colleague = make.make_team_member(first_name="Ana", last_name="Diaz")
        actions.designate(make.make_user(first_name="Bruno", last_name="Salmon"), member, domain, by=colleague)
        person = make.make_user()
        url = cell_address("designate", member, domain)
        data = {"person": person.pk, "seat": "suppleant", "first_day": day(0), "last_day": day(70), "seen": seen}
        response = screen.post(url, data, headers=headers)
        page = text(response)
        assert "Ana Diaz a changé cette case" in page
        assert "Bruno Salmon" in page
        assert f'value="{day(70)}"' in page
        assert f'<option value="{person.pk}" selected' in page
        assert Designation.objects.count() == 1
        fresh = cell_version(member.pk, domain.pk)
        assert f'name="seen" value="{fresh}"' in page
        screen.post(url, {**data, "seen": fresh}, headers=headers)
        assert Designation.objects.filter(person=person).exists()

    @pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "htmx"])
    def test_what_a_colleague_withdrew_is_told(
        self, screen: Client, domain: Domain, member: Organisation, headers: dict[str, str]
    ) -> None:
        make.adhere(member, domain)
        mandate = make.designate(make.make_user(), member, domain, valid_from=timezone.now() + dt.timedelta(days=3))
        url = cell_address("end_designation", member, domain, mandate.pk)
        actions.end_designation(mandate, by=make.make_team_member(first_name="Ana", last_name="Diaz"))
        for response in (
            screen.post(url, {"last_day": day(8)}, headers=headers),
            screen.get(url, headers=headers),
        ):
            assert "Ana Diaz a changé cette case" in text(response)

    @pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "htmx"])
    def test_an_undo_that_came_too_late_says_why(
        self, screen: Client, team: Any, domain: Domain, member: Organisation, headers: dict[str, str]
    ) -> None:
        change = actions.add_adhesion(member, domain, by=team)
        colleague = make.make_team_member(first_name="Ana", last_name="Diaz")
        actions.designate(make.make_user(), member, domain, by=colleague)
        response = screen.post(address("undo", change.pk), headers=headers, follow=True)
        assert "Ana Diaz a fait un autre changement" in text(response)
        assert Adhesion.objects.exists()
