"""Who has access to a space and why, as the policy computes it: by membership, mandate, the pôle's team, from above."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from intranet.accounts.models import User
from intranet.territory.models import Adhesion, Affiliation, Designation

from .guests import Guest
from .models import Membership, Role, Space


class Why(StrEnum):
    """The kinds of reasons for which a person is in a space."""

    MEMBERSHIP = "membership"
    MANDATE = "mandate"
    TEAM = "team"


@dataclass(frozen=True)
class Reason:
    """One reason: what it gives (``role``), in which space it does, and until when (an instant; None: no end known)."""

    why: Why
    role: Role
    space: Space
    inherited: bool
    until: dt.datetime | None
    fact: Membership | Designation | Affiliation

    @property
    def last_day(self) -> dt.date | None:
        """The last local day of access for that reason."""
        return None if self.until is None else timezone.localdate(self.until - dt.timedelta(microseconds=1))


@dataclass
class Entry:
    """A person of the space with all their reasons, the strongest first."""

    user: User
    reasons: list[Reason] = field(default_factory=list)
    # Set by whoever shows it, where the person is one.
    guest: Guest | None = None

    @property
    def role(self) -> Role:
        return max(reason.role for reason in self.reasons)

    @property
    def membership(self) -> Membership | None:
        """Their own membership of this space, which its managers can change."""
        for reason in self.reasons:
            if reason.why is Why.MEMBERSHIP and not reason.inherited:
                return reason.fact  # type: ignore[return-value]
        return None


def ancestors(space: Space) -> list[Space]:
    """The spaces that contain this one, nearest first."""
    found, above = [], space.parent
    while above is not None and above not in found:
        found.append(above)
        above = above.parent
    return found


def roster(space: Space, at: dt.datetime | None = None) -> list[Entry]:
    """Everybody whom the space lets in at that instant, by role then name; six queries, and one for each space above.

    Administrators pass everywhere and are left out; so are closed accounts.
    """
    at = at or timezone.now()
    spaces = [space, *ancestors(space)]
    entries: dict[int, Entry] = {}
    for user, reason in (*_memberships(spaces, at), *_mandates(spaces, at), *_team(spaces, at)):
        entries.setdefault(user.pk, Entry(user)).reasons.append(reason)
    for entry in entries.values():
        entry.reasons.sort(key=lambda reason: (reason.inherited, -reason.role))
    return sorted(entries.values(), key=lambda entry: (-entry.role, entry.user.last_name, entry.user.first_name))


def _memberships(spaces: list[Space], at: dt.datetime) -> Iterator[tuple[User, Reason]]:
    here = spaces[0]
    by_id = {space.pk: space for space in spaces}
    found = (
        Membership.objects.in_force(at)
        .filter(Q(space=here) | Q(space__in=by_id, role=Role.MANAGER), user__is_active=True)
        .select_related("user", "sponsor")
        .order_by()
    )
    for each in found:
        space = by_id[each.space_id]
        reason = Reason(Why.MEMBERSHIP, Role(each.role), space, space != here, each.valid_until, each)
        yield each.user, reason


def _mandates(spaces: list[Space], at: dt.datetime) -> Iterator[tuple[User, Reason]]:
    opened = [
        (space, Role(space.referent_role))
        for space in spaces
        if space.domain_id and space.referent_role and _counts_here(space, space.referent_role, spaces)
    ]
    if not opened:
        return
    domains = {space.domain_id for space, _role in opened}
    affiliations = Affiliation.objects.in_force(at)
    adhesions = Adhesion.objects.in_force(at)
    same_person = affiliations.filter(person=OuterRef("person"), organisation=OuterRef("organisation"))
    same_domain = adhesions.filter(organisation=OuterRef("organisation"), domain=OuterRef("domain"))
    designations = (
        Designation.objects.in_force(at)
        .filter(Exists(same_person), Exists(same_domain), domain__in=domains, person__is_active=True)
        .select_related("person", "organisation", "domain")
        .order_by("-seat", "organisation__name")
    )
    people = designations.order_by().values("person")
    served = {
        (person, organisation): until
        for person, organisation, until in affiliations.filter(person__in=people).values_list(
            "person", "organisation", "valid_until"
        )
    }
    joined = {
        (organisation, domain): until
        for organisation, domain, until in adhesions.filter(domain__in=domains).values_list(
            "organisation", "domain", "valid_until"
        )
    }
    for each in designations:
        ends = [
            each.valid_until,
            served.get((each.person_id, each.organisation_id)),
            joined.get((each.organisation_id, each.domain_id)),
        ]
        until = min((end for end in ends if end is not None), default=None)
        for space, role in opened:
            if space.domain_id == each.domain_id:
                yield each.person, Reason(Why.MANDATE, role, space, space != spaces[0], until, each)


def _team(spaces: list[Space], at: dt.datetime) -> Iterator[tuple[User, Reason]]:
    opened = [
        (space, Role(space.team_role))
        for space in spaces
        if space.team_role and _counts_here(space, space.team_role, spaces)
    ]
    if not opened:
        return
    # The team of a space above is not told again where it runs this one anyway, nor for each level.
    strongest = next((pair for pair in opened if pair[1] == Role.MANAGER), None)
    told = [pair for pair in opened if pair[0] == spaces[0] or pair == strongest]
    officers = Affiliation.objects.in_force(at).filter(
        capacity=Affiliation.Capacity.OFFICER, organisation__is_host=True, person__is_active=True
    )
    for each in officers.select_related("person", "organisation").order_by():
        for space, role in told:
            yield each.person, Reason(Why.TEAM, role, space, space != spaces[0], each.valid_until, each)


def _counts_here(space: Space, role: int, spaces: list[Space]) -> bool:
    """Only managers inherit into the spaces within."""
    return space == spaces[0] or role == Role.MANAGER
