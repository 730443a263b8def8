"""Who is who in the network: its members in force, by the kind of organisation that they work for.

What they may read and write follows from the one policy (``intranet.access.policies``) and is not asked here.
"""

import datetime as dt

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from intranet.access.models import Membership, Space
from intranet.accounts.models import User
from intranet.territory.models import Affiliation, Organisation


def members_of_network(at: dt.datetime | None = None) -> QuerySet[User]:
    """Active accounts that belong, at that instant, to a network space that is not archived."""
    memberships = Membership.objects.in_force(at).filter(
        space__kind=Space.Kind.NETWORK, space__archived_at__isnull=True, user=OuterRef("pk")
    )
    return User.objects.filter(Exists(memberships), is_active=True)


def directors(at: dt.datetime | None = None) -> QuerySet[User]:
    """Members of the network affiliated, at that instant, to a pôle."""
    at = at or timezone.now()
    return members_of_network(at).filter(_affiliated(Q(organisation__kind=Organisation.Kind.POLE), at))


def partners(at: dt.datetime | None = None) -> QuerySet[User]:
    """Members of the network affiliated to another kind of organisation, and to no pôle."""
    at = at or timezone.now()
    to_pole = Q(organisation__kind=Organisation.Kind.POLE)
    return members_of_network(at).filter(_affiliated(~to_pole, at), ~_affiliated(to_pole, at))


def is_director(user: User, at: dt.datetime | None = None) -> bool:
    return directors(at).filter(pk=user.pk).exists()


def is_partner(user: User, at: dt.datetime | None = None) -> bool:
    return partners(at).filter(pk=user.pk).exists()


def _affiliated(organisations: Q, at: dt.datetime) -> Exists:
    return Exists(Affiliation.objects.in_force(at).filter(organisations, person=OuterRef("pk")))
