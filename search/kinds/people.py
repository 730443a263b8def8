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
        affiliations = _affiliations(keys, now)
        in_network = set(people_of_the_network(now).filter(pk__in=keys).values_list("pk", flat=True))
        changes = _changes(keys, now)
        for person in people:
            held = affiliations[person.pk]
            yield SearchEntry(
                source=self.source,
                object_id=person.pk,
                thing=self.thing(person.pk),
                kind=self.source,
                audience=Audience.NETWORK if person.pk in in_network else Audience.POLE,
                organisation_id=held[0].organisation_id if held else None,
                title=str(person),
                summary=" · ".join(filter(None, map(_what_for, held))),
                refresh_at=min(changes[person.pk], default=None),
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


def _affiliations(people: Sequence[Key], at: dt.datetime) -> Mapping[int, list[Affiliation]]:
    found: dict[int, list[Affiliation]] = defaultdict(list)
    rows = Affiliation.objects.in_force(at).filter(person__in=people).select_related("organisation")
    for affiliation in rows.order_by("valid_from", "pk"):
        found[affiliation.person_id].append(affiliation)
    return found


def _what_for(affiliation: Affiliation) -> str:
    organisation = affiliation.organisation
    names = (
        [organisation.name]
        if organisation.display_name == organisation.name
        else [organisation.display_name, f"({organisation.name})"]
    )
    return ", ".join(filter(None, [affiliation.job_title, " ".join(names)]))


def _changes(people: Sequence[Key], at: dt.datetime) -> Mapping[int, list[dt.datetime]]:
    """The instants to come at which what is told of each person, or to whom, may change."""
    found: dict[int, list[dt.datetime]] = defaultdict(list)
    network = Membership.objects.filter(user__in=people, space__kind=Space.Kind.NETWORK)
    rows: list[tuple[int, Period]] = [(fact.user_id, fact) for fact in network]
    rows += [(fact.person_id, fact) for fact in Affiliation.objects.filter(person__in=people)]
    for person, fact in rows:
        found[person] += [instant for instant in (fact.valid_from, fact.valid_until) if instant and instant > at]
    return found
