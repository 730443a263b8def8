"""The policy asked the other way round: who holds a role in a space."""

import datetime as dt
from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from intranet.accounts.models import User
from intranet.territory.models import Adhesion, Affiliation, Designation

from .models import Membership, Role, Space


def people_with_role(
    role: Role | None,
    *,
    space: Space | None = None,
    include_superusers: bool = True,
    at: dt.datetime | None = None,
) -> QuerySet[User]:
    """Active accounts that hold at least ``role`` in ``space`` (in any space where None) at that instant.

    Roles for content, as :attr:`Access.roles` gives them: an archived space has only readers. ``role`` None: nobody.
    """
    at = at or timezone.now()
    holders = Q(pk__in=[])
    if role is not None:
        for each, needed in _where_asked(role, space):
            holders |= _holders(each, needed, at)
    if include_superusers:
        holders |= Q(is_superuser=True)
    return User.objects.filter(holders, is_active=True)


def people_managing(
    spaces: Iterable[int], *, apart_from: Space.Kind | None = None, at: dt.datetime | None = None
) -> QuerySet[User]:
    """Active accounts that manage at least one of these spaces, given by id, or one above it; none of archived ones.

    ``apart_from``: spaces of that kind are left out.
    """
    facts = Space.objects.order_by().only("pk", "parent", "archived_at", "kind").in_bulk()
    asked = {pk for pk in spaces if pk in facts and not facts[pk].is_archived and facts[pk].kind != apart_from}
    reached: set[int] = set()
    while asked:
        reached |= asked
        asked = {parent for pk in asked if (parent := facts[pk].parent_id) is not None} - reached
    holders = _holders(Q(pk__in=reached), Role.MANAGER, at or timezone.now())
    return User.objects.filter(holders, is_active=True)


def _where_asked(role: Role, space: Space | None) -> list[tuple[Q, Role]]:
    """The spaces to look in, as conditions on Space, with the role needed there."""
    if space is None:
        anywhere = Q() if role == Role.READER else Q(archived_at__isnull=True)
        return [(anywhere, role)]
    if space.is_archived and role > Role.READER:
        return []
    above, parent = [], space.parent
    while parent is not None:
        above.append(parent.pk)
        parent = parent.parent
    here = [(Q(pk=space.pk), role)]
    return [*here, (Q(pk__in=above), Role.MANAGER)] if above else here


def _holders(spaces: Q, role: Role, at: dt.datetime) -> Q:
    """Who holds the role in one of these spaces by membership, mandate or the pôle's team."""
    found = Space.objects.filter(spaces)
    members = Membership.objects.in_force(at).filter(space__in=found, role__gte=role)
    affiliated = Affiliation.objects.in_force(at).filter(
        person=OuterRef("person"), organisation=OuterRef("organisation")
    )
    adheres = Adhesion.objects.in_force(at).filter(organisation=OuterRef("organisation"), domain=OuterRef("domain"))
    mandated = Designation.objects.in_force(at).filter(
        Exists(affiliated), Exists(adheres), domain__in=found.filter(referent_role__gte=role).values("domain")
    )
    team = Affiliation.objects.in_force(at).filter(
        Exists(found.filter(team_role__gte=role)),
        capacity=Affiliation.Capacity.OFFICER,
        organisation__is_host=True,
    )
    return Q(pk__in=members.values("user")) | Q(pk__in=mandated.values("person")) | Q(pk__in=team.values("person"))


def managers_by_space(spaces: Iterable[int], at: dt.datetime | None = None) -> dict[int, set[int]]:
    """Ids of the active accounts that run each of these spaces, archived or not, by the space's id; four queries."""
    at = at or timezone.now()
    facts = Space.objects.order_by().only("pk", "parent", "domain", "referent_role", "team_role").in_bulk()
    found: dict[int, set[int]] = {pk: set() for pk in facts}
    members = Membership.objects.in_force(at).filter(role=Role.MANAGER, user__is_active=True)
    for space, person in members.order_by().values_list("space", "user"):
        found[space].add(person)
    for space, person in _mandated_managers(facts.values(), at):
        found[space].add(person)
    team = _team(at) if any(fact.team_role == Role.MANAGER for fact in facts.values()) else set()
    for pk, fact in facts.items():
        if fact.team_role == Role.MANAGER:
            found[pk] |= team
    return {pk: set().union(*(found[each] for each in _line(pk, facts))) for pk in spaces if pk in facts}


def _mandated_managers(spaces: Iterable[Space], at: dt.datetime) -> list[tuple[int, int]]:
    run = [(space.pk, space.domain_id) for space in spaces if space.domain_id and space.referent_role == Role.MANAGER]
    if not run:
        return []
    affiliated = Affiliation.objects.in_force(at).filter(
        person=OuterRef("person"), organisation=OuterRef("organisation")
    )
    adheres = Adhesion.objects.in_force(at).filter(organisation=OuterRef("organisation"), domain=OuterRef("domain"))
    mandates = Designation.objects.in_force(at).filter(Exists(affiliated), Exists(adheres), person__is_active=True)
    held = list(mandates.order_by().values_list("domain", "person"))
    return [(space, person) for space, domain in run for held_in, person in held if held_in == domain]


def _team(at: dt.datetime) -> set[int]:
    officers = Affiliation.objects.in_force(at).filter(
        capacity=Affiliation.Capacity.OFFICER, organisation__is_host=True, person__is_active=True
    )
    return set(officers.order_by().values_list("person", flat=True))


def _line(space: int, facts: dict[int, Space]) -> list[int]:
    """The space and those that contain it."""
    line: list[int] = []
    following: int | None = space
    while following is not None and following not in line:
        line.append(following)
        following = facts[following].parent_id
    return line
