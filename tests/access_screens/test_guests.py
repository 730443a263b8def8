"""Guests: sponsored, ending, prolonged; what they can do, and the pôle's overview of them."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from intranet.access.actions import remind_of_guests
from intranet.access.guests import guest_memberships, guests_of, guests_to_remind_of
from intranet.access.models import Membership, Role, Space
from intranet.access.people import managers_by_space
from intranet.access.policies import Access
from intranet.accounts.models import User
from intranet.territory.models import end_of_day
from tests import factories as make

pytestmark = pytest.mark.django_db

Address = Callable[..., str]


def client_of(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def in_days(days: int) -> dt.datetime:
    return end_of_day(timezone.localdate() + dt.timedelta(days=days))


@pytest.fixture
def guest(space: Space, manager: User) -> Membership:
    person = make.make_user(first_name="Zoé", last_name="Invitée")
    return make.join(space, person, Role.READER, sponsor=manager, valid_until=in_days(10))


def test_who_is_a_guest_agrees_with_the_policy(space: Space) -> None:
    people = [
        make.make_user(),
        make.make_referent(make.make_domain()),
        make.make_network_member(),
        make.make_team_member(),
        make.make_admin(),
    ]
    for person in people:
        make.join(space, person, Role.READER)
    found = set(guest_memberships().filter(space=space).values_list("user", flat=True))
    assert found == {person.pk for person in people if Access(person).standing == 0}
    assert found == {people[0].pk}


def test_managers_by_space_agrees_with_the_policy() -> None:
    domain = make.make_domain()
    spaces = [
        make.space_of(make.make_workspace(domain=domain, referent_role=Role.MANAGER, team_role=Role.EDITOR)),
        make.space_of(make.make_workspace(domain=domain, team_role=Role.MANAGER)),
        make.space_of(make.make_workspace(team_role=None)),
    ]
    spaces[2].parent = spaces[1]
    spaces[2].save()
    people = [make.make_referent(domain), make.make_team_member(), make.make_user()]
    people += [make.make_member(space, role) for space in spaces for role in (Role.EDITOR, Role.MANAGER)]
    found = managers_by_space({space.pk for space in spaces})
    for space in spaces:
        expected = {person.pk for person in people if Access(person).manages(space.pk)}
        assert found[space.pk] & {person.pk for person in people} == expected, space


def test_prolonged_in_one_step(as_manager: Client, address: Address, space: Space, guest: Membership) -> None:
    path = address("renew_guest", space.slug, guest.pk)
    assert path in as_manager.get(address("people", space.slug)).content.decode()
    page = as_manager.get(path)
    proposed = page.context["form"]["last_day"].value()
    assert proposed == (guest.last_day + dt.timedelta(days=183)).isoformat()
    version = page.context["version"]
    assert as_manager.post(path, {"last_day": proposed, "version": version}).status_code == 302
    guest.refresh_from_db()
    assert guest.last_day.isoformat() == proposed
    # On what somebody else has changed meanwhile: refused, and told.
    stale = as_manager.post(path, {"last_day": proposed, "version": version})
    assert "Quelqu’un d’autre a changé ceci" in stale.content.decode()
    past = as_manager.post(path, {"last_day": "2020-01-01"})
    assert "last_day" in past.context["form"].errors


def test_a_guest_whose_sponsor_left_is_shown_and_taken_up(
    as_manager: Client, address: Address, space: Space, guest: Membership, manager: User
) -> None:
    gone = make.make_user()
    make.join(space, gone, Role.EDITOR, sponsor=manager)
    Membership.objects.filter(pk=guest.pk).update(sponsor=gone)
    page = as_manager.get(address("people", space.slug)).content.decode()
    assert "sans parrainage" in page
    path = address("sponsor_guest", space.slug, guest.pk)
    assert path in page
    assert client_of(gone).post(path).status_code == 404
    assert as_manager.post(path).status_code == 302
    guest.refresh_from_db()
    assert guest.sponsor == manager
    assert "sans parrainage" not in as_manager.get(address("people", space.slug)).content.decode()
    Membership.objects.filter(pk=guest.pk).update(sponsor=gone)
    as_manager.post(address("renew_guest", space.slug, guest.pk), {"last_day": in_days(40).date().isoformat()})
    guest.refresh_from_db()
    assert guest.sponsor == manager


def _sponsored(space: Space, guest: Membership) -> bool:
    return next(each.sponsored for each in guests_of(space) if each.membership == guest)


def test_a_closed_account_answers_for_nobody(space: Space, guest: Membership, manager: User) -> None:
    assert _sponsored(space, guest) is True
    User.objects.filter(pk=manager.pk).update(is_active=False)
    assert _sponsored(space, guest) is False


def test_reminded_of_once_for_each_end(guest: Membership, settings: object) -> None:
    later = make.join(guest.space, make.make_user(), Role.READER, valid_until=in_days(90))
    referent = make.make_referent(make.make_domain())
    make.join(guest.space, referent, Role.READER, valid_until=in_days(5))
    assert remind_of_guests() == 1
    assert remind_of_guests() == 0
    assert later not in guests_to_remind_of()
    Membership.objects.filter(pk=guest.pk).update(valid_until=in_days(12))
    assert remind_of_guests() == 1


def test_changing_a_guest_asks_for_an_end_or_a_waiver(
    as_manager: Client, address: Address, space: Space, guest: Membership
) -> None:
    path = address("change_person", space.slug, guest.pk)
    refused = as_manager.post(path, {"role": 2, "last_day": ""})
    assert "last_day" in refused.context["form"].errors
    assert refused.context["form"]["last_day"].value()
    assert as_manager.post(path, {"role": 2, "last_day": "", "without_end": "on"}).status_code == 302
    guest.refresh_from_db()
    assert (guest.role, guest.valid_until) == (2, None)


def test_a_guest_does_nothing_but_what_their_role_says(address: Address, space: Space, guest: Membership) -> None:
    theirs = client_of(guest.user)
    assert theirs.get(f"/fr/espaces/{space.slug}/").status_code == 200
    for view in ("people", "add_person", "invite", "settings"):
        assert theirs.get(address(view, space.slug)).status_code == 404
    assert theirs.get(address("guests")).status_code == 404
    assert theirs.get("/admin/").status_code in {302, 404}
    assert theirs.get("/fr/equipe/referents/").status_code == 404
    access = Access(guest.user)
    assert not access.writes_somewhere
    assert not access.is_team
    other = make.make_member(space, Role.READER)
    directory = theirs.get(reverse("people:directory")).content.decode()
    assert str(other) not in directory
    assert guest.sponsor.first_name in directory


def test_the_end_closes_the_door_by_itself(space: Space, guest: Membership) -> None:
    theirs = client_of(guest.user)
    Space.objects.filter(pk=space.pk).update(audience=0)
    assert theirs.get(f"/fr/espaces/{space.slug}/").status_code == 200
    Membership.objects.filter(pk=guest.pk).update(
        valid_from=timezone.now() - dt.timedelta(days=2), valid_until=timezone.now()
    )
    assert theirs.get(f"/fr/espaces/{space.slug}/").status_code == 404


def test_the_overview_is_for_the_team(address: Address, guest: Membership, space: Space, as_manager: Client) -> None:
    assert as_manager.get(address("guests")).status_code == 404
    assert Client().get(address("guests")).status_code == 404
    team = client_of(make.make_team_member())
    make.join(space, make.make_user(last_name="Sansfin"), Role.READER)
    text = team.get(address("guests")).content.decode()
    assert "Zoé Invitée" in text
    assert "Sansfin" in text
    narrowed = team.get(address("guests") + "?montrer=fin").content.decode()
    assert "Zoé Invitée" not in narrowed
    assert "Sansfin" in narrowed
    assert "Sansfin" in team.get(address("guests") + "?montrer=parrainage").content.decode()
    assert "Zoé Invitée" in team.get(address("guests") + "?montrer=bientot").content.decode()


def test_the_overview_costs_the_same_at_any_size(address: Address, space: Space, manager: User) -> None:
    team = client_of(make.make_team_member())

    def measure() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert team.get(address("guests")).status_code == 200
        return len(queries)

    for count in (2, 40):
        for _ in range(count):
            make.join(make.space_of(make.make_workspace()) if count == 2 else space, make.make_user(), sponsor=manager)
        measure()
    small = measure()
    for _ in range(60):
        make.join(space, make.make_user(), Role.READER, sponsor=manager)
    assert measure() == small
    assert small < 25
