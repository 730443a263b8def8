"""How many people read what is open to an audience."""

import datetime as dt
from collections.abc import Mapping

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from intranet.accounts.models import User
from intranet.territory.models import Adhesion, Affiliation

from .models import Audience, Membership, Role, Space
from .people import people_with_role


def people_of_the_pole(at: dt.datetime | None = None) -> QuerySet[User]:
    """Active accounts affiliated, at that instant, to the host or to an organisation that adheres to anything."""
    at = at or timezone.now()
    adheres = Adhesion.objects.in_force(at).filter(organisation=OuterRef("organisation"))
    affiliated = Affiliation.objects.in_force(at).filter(Q(organisation__is_host=True) | Exists(adheres))
    return User.objects.filter(pk__in=affiliated.values("person"), is_active=True)


def people_of_the_network(at: dt.datetime | None = None) -> QuerySet[User]:
    """Active accounts that belong, at that instant, to the network's space."""
    network = Q(space__kind=Space.Kind.NETWORK, space__archived_at__isnull=True)
    members = Membership.objects.in_force(at).filter(network)
    return User.objects.filter(pk__in=members.values("user"), is_active=True)


def count_readers(space: Space) -> Mapping[Audience, int]:
    """How many people read a page of that space for each audience, its members included; everybody else for PUBLIC.

    Administrators, who pass everywhere, are not counted.
    """
    members = Q(pk__in=people_with_role(Role.READER, space=space, include_superusers=False).values("pk"))
    pole = members | Q(pk__in=people_of_the_pole().values("pk"))
    network = pole | Q(pk__in=people_of_the_network().values("pk"))
    return {
        Audience.MEMBERS: User.objects.filter(members).count(),
        Audience.POLE: User.objects.filter(pole).count(),
        Audience.NETWORK: User.objects.filter(network).count(),
    }
