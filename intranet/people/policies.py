"""The one policy about people: whom somebody may know of here, and what they are told of them.

A person *stands in the pôle* by an affiliation in force to the host or to a member, *in the network* by a membership
in force of its space (:mod:`intranet.access.readers`); some do both, guests of a workspace neither. Then:

* anonymous visitors see nobody, and nobody sees a deactivated account, on any day;
* everybody sees their own profile, and an administrator all of them;
* the pôle sees whoever stands in the pôle or in the network;
* the network sees whoever stands in the network;
* whoever has a role in a space sees those who manage it, to know whom to write to. The network's own space does not
  count: its managers are the pôle's team, who show there only if they stand in the network too;
* whoever manages a space sees those who are members of it, guests included: they answer for them.

Nothing else makes two people see each other, an archived space neither: a guest does not see the other members of a
space, and a person whose affiliations have all ended is seen like a guest, or not at all. Which private spaces somebody
is in is never told.
"""

from django.db.models import Q, QuerySet

from intranet.access.models import Membership, Role, Space
from intranet.access.people import people_managing
from intranet.access.policies import Access, Person, Standing, access_of
from intranet.access.readers import people_of_the_network, people_of_the_pole
from intranet.accounts.models import User

from .models import Profile, ProfileQuerySet

# The attribute of a person's rights that keeps whom they may see.
REMEMBERED = "_people_known"


def visible_people(reader: Person, people: QuerySet[User] | None = None) -> QuerySet[User]:
    """The people whom this person may know of; ``people`` (all by default) says among which."""
    access = access_of(reader)
    people = (User.objects.all() if people is None else people).filter(is_active=True)
    if not access.known:
        return people.none()
    return people if access.passes else people.filter(_known_to(access))


def may_see(reader: Person, person: User) -> bool:
    """Whether this person may know of that one: the same condition, for one."""
    return visible_people(reader, User.objects.filter(pk=person.pk)).exists()


def sees_only_as_superuser(reader: Person, person: User) -> bool:
    """Whether nothing but an administrator's pass shows them that person: to be logged."""
    if not access_of(reader).passes:
        return False
    access = Access(reader, access_of(reader).at)
    access.passes = False
    return not User.objects.filter(_known_to(access), pk=person.pk).exists()


def visible_profiles(reader: Person) -> ProfileQuerySet:
    """The profiles of the people whom this person may know of."""
    return Profile.objects.filter(user__in=visible_people(reader).order_by().values("pk"))


def _known_to(access: Access) -> Q:
    """The condition on accounts, worked out once for as long as the rights that it follows from."""
    known = getattr(access, REMEMBERED, None)
    if known is None:
        known = _conditions(access)
        setattr(access, REMEMBERED, known)
    return known


def _conditions(access: Access) -> Q:
    known = Q(pk=access.user.pk) | _standing_known_to(access)
    managers = people_managing(access.roles, apart_from=Space.Kind.NETWORK, at=access.at)
    known |= Q(pk__in=managers.order_by().values("pk"))
    managed = access.spaces(Role.MANAGER)
    if managed:
        members = Membership.objects.in_force(access.at).filter(space__in=managed)
        known |= Q(pk__in=members.order_by().values("user"))
    return known


def _standing_known_to(access: Access) -> Q:
    network = Q(pk__in=people_of_the_network(access.at).order_by().values("pk"))
    if access.standing == Standing.POLE:
        return Q(pk__in=people_of_the_pole(access.at).order_by().values("pk")) | network
    return network if access.standing == Standing.NETWORK else Q(pk__in=[])


def sees_contact(reader: Person, profile: Profile) -> bool:
    """Whether the address and telephones of a person whom this one sees are shown too: the person has a say."""
    access = access_of(reader)
    if profile.user_id == access.user.pk or access.standing == Standing.POLE:
        return access.known
    return access.known and not profile.contact_for_pole_only


def sees_mandates(reader: Person) -> bool:
    """Whether this person is told who is referent of which domain: that is the pôle's own business."""
    return access_of(reader).standing == Standing.POLE


def may_edit(reader: Person, profile: Profile) -> bool:
    """One's own, while one's account is open; an administrator, anybody's."""
    access = access_of(reader)
    return access.known and (access.passes or profile.user_id == access.user.pk)


def circles(person: User) -> tuple[bool, bool]:
    """Whether that person shows to the pôle, and whether to the network."""
    of_network = people_of_the_network().filter(pk=person.pk).exists()
    return of_network or people_of_the_pole().filter(pk=person.pk).exists(), of_network
