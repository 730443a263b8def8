"""Spaces and authors, told to those who may know of them only: what somebody reads may be in, or by, another."""

from collections.abc import Container, Iterable
from dataclasses import dataclass, field, replace

from django.db.models import QuerySet

from intranet.access.models import Space
from intranet.access.policies import Access, Person, Reading, access_of
from intranet.access.prepared import PreparedObjects
from intranet.accounts.models import User
from intranet.people.policies import visible_people

from .engines import NO_SUCH_VALUE, Filters

# Digits of the largest number that databases keep, less one.
LONGEST_NUMBER = 18
Counts = dict[str, dict[str, int]]


@dataclass(frozen=True)
class Known:
    """Those of some values of facets that the reader may know of, by value."""

    spaces: dict[str, Space] = field(default_factory=dict)
    authors: dict[str, User] = field(default_factory=dict)

    def among(self, facets: Counts) -> Counts:
        """Those counts, without what may not be known."""
        told: dict[str, Container[str]] = {"space": self.spaces, "author": self.authors}
        return {
            facet: {value: count for value, count in counts.items() if value in told.get(facet, counts)}
            for facet, counts in facets.items()
        }


def _spaces_among(reading: Reading, spaces: tuple[int, ...], asked: tuple[int, ...]) -> QuerySet[Space]:
    return Access.of_reading(reading, spaces).visible_spaces().filter(pk__in=asked).order_by()


SPACES = PreparedObjects(_spaces_among)


def known_among(user: Person, spaces: Iterable[str] = (), authors: Iterable[str] = ()) -> Known:
    asked, wrote = _numbers(spaces), _numbers(authors)
    known_spaces = SPACES.objects(*access_of(user).reading, tuple(asked)) if asked else ()
    known_authors = visible_people(user, User.objects.filter(pk__in=wrote)).order_by() if wrote else ()
    return Known({str(space.pk): space for space in known_spaces}, {str(person.pk): person for person in known_authors})


def known_filters(user: Person, filters: Filters) -> Filters:
    """What may not be known is as what is unknown: it finds nothing."""
    spaces, authors = (map(str, filters.chosen.get(facet, ())) for facet in ("space", "author"))
    known, chosen = known_among(user, spaces, authors), dict(filters.chosen)
    for facet, values in (("space", known.spaces), ("author", known.authors)):
        if chosen.get(facet):
            chosen[facet] = tuple(values) or (NO_SUCH_VALUE,)
    return replace(filters, chosen=chosen)


def _numbers(values: Iterable[str]) -> set[int]:
    return {int(value) for value in values if value.isdecimal() and len(value) <= LONGEST_NUMBER}
