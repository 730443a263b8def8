"""What the home of a workspace shows: who works there, and what is new."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.text import slugify

from intranet.access.models import Role, Space
from intranet.access.people import people_with_role
from intranet.accounts.models import User
from intranet.territory.models import (
    Adhesion,
    Affiliation,
    Designation,
    Domain,
    Organisation,
)


@dataclass
class MemberSeats:
    """A member of the domain and its referents today; none is a vacant seat."""

    organisation: Organisation
    referents: list[Designation] = field(default_factory=list)

    @property
    def is_vacant(self) -> bool:
        return not self.referents


def seats_of(domain: Domain, at: dt.datetime | None = None) -> list[MemberSeats]:
    """The members that adhere to the domain at that instant, each with the referents who really work for it then."""
    at = at or timezone.now()
    adhesions = Adhesion.objects.in_force(at).filter(domain=domain).select_related("organisation")
    affiliated = Affiliation.objects.in_force(at).filter(
        person=OuterRef("person"), organisation=OuterRef("organisation")
    )
    designations = (
        Designation.objects.in_force(at)
        .filter(Exists(affiliated), domain=domain, person__is_active=True)
        .select_related("person")
        .order_by("-seat", "person__last_name")
    )
    by_organisation: dict[int, list[Designation]] = defaultdict(list)
    for designation in designations:
        by_organisation[designation.organisation_id].append(designation)
    seats = [MemberSeats(adhesion.organisation, by_organisation[adhesion.organisation_id]) for adhesion in adhesions]
    return sorted(seats, key=lambda seat: slugify(seat.organisation.display_name))


def managers_of(space: Space) -> QuerySet[User]:
    """Who runs the space today."""
    return people_with_role(Role.MANAGER, space=space, include_superusers=False).order_by("last_name", "first_name")
