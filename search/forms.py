"""What the address of a search says: the names of its parameters are stable, so that searches can be shared."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from intranet.access.policies import Person

from .engines import Filters, Sort
from .facets import FACETS, MOST_CHOSEN, Facet, Option
from .models import Frequency
from .models.saved import LONGEST_NAME
from .parsing import LONGEST_QUERY

# A reader who wants the 1,001st page wants another query.
LAST_PAGE = 1000
LENGTHS = (10, 20, 50)
LENGTH = 20
# Names that addresses had, or may be thought to have.
SORTS = {**{str(sort): sort for sort in Sort}, "newest": Sort.NEWEST}


@dataclass(frozen=True)
class Criteria:
    """``q``; the facets, each as often as one likes; ``from``, ``to`` (days); ``exact``; ``sort``, ``n`` and ``p``."""

    text: str = ""
    chosen: Mapping[str, tuple[Option, ...]] = field(default_factory=dict)
    since: dt.date | None = None
    until: dt.date | None = None
    sort: Sort = Sort.RELEVANCE
    length: int = LENGTH
    page: int = 1
    exact: bool = False

    @property
    def filters(self) -> Filters:
        keys = {name: tuple(option.key for option in options) for name, options in self.chosen.items()}
        return Filters(keys, self.since, self.until)

    @property
    def is_narrowed(self) -> bool:
        return bool(self.filters)

    @property
    def narrowed_by(self) -> int:
        """How many choices narrow it."""
        return sum(map(len, self.chosen.values())) + bool(self.since or self.until)

    def of(self, facet: Facet) -> tuple[Option, ...]:
        return self.chosen.get(facet.name, ())

    def without(self, facet: Facet, option: Option) -> "Criteria":
        left = tuple(each for each in self.of(facet) if each != option)
        return replace(self, chosen={**self.chosen, facet.name: left}, page=1)

    def without_facet(self, facet: Facet) -> "Criteria":
        return replace(self, chosen={**self.chosen, facet.name: ()}, page=1)

    def without_dates(self) -> "Criteria":
        return replace(self, since=None, until=None, page=1)

    @property
    def unnarrowed(self) -> "Criteria":
        return replace(self, chosen={}, since=None, until=None, page=1)

    def reworded(self, text: str) -> "Criteria":
        return replace(self, text=text, page=1)

    def by_exact(self, exact: bool) -> "Criteria":
        """Without what means the same as what is typed, or with it."""
        return replace(self, exact=exact, page=1)

    def in_language(self, code: str) -> "Criteria":
        """Narrowed to what is written in that language, and so to no other."""
        (facet,) = (facet for facet in FACETS if facet.name == "language")
        return replace(self, chosen={**self.chosen, facet.name: tuple(facet.named([code], None))}, page=1)

    @property
    def asked(self) -> str:
        """What is looked for, without how it is shown: the same for all who ask the same."""
        return _written([("q", " ".join(self.text.split())), *self._narrowing()])

    @property
    def query(self) -> str:
        """The query string of this very page, its parameters always in the same order."""
        return _written(
            [("q", self.text), *self._narrowing(), *self._showing(), ("p", self.page if self.page > 1 else "")]
        )

    @property
    def address(self) -> str:
        return f"?{self.query}"

    def _narrowing(self) -> Iterator[tuple[str, Any]]:
        for facet in FACETS:
            yield from ((facet.name, option.value) for option in self.of(facet))
        yield "from", self.since.isoformat() if self.since else ""
        yield "to", self.until.isoformat() if self.until else ""
        yield "exact", "1" if self.exact else ""

    def _showing(self) -> Iterator[tuple[str, Any]]:
        yield "sort", str(self.sort) if self.sort is not Sort.RELEVANCE else ""
        yield "n", self.length if self.length != LENGTH else ""


def _written(pairs: Iterable[tuple[str, Any]]) -> str:
    query = QueryDict(mutable=True)
    for name, value in pairs:
        if value:
            query.appendlist(name, str(value))
    return query.urlencode()


def read_criteria(asked: QueryDict, reader: Person | None) -> Criteria:
    """What is unknown, out of bounds, or not for this reader to know, is left aside.

    Without a reader, all that exists is known: for what is asked again for many readers, whose rights are asked apart.
    """
    since, until = _day(asked.get("from", "")), _day(asked.get("to", ""))
    if since and until and until < since:
        since, until = until, since
    return Criteria(
        text=asked.get("q", "").replace("\0", "").strip(),
        chosen={facet.name: tuple(facet.named(_given(asked, facet), reader)) for facet in FACETS},
        since=since,
        until=until,
        sort=SORTS.get(asked.get("sort", ""), Sort.RELEVANCE),
        length=next((each for each in LENGTHS if str(each) == asked.get("n")), LENGTH),
        page=_page(asked.get("p", "")),
        exact=asked.get("exact") == "1",
    )


def criteria_of(asked: str) -> Criteria:
    """What a saved search asks, for nobody in particular."""
    return read_criteria(QueryDict(asked), None)


def _given(asked: QueryDict, facet: Facet) -> list[str]:
    values = dict.fromkeys(value.replace("\0", "") for value in asked.getlist(facet.name)[:MOST_CHOSEN])
    return [value for value in values if value]


def _day(raw: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(raw) if len(raw) == 10 else None
    except ValueError:
        return None


def _page(raw: str) -> int:
    return min(max(int(raw), 1), LAST_PAGE) if raw.isascii() and raw.isdigit() and len(raw) < 6 else 1


def is_too_long(criteria: Criteria) -> bool:
    """Whether it is more than a search that is kept may be."""
    return len(criteria.text) > LONGEST_QUERY


class SavedSearchForm(forms.Form):
    """The name of a search that one keeps, and how often one is told of what is new."""

    name = forms.CharField(label=_("Nom"), max_length=LONGEST_NAME)
    frequency = forms.ChoiceField(
        label=_("M’écrire ce qui est nouveau"),
        choices=Frequency.choices,
        widget=forms.RadioSelect,
        initial=Frequency.DAILY,
        help_text=_("Seulement quand il y a du nouveau, et seulement ce que vous pouvez lire ce jour-là."),
    )
