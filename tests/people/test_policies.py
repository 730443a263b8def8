"""Who sees whom: every kind of reader × every kind of person, held to a naive reading of the rules."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from intranet.access.actions import archive_space, open_space
from intranet.access.models import Membership, Role, Space
from intranet.access.policies import Access
from intranet.accounts.models import User
from intranet.people.policies import may_edit, may_see, sees_contact, sees_mandates, visible_people, visible_profiles
from intranet.territory.models import Adhesion, Affiliation, Organisation
from tests import factories as make

pytestmark = pytest.mark.django_db

YESTERDAY = dt.timedelta(days=-1)


class World:
    """One person of each kind, and two who are alike."""

    def __init__(self) -> None:
        now = timezone.now()
        self.domain = make.make_domain()
        network = Space.objects.get(kind=Space.Kind.NETWORK)
        shared = make.make_workspace(domain=self.domain)
        other = make.make_workspace(team_role=None)
        section = make.make_section(shared)
        circle = open_space(section, kind=Space.Kind.SECTION, team_role=None, referent_role=None)
        closed = make.make_workspace(team_role=None)
        self.people: dict[str, Any] = {
            "team": make.make_team_member(),
            "elected": make.make_user(),
            "referent": make.make_referent(self.domain),
            "colleague": make.make_user(),
            "director": make.make_network_member(Organisation.Kind.POLE),
            "partner": make.make_network_member(),
            "partner who left the network": make.make_network_member(),
            "of both": make.make_team_member(),
            "administrator": make.make_admin(),
            "guest": make.make_member(make.space_of(shared), Role.CONTRIBUTOR),
            "fellow guest": make.make_member(make.space_of(shared), Role.EDITOR),
            "guest manager": make.make_member(make.space_of(other), Role.MANAGER),
            "guest elsewhere": make.make_member(make.space_of(other), Role.READER),
            "guest of the circle": make.make_member(circle, Role.READER),
            "manager of the circle": make.make_member(circle, Role.MANAGER),
            "guest of the closed": make.make_member(make.space_of(closed), Role.READER),
            "manager of the closed": make.make_member(make.space_of(closed), Role.MANAGER),
            "former guest": make.make_user(),
            "coming guest": make.make_user(),
            "former referent": make.make_user(),
            "nobody": make.make_user(),
            "deactivated": make.make_team_member(is_active=False),
            "outsider": make.make_user(),
        }
        people = self.people
        make.affiliate(people["elected"], make.host(), capacity=Affiliation.Capacity.ELECTED)
        member = Adhesion.objects.get().organisation
        make.affiliate(people["colleague"], member)
        make.affiliate(people["outsider"], make.make_organisation())
        make.affiliate(people["former referent"], member, valid_from=now - dt.timedelta(9), valid_until=now + YESTERDAY)
        make.join(network, people["of both"])
        make.join(make.space_of(other), people["partner"])
        Membership.objects.filter(user=people["partner who left the network"]).update(
            valid_from=now - dt.timedelta(9), valid_until=now + YESTERDAY
        )
        shared_space = make.space_of(shared)
        make.join(shared_space, people["former guest"], valid_from=now - dt.timedelta(9), valid_until=now + YESTERDAY)
        make.join(shared_space, people["coming guest"], valid_from=now + dt.timedelta(9))
        archive_space(make.space_of(closed), by=people["administrator"])

    def fresh(self, name: str) -> Any:
        """Without what an account object remembers of its rights."""
        return AnonymousUser() if name == "anonymous" else User.objects.get(pk=self.people[name].pk)


def naively(reader: User, person: User) -> bool:
    """The rules as they are told, one after the other, with the access policy's own answers about each of the two."""
    mine, theirs = Access(reader), Access(person)
    if not reader.is_active or not person.is_active:
        return False
    if reader.pk == person.pk or reader.is_superuser:
        return True
    pole, network = ({"pole": _pole(each), "network": _network(each)} for each in (reader, person))
    if pole["pole"] and (network["pole"] or network["network"]):
        return True
    if pole["network"] and network["network"]:
        return True
    for space in Space.objects.all():
        if space.archived_at:
            continue
        if space.kind != "network" and space.pk in mine.held_roles and theirs.held_roles.get(space.pk) == Role.MANAGER:
            return True
        member = Membership.objects.in_force().filter(space=space, user=person).exists()
        if member and mine.held_roles.get(space.pk) == Role.MANAGER:
            return True
    return False


def _pole(person: User) -> bool:
    return any(
        fact.is_in_force()
        and (fact.organisation.is_host or any(each.is_in_force() for each in fact.organisation.adhesions.all()))
        for fact in person.affiliations.all()
    )


def _network(person: User) -> bool:
    return any(each.is_in_force() and each.space.kind == "network" for each in person.memberships.all())


def test_check_and_list_agree_for_every_pair() -> None:
    world = World()
    complaints = []
    for reader in world.people:
        expected = {name for name in world.people if naively(world.fresh(reader), world.fresh(name))}
        user = world.fresh(reader)
        listed = set(visible_people(user).values_list("pk", flat=True))
        profiles = set(visible_profiles(user).values_list("user", flat=True))
        for name, person in world.people.items():
            answers = {may_see(user, person), person.pk in listed, person.pk in profiles, name in expected}
            if len(answers) > 1:
                complaints.append(
                    f"{reader} → {name}: {name in expected} by the rules, {person.pk in listed} by the list"
                )
    assert complaints == []


@pytest.mark.parametrize(
    ("reader", "seen", "hidden"),
    [
        ("team", ["referent", "elected", "director", "guest", "of both"], ["nobody", "deactivated", "former referent"]),
        ("colleague", ["team", "referent", "partner"], ["guest", "outsider", "guest manager", "former guest"]),
        ("partner", ["director", "of both", "guest manager"], ["team", "referent", "guest", "guest elsewhere"]),
        ("director", ["partner", "of both"], ["team", "guest manager", "partner who left the network"]),
        ("guest", ["team", "of both", "guest"], ["fellow guest", "referent", "director", "guest elsewhere"]),
        ("guest manager", ["guest elsewhere", "partner"], ["team", "director", "guest"]),
        ("guest of the circle", ["manager of the circle", "team"], ["guest", "fellow guest", "referent"]),
        ("guest of the closed", ["guest of the closed"], ["manager of the closed", "team"]),
        ("former referent", ["former referent"], ["team", "colleague"]),
        ("outsider", ["outsider"], ["team", "director"]),
        ("deactivated", [], ["deactivated", "team"]),
        ("anonymous", [], ["team", "director", "guest", "administrator"]),
        ("administrator", ["team", "nobody", "guest", "former referent"], ["deactivated"]),
    ],
)
def test_who_sees_whom_in_words(reader: str, seen: list[str], hidden: list[str]) -> None:
    """A few pairs by name, so that the naive reading itself cannot be wrong in silence."""
    world = World()
    user = world.fresh(reader)
    assert [name for name in seen if not may_see(user, world.people[name])] == []
    assert [name for name in hidden if may_see(user, world.people[name])] == []


def test_contact_reserved_to_the_pole_is_hidden_from_the_network_only() -> None:
    world = World()
    profile = world.people["of both"].profile
    for reserved in (False, True):
        profile.contact_for_pole_only = reserved
        for reader in ("colleague", "team", "administrator", "of both"):
            assert sees_contact(world.fresh(reader), profile)
        assert sees_contact(world.fresh("director"), profile) is not reserved
        assert sees_contact(world.fresh("guest"), profile) is not reserved
        assert not sees_contact(AnonymousUser(), profile)


def test_mandates_are_told_to_the_pole_and_profiles_edited_by_their_own() -> None:
    world = World()
    told = {name for name in world.people if sees_mandates(world.fresh(name))}
    assert told == {"team", "elected", "referent", "colleague", "of both", "administrator"}
    guest = world.people["guest"].profile
    assert {name for name in world.people if may_edit(world.fresh(name), guest)} == {"guest", "administrator"}
    assert not may_edit(world.fresh("deactivated"), world.people["deactivated"].profile)
