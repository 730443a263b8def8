"""The policy asked the other way round: who holds a role in a space."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Value
from django.utils import timezone

from intranet.accounts.models import User
from intranet.territory.models import Adhesion, Affiliation, Designation

from .models import Membership, Role, Space
from .prepared import PreparedQuery


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
    """Ids of the active accounts that run each of these spaces, archived or not, by the space's id; one query."""
    facts, members, mandated, team = _managing_facts(at or timezone.now())
    found: dict[int, set[int]] = {pk: set() for pk in facts}
    for space, person in members:
        found[space].add(person)
    for pk, fact in facts.items():
        if fact.team_role == Role.MANAGER:
            found[pk] |= team
        if fact.domain_id and fact.referent_role == Role.MANAGER:
            found[pk] |= mandated[fact.domain_id]
    return {pk: set().union(*(found[each] for each in _line(pk, facts))) for pk in spaces if pk in facts}


def _managing_facts(
    at: dt.datetime,
) -> tuple[dict[int, Space], list[tuple[int, int]], dict[int, set[int]], set[int]]:
    """All spaces by id; who runs which by membership; the referents of each domain; the pôle's team."""
    found: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for kind, *values in _MANAGING.rows(None, at):
        found[kind].append(tuple(values))
    columns = ("pk", "parent_id", "domain_id", "referent_role", "team_role")
    facts = {values[0]: Space(**dict(zip(columns, values, strict=True))) for values in found["space"]}
    mandated: dict[int, set[int]] = defaultdict(set)
    for domain, person, *_rest in found["mandate"]:
        mandated[domain].add(person)
    return facts, [values[:2] for values in found["member"]], mandated, {values[0] for values in found["officer"]}


def _managing_rows(_person: int, at: dt.datetime) -> QuerySet[Any, Any]:
    """Spaces, members, mandates and officers, all as wide as a row about a space."""
    spaces = Space.objects.values_list(Value("space"), "pk", "parent", "domain", "referent_role", "team_role")
    members = Membership.objects.in_force(at).filter(role=Role.MANAGER, user__is_active=True)
    affiliated = Affiliation.objects.in_force(at).filter(
        person=OuterRef("person"), organisation=OuterRef("organisation")
    )
    adheres = Adhesion.objects.in_force(at).filter(organisation=OuterRef("organisation"), domain=OuterRef("domain"))
    mandates = Designation.objects.in_force(at).filter(Exists(affiliated), Exists(adheres), person__is_active=True)
    officers = Affiliation.objects.in_force(at).filter(
        capacity=Affiliation.Capacity.OFFICER, organisation__is_host=True, person__is_active=True
    )
    rest = (Value(0), Value(0), Value(0))
    return spaces.order_by().union(
        members.order_by().values_list(Value("member"), "space", "user", *rest),
        mandates.order_by().values_list(Value("mandate"), "domain", "person", *rest),
        officers.order_by().values_list(Value("officer"), "person", Value(0), *rest),
        all=True,
    )


_MANAGING = PreparedQuery(_managing_rows)


def _line(space: int, facts: dict[int, Space]) -> list[int]:
    """The space and those that contain it."""
    line: list[int] = []
    following: int | None = space
    while following is not None and following not in line:
        line.append(following)
        following = facts[following].parent_id
    return line
