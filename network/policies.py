"""Who is who in the network: its members in force, by the kind of organisation that they work for.

What they may read and write follows from the one policy (``intranet.access.policies``).
"""

import datetime as dt

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from wagtail.models import Page

from intranet.access.models import Membership, Space
from intranet.access.policies import Action, Person, access_of
from intranet.accounts.models import User
from intranet.territory.models import Affiliation, Organisation

# The organisations that have a page in the directory: peers and partners, not the members of the pôles.
LISTED_KINDS = [
    Organisation.Kind.POLE,
    Organisation.Kind.AGENCY,
    Organisation.Kind.ASSOCIATION,
    Organisation.Kind.FOREIGN,
]


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


def adopters(user: Person, practice: Page) -> QuerySet[Organisation]:
    """The organisations of which this person may say that they took up a practice.

    Whoever may change the sheet speaks for any body of the network; a contributor of its space, for the organisations
    that they work for today; others, for none.
    """
    access = access_of(user)
    standing = Organisation.objects.open()
    if not access.may(Action.READ, practice) or not access.may(Action.ADD, practice):
        return standing.none()
    own = Affiliation.objects.in_force(access.at).filter(person=user.pk).values("organisation")
    mine = Q(pk__in=own)
    if access.may(Action.EDIT, practice):
        mine |= Q(kind__in=LISTED_KINDS)
    return standing.filter(mine)
