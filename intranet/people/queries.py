"""The directory: who may be seen, narrowed by what they do, with counts; and who represents which member."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from intranet.access.forms.people import folded
from intranet.access.policies import Person
from intranet.accounts.models import User
from intranet.territory.models import Adhesion, Affiliation, Designation, Domain, Organisation
from intranet.territory.queries import MemberRow, SeatCell, SeatFilters, seat_board

from .models import Expertise, Profile, SpokenLanguage
from .policies import sees_mandates, visible_people, visible_profiles
from .spoken import Spoken

MOST_EXPERTISE = 40


def effective_designations(at: dt.datetime | None = None) -> QuerySet[Designation]:
    """Those that hold with all they rest on, as for rights: the person's affiliation, the member's adhesion."""
    at = at or timezone.now()
    affiliated = Affiliation.objects.in_force(at).filter(
        person=OuterRef("person"), organisation=OuterRef("organisation")
    )
    adheres = Adhesion.objects.in_force(at).filter(organisation=OuterRef("organisation"), domain=OuterRef("domain"))
    return Designation.objects.in_force(at).filter(Exists(affiliated), Exists(adheres), person__is_active=True)


# The directory


@dataclass(frozen=True)
class Narrowing:
    """What the directory is narrowed to; empty for all. Organisation and domain by id, expertise folded."""

    words: str = ""
    organisation: str = ""
    domain: str = ""
    expertise: str = ""
    language: str = ""

    @property
    def is_any(self) -> bool:
        return self != Narrowing()


@dataclass
class Entry:
    """A person of the directory, as far as is needed to find and sort them."""

    key: str
    order: tuple[str, str, str]
    words: list[str]
    organisations: set[str] = field(default_factory=set)
    domains: set[str] = field(default_factory=set)
    expertise: set[str] = field(default_factory=set)
    languages: set[str] = field(default_factory=set)

    def meets(self, asked: Narrowing) -> bool:
        wanted = (
            (asked.organisation, self.organisations),
            (asked.domain, self.domains),
            (asked.expertise, self.expertise),
            (asked.language, self.languages),
        )
        if any(value and value not in held for value, held in wanted):
            return False
        described = " ".join(self.words)
        return all(word in described for word in folded(asked.words).split())


@dataclass(frozen=True)
class Option:
    """One value to narrow by, and how many people the reader would then be shown."""

    value: str
    label: str
    count: int


@dataclass
class Directory:
    """Who is found, in the order of names whatever their accents; and what else could be asked."""

    keys: list[str]
    total: int
    options: dict[str, list[Option]]


# Of an entry, the values of each way to narrow.
HELD: dict[str, Callable[[Entry], set[str]]] = {
    "organisation": lambda entry: entry.organisations,
    "domain": lambda entry: entry.domains,
    "expertise": lambda entry: entry.expertise,
    "language": lambda entry: entry.languages,
}


def directory(reader: Person, asked: Narrowing) -> Directory:
    """The people whom this reader may see, in the same number of queries whatever their number.

    All that narrows is read at once and compared here: names are searched without accents on every database, and the
    counts of an option, which are those of the reader's own directory, follow from the other ones chosen.
    """
    entries, labels = _entries(reader)
    found = sorted((entry for entry in entries if entry.meets(asked)), key=lambda entry: entry.order)
    return Directory(
        keys=[entry.key for entry in found],
        total=len(entries),
        options={name: _options(name, entries, labels[name], asked) for name in HELD},
    )


Labels = dict[str, dict[str, str]]


def _entries(reader: Person) -> tuple[list[Entry], Labels]:
    people = visible_people(reader).order_by()
    ids: QuerySet[Any] = people.values("pk")
    entries: dict[int, Entry] = {}
    names = people.filter(profile__isnull=False)
    for pk, first, last, key, job in names.values_list(
        "pk", "first_name", "last_name", "profile__key", "profile__job_title"
    ):
        order = (folded(last), folded(first), key)
        entries[pk] = Entry(key, order, [order[1], order[0], folded(job)])
    labels: Labels = {"language": {choice.value: str(choice.label) for choice in Spoken}}
    labels["organisation"] = _read_affiliations(entries, ids)
    labels["domain"] = _read_mandates(entries, ids) if sees_mandates(reader) else {}
    labels["expertise"] = {}
    for person, name, words in Expertise.objects.filter(profile__user__in=ids).values_list(
        "profile__user_id", "name", "folded"
    ):
        if person in entries:
            labels["expertise"].setdefault(words, name)
            entries[person].expertise.add(words)
            entries[person].words.append(words)
    spoken = SpokenLanguage.objects.filter(profile__user__in=ids)
    for person, language in spoken.values_list("profile__user_id", "language"):
        if person in entries:
            entries[person].languages.add(language)
    return list(entries.values()), labels


def _read_affiliations(entries: dict[int, Entry], ids: QuerySet[Any]) -> dict[str, str]:
    labels = {}
    facts = Affiliation.objects.in_force().filter(person__in=ids).order_by("pk")
    for person, pk, name, short, job in facts.values_list(
        "person_id", "organisation_id", "organisation__name", "organisation__short_name", "job_title"
    ):
        if person in entries:
            labels[str(pk)] = short or name
            entries[person].organisations.add(str(pk))
            entries[person].words += [folded(name), folded(short), folded(job)]
    return labels


def _read_mandates(entries: dict[int, Entry], ids: QuerySet[Any]) -> dict[str, str]:
    for person, domain in effective_designations().filter(person__in=ids).values_list("person_id", "domain_id"):
        if person in entries:
            entries[person].domains.add(str(domain))
    return {str(domain.pk): domain.label for domain in Domain.objects.all()}


def _options(name: str, entries: list[Entry], labels: dict[str, str], asked: Narrowing) -> list[Option]:
    """Each value that somebody visible has, by label; the domains in their own order, the commonest expertise only."""
    others = replace(asked, **{name: ""})
    counts: dict[str, int] = defaultdict(int)
    for entry in entries:
        if entry.meets(others):
            for value in HELD[name](entry):
                counts[value] += 1
    chosen = getattr(asked, name)
    # What nobody in sight has is no option, even asked for: its name would tell of somebody else.
    seen = set().union(*(HELD[name](entry) for entry in entries))
    values = [value for value in labels if value in counts or (value == chosen and value in seen)]
    options = [Option(value, labels[value], counts.get(value, 0)) for value in values]
    if name in {"domain", "language"}:
        return options
    if name == "expertise":
        options = sorted(options, key=lambda each: (each.value != chosen, -each.count))[:MOST_EXPERTISE]
    return sorted(options, key=lambda each: folded(each.label))


def cards(reader: Person, keys: Iterable[str]) -> list[Profile]:
    """The profiles of these keys that the reader may see, in that order, with all that a card shows."""
    keys = list(keys)
    profiles = {each.pk: each for each in visible_profiles(reader).filter(pk__in=keys).with_cards()}
    return [profiles[key] for key in keys if key in profiles]


def named(profiles: QuerySet[Profile], searched: str) -> QuerySet[Profile]:
    """Those whose name has all these words, whatever the accents."""
    words = folded(searched).split()
    names = profiles.order_by().values_list("pk", "user__first_name", "user__last_name")
    found = [pk for pk, first, last in names if all(word in folded(f"{first} {last}") for word in words)]
    return profiles.filter(pk__in=found)


def common_expertise(reader: Person, count: int = 20) -> list[str]:
    """The words most used by the people whom this reader sees: to write the same for the same thing."""
    written: dict[str, list[str]] = defaultdict(list)
    for name, words in Expertise.objects.filter(profile__in=visible_profiles(reader)).values_list("name", "folded"):
        written[words].append(name)
    often = sorted(written.items(), key=lambda pair: (-len(pair[1]), pair[0]))[:count]
    return sorted((names[0] for _words, names in often), key=folded)


# One person


def mandates_of(person: User) -> list[Designation]:
    """The seats that a person holds today, by organisation and domain."""
    found = effective_designations().filter(person=person).select_related("organisation", "domain")
    return list(found.prefetch_related("themes").order_by("organisation__name", "domain__order", "pk"))


# Who does what


@dataclass
class Seat:
    """A member in a domain, as the pôle reads it: those who really represent it today."""

    domain: Domain
    adheres: bool
    referents: list[Designation]

    @property
    def is_vacant(self) -> bool:
        return self.adheres and not self.referents


@dataclass
class MemberSeats:
    organisation: Organisation
    seats: list[Seat]


@dataclass
class WhoDoesWhat:
    """Members × domains: ``rows`` after narrowing, with the domains shown, and the members there are."""

    domains: list[Domain]
    rows: list[MemberSeats]
    members: list[Organisation]
    vacant: int


def who_does_what(domain: int | None = None, member: int | None = None, *, vacant_only: bool = False) -> WhoDoesWhat:
    """Who represents whom in what today; narrowed to a domain, a member, to vacant seats."""
    board = seat_board(SeatFilters(domain=domain))
    rows = [_member_seats(row) for row in board.rows]
    rows = [row for row in rows if any(seat.adheres for seat in row.seats)]
    members = [row.organisation for row in rows]
    rows = [row for row in rows if member in {None, row.organisation.pk}]
    if vacant_only:
        rows = [row for row in rows if any(seat.is_vacant for seat in row.seats)]
    return WhoDoesWhat(
        domains=[column.domain for column in board.columns],
        rows=sorted(rows, key=lambda row: folded(row.organisation.display_name)),
        members=sorted(members, key=lambda each: folded(each.display_name)),
        vacant=sum(seat.is_vacant for row in rows for seat in row.seats),
    )


def _member_seats(row: MemberRow) -> MemberSeats:
    return MemberSeats(row.organisation, [_seat(cell) for cell in row.cells])


def _seat(cell: SeatCell) -> Seat:
    effective = [mandate.designation for mandate in cell.current if not mandate.without_effect]
    return Seat(cell.domain, cell.adhesion is not None, effective)
