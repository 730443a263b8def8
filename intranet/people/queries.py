"""The directory: who may be seen, narrowed by what they do, with counts; and who represents which member."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

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
# The ways to narrow by a value, as they are called in :class:`Narrowing`.
WAYS = ("organisation", "domain", "expertise", "language")


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
    """A person of the directory, as far as is needed to find and sort them; ``held`` by the names of :data:`WAYS`."""

    key: str
    order: tuple[str, str, str]
    words: list[str]
    held: dict[str, set[str]] = field(default_factory=lambda: {name: set() for name in WAYS})


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


def directory(reader: Person, asked: Narrowing) -> Directory:
    """The people whom this reader may see, in the same number of queries whatever their number.

    All that narrows is read at once and compared here: names are searched without accents on every database, and the
    counts of an option, which are those of the reader's own directory, follow from the other ones chosen.
    """
    entries, labels = _entries(reader)
    found, counts = _sifted(entries, asked)
    return Directory(
        keys=[entry.key for entry in sorted(found, key=lambda entry: entry.order)],
        total=len(entries),
        options={name: _options(name, labels[name], counts[name], getattr(asked, name)) for name in WAYS},
    )


Counts = dict[str, dict[str, int]]


def _sifted(entries: list[Entry], asked: Narrowing) -> tuple[list[Entry], Counts]:
    """Those who meet all that is asked; and of each value, how many meet all the rest (0: others have it).

    Whoever lacks one thing only counts for what could be asked in its place.
    """
    words = folded(asked.words).split()
    wanted = {name: value for name in WAYS if (value := getattr(asked, name))}
    found: list[Entry] = []
    counts: Counts = {name: {} for name in WAYS}
    for entry in entries:
        described = " ".join(entry.words)
        lacking = [name for name, value in wanted.items() if value not in entry.held[name]]
        named_so = all(word in described for word in words)
        if named_so and not lacking:
            found.append(entry)
        for name in WAYS:
            counted = named_so and (not lacking or lacking == [name])
            for value in entry.held[name]:
                counts[name][value] = counts[name].get(value, 0) + counted
    return found, counts


Labels = dict[str, dict[str, str]]


def _entries(reader: Person) -> tuple[list[Entry], Labels]:
    """All the people in sight, and how the values that they have are called.

    Only the first query asks who is in sight: repeated in the others, that long condition costs more than reading their
    few rows whole, of which those of other people are dropped here.
    """
    entries: dict[int, Entry] = {}
    people = visible_people(reader).filter(profile__isnull=False).order_by()
    for pk, first, last, key, job in people.values_list(
        "pk", "first_name", "last_name", "profile__key", "profile__job_title"
    ):
        order = (folded(last), folded(first), key)
        entries[pk] = Entry(key, order, [order[1], order[0], folded(job)])
    labels = {
        "organisation": _read_affiliations(entries),
        "domain": _read_mandates(entries) if sees_mandates(reader) else {},
        "expertise": _read_expertise(entries),
        "language": {choice.value: str(choice.label) for choice in Spoken},
    }
    for person, language in SpokenLanguage.objects.values_list("profile__user_id", "language"):
        if person in entries:
            entries[person].held["language"].add(language)
    return list(entries.values()), labels


def _read_affiliations(entries: dict[int, Entry]) -> dict[str, str]:
    labels = {}
    facts = Affiliation.objects.in_force().order_by("pk")
    for person, pk, name, short, job in facts.values_list(
        "person_id", "organisation_id", "organisation__name", "organisation__short_name", "job_title"
    ):
        if person in entries:
            labels[str(pk)] = short or name
            entries[person].held["organisation"].add(str(pk))
            entries[person].words += [folded(name), folded(short), folded(job)]
    return labels


def _read_mandates(entries: dict[int, Entry]) -> dict[str, str]:
    for person, domain in effective_designations().order_by().values_list("person_id", "domain_id"):
        if person in entries:
            entries[person].held["domain"].add(str(domain))
    return {str(domain.pk): domain.label for domain in Domain.objects.all()}


def _read_expertise(entries: dict[int, Entry]) -> dict[str, str]:
    labels: dict[str, str] = {}
    for person, name, words in Expertise.objects.values_list("profile__user_id", "name", "folded"):
        if person in entries:
            labels.setdefault(words, name)
            entries[person].held["expertise"].add(words)
            entries[person].words.append(words)
    return labels


def _options(name: str, labels: dict[str, str], counts: dict[str, int], chosen: str) -> list[Option]:
    """Each value that would find somebody, by label; domains and languages in their own order, the commonest expertise.

    What nobody in sight has is no option, even asked for: its name would tell of somebody else.
    """
    values = [value for value in labels if counts.get(value) or (value == chosen and value in counts)]
    options = [Option(value, labels[value], counts[value]) for value in values]
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
