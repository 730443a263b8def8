"""People, by their name, and what they do where."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from intranet.access.models import Audience, Membership, Space
from intranet.access.policies import Person
from intranet.accounts.models import User
from intranet.people.models import Expertise
from intranet.people.policies import visible_profiles
from intranet.territory.models import Adhesion, Affiliation, Period
from search.models import SearchEntry

from .base import Key, Kind, Shown


class PersonKind(Kind):
    """Active accounts that stand somewhere: the pôle finds them all, the network those who stand in it.

    Those who stand nowhere, such as the guests of one workspace, are the administrators' to find: which spaces somebody
    is in is never told.
    """

    source = "person"

    def keys(self) -> Iterable[Key]:
        return User.objects.filter(is_active=True).order_by("pk").values_list("pk", flat=True)

    def make(self, keys: Sequence[Key]) -> Iterator[SearchEntry]:
        now = timezone.now()
        people = list(User.objects.filter(pk__in=keys, is_active=True).order_by("pk"))
        affiliations, memberships = _affiliations(people), _network_memberships(people)
        expertise = _expertise(people)
        adhesions = _adhesions(affiliations)
        for person in people:
            works, belongs = affiliations[person.pk], memberships[person.pk]
            held = [affiliation for affiliation in works if affiliation.is_in_force(now)]
            dated = [*works, *belongs, *(each for work in works for each in adhesions[work.organisation_id])]
            yield SearchEntry(
                source=self.source,
                object_id=person.pk,
                thing=self.thing(person.pk),
                kind=self.source,
                audience=_audience(held, belongs, adhesions, now),
                organisation_id=held[0].organisation_id if held else None,
                title=str(person),
                summary=" · ".join(map(_what_for, held)),
                body=", ".join(expertise[person.pk]),
                refresh_at=_next_change(dated, now),
            )

    def visible(self, user: Person, entries: Sequence[SearchEntry]) -> Mapping[int, Shown]:
        found = visible_profiles(user).filter(user__in=[entry.object_id for entry in entries])
        return {profile.user_id: Shown(profile.get_absolute_url()) for profile in found}

    def labels(self) -> Mapping[str, tuple[str, str]]:
        return {self.source: (_("Personne"), _("Personnes"))}


def _audience(
    held: Sequence[Affiliation],
    memberships: Iterable[Membership],
    adhesions: Mapping[int, list[Adhesion]],
    at: dt.datetime,
) -> Audience:
    """Who finds a person with those affiliations in force and those memberships of the network."""
    if any(each.is_in_force(at) and not each.space.is_archived for each in memberships):
        return Audience.NETWORK
    members = (each.is_in_force(at) for work in held for each in adhesions[work.organisation_id])
    return Audience.POLE if any(work.organisation.is_host for work in held) or any(members) else Audience.MEMBERS


def _adhesions(affiliations: Mapping[int, list[Affiliation]]) -> Mapping[int, list[Adhesion]]:
    """Of the organisations of those affiliations, past and future ones too."""
    found: dict[int, list[Adhesion]] = defaultdict(list)
    organisations = {each.organisation_id for some in affiliations.values() for each in some}
    for adhesion in Adhesion.objects.filter(organisation__in=organisations).order_by("pk"):
        found[adhesion.organisation_id].append(adhesion)
    return found


def _affiliations(people: Sequence[User]) -> Mapping[int, list[Affiliation]]:
    """Past and future ones too, the first begun first."""
    found: dict[int, list[Affiliation]] = defaultdict(list)
    rows = Affiliation.objects.filter(person__in=people).select_related("organisation")
    for affiliation in rows.order_by("valid_from", "pk"):
        found[affiliation.person_id].append(affiliation)
    return found


def _network_memberships(people: Sequence[User]) -> Mapping[int, list[Membership]]:
    found: dict[int, list[Membership]] = defaultdict(list)
    rows = Membership.objects.filter(user__in=people, space__kind=Space.Kind.NETWORK).select_related("space")
    for membership in rows:
        found[membership.user_id].append(membership)
    return found


def _expertise(people: Sequence[User]) -> Mapping[int, list[str]]:
    """What they say that they know: the rest of a profile is not for everybody who finds it."""
    found: dict[int, list[str]] = defaultdict(list)
    rows = Expertise.objects.filter(profile__user__in=people).order_by("pk")
    for person, name in rows.values_list("profile__user", "name"):
        found[person].append(name)
    return found


def _what_for(affiliation: Affiliation) -> str:
    organisation = affiliation.organisation
    name, short = organisation.name, organisation.display_name
    return ", ".join(filter(None, [affiliation.job_title, name if name == short else f"{short} ({name})"]))


def _next_change(facts: Iterable[Period], at: dt.datetime) -> dt.datetime | None:
    """The next instant at which one of these begins or ends."""
    instants = [instant for fact in facts for instant in (fact.valid_from, fact.valid_until) if instant]
    return min((instant for instant in instants if instant > at), default=None)
