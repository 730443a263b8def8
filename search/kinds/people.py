"""People, by their name, and what they do where."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from intranet.access.models import Audience, Membership, Space
from intranet.access.policies import Person, Standing, access_of
from intranet.access.readers import people_of_the_network
from intranet.accounts.models import User
from intranet.territory.models import Affiliation, Period
from search.models import SearchEntry

from .base import Key, Kind, Shown


class PersonKind(Kind):
    """Active accounts: the pôle finds all of them, the network those who stand in it. Never by their spaces."""

    source = "person"

    def keys(self) -> Iterable[Key]:
        return User.objects.filter(is_active=True).order_by("pk").values_list("pk", flat=True)

    def make(self, keys: Sequence[Key]) -> Iterator[SearchEntry]:
        now = timezone.now()
        people = User.objects.filter(pk__in=keys, is_active=True).order_by("pk")
        affiliations, memberships = _affiliations(keys), _network_memberships(keys)
        for person in people:
            works, belongs = affiliations[person.pk], memberships[person.pk]
            held = [affiliation for affiliation in works if affiliation.is_in_force(now)]
            in_network = any(each.is_in_force(now) and not each.space.is_archived for each in belongs)
            yield SearchEntry(
                source=self.source,
                object_id=person.pk,
                thing=self.thing(person.pk),
                kind=self.source,
                audience=Audience.NETWORK if in_network else Audience.POLE,
                organisation_id=held[0].organisation_id if held else None,
                title=str(person),
                summary=" · ".join(map(_what_for, held)),
                refresh_at=_next_change([*works, *belongs], now),
            )

    def visible(self, user: Person, entries: Sequence[SearchEntry]) -> Mapping[int, Shown]:
        found = visible_people(user).filter(pk__in=[entry.object_id for entry in entries])
        return {pk: Shown() for pk in found.values_list("pk", flat=True)}

    def labels(self) -> Mapping[str, tuple[str, str]]:
        return {self.source: (_("Personne"), _("Personnes"))}


def visible_people(user: Person):  # type: ignore[no-untyped-def]
    """The people whom this person may know of."""
    standing, everybody = access_of(user).standing, User.objects.filter(is_active=True)
    if standing == Standing.POLE:
        return everybody
    return people_of_the_network() if standing == Standing.NETWORK else everybody.none()


def _affiliations(people: Sequence[Key]) -> Mapping[int, list[Affiliation]]:
    """Past and future ones too, the first begun first."""
    found: dict[int, list[Affiliation]] = defaultdict(list)
    rows = Affiliation.objects.filter(person__in=people).select_related("organisation")
    for affiliation in rows.order_by("valid_from", "pk"):
        found[affiliation.person_id].append(affiliation)
    return found


def _network_memberships(people: Sequence[Key]) -> Mapping[int, list[Membership]]:
    found: dict[int, list[Membership]] = defaultdict(list)
    rows = Membership.objects.filter(user__in=people, space__kind=Space.Kind.NETWORK).select_related("space")
    for membership in rows:
        found[membership.user_id].append(membership)
    return found


def _what_for(affiliation: Affiliation) -> str:
    organisation = affiliation.organisation
    name, short = organisation.name, organisation.display_name
    return ", ".join(filter(None, [affiliation.job_title, name if name == short else f"{short} ({name})"]))


def _next_change(facts: Iterable[Period], at: dt.datetime) -> dt.datetime | None:
    """The next instant at which one of these begins or ends."""
    instants = [instant for fact in facts for instant in (fact.valid_from, fact.valid_until) if instant]
    return min((instant for instant in instants if instant > at), default=None)
