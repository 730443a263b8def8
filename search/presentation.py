"""What the page of results is given: the facets with what each choice would give, and the ways back."""

import datetime as dt
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intranet.access.models import Space
from intranet.access.policies import Person

from .engines import Sort
from .facets import FACETS, Facet, Option, ThingFacet
from .forms import LENGTHS, Criteria
from .searching import Result, Results

# Values of a facet that are shown at once; those that opening it shows besides. Rarer ones are counted.
SHOWN, MORE = 6, 60
SORT_LABELS = {
    Sort.RELEVANCE: gettext_lazy("Pertinence"),
    Sort.NEWEST: gettext_lazy("Plus récents"),
    Sort.OLDEST: gettext_lazy("Plus anciens"),
    Sort.TITLE: gettext_lazy("Titre"),
}
PERIODS = (
    (7, gettext_lazy("7 derniers jours")),
    (30, gettext_lazy("30 derniers jours")),
    (365, gettext_lazy("12 derniers mois")),
)


@dataclass(frozen=True)
class Choice:
    """One value of a facet: how many things one would have by choosing it."""

    option: Option
    count: int
    chosen: bool


@dataclass(frozen=True)
class ShownFacet:
    """``first`` is shown, ``more`` on demand, and so many more ``left`` are not worth a line."""

    name: str
    title: str
    first: list[Choice]
    more: list[Choice] = field(default_factory=list)
    left: int = 0

    @property
    def chosen(self) -> int:
        return sum(choice.chosen for choice in (*self.first, *self.more))


@dataclass(frozen=True)
class Link:
    """Another way to show the same search; ``title`` says of what it is one."""

    label: str
    address: str
    current: bool = False
    title: str = ""


def facets(criteria: Criteria, results: Results, reader: Person) -> list[ShownFacet]:
    """Those in which there is something to choose."""
    every = [_shown(facet, criteria, results, reader) for facet in FACETS]
    return [facet for facet in every if facet.first]


def _shown(facet: Facet, criteria: Criteria, results: Results, reader: Person) -> ShownFacet:
    counts, chosen = results.facets.get(facet.name, {}), criteria.of(facet)
    frequent = sorted(counts, key=lambda key: (-counts[key], key))[: SHOWN + MORE]
    options = {str(option.key): option for option in _counted(facet, frequent, results, reader)}
    options |= {str(option.key): option for option in chosen}
    choices = [Choice(option, counts.get(key, 0), option in chosen) for key, option in options.items()]
    if not facet.ordered:
        choices.sort(key=lambda choice: (-choice.count, choice.option.label))
    # What is chosen is never hidden.
    first = [choice for place, choice in enumerate(choices) if place < SHOWN or choice.chosen]
    more = [choice for place, choice in enumerate(choices) if not (place < SHOWN or choice.chosen)]
    if len(more) == 1:
        first, more = choices, []
    return ShownFacet(facet.name, str(facet.title), first, more, max(0, len(counts) - SHOWN - MORE))


def _counted(facet: Facet, keys: list[str], results: Results, reader: Person) -> list[Option]:
    """Spaces and authors are known already: who may be told of them was asked with the search."""
    known: dict[str, Mapping[str, Any]] = {"space": results.known.spaces, "author": results.known.authors}
    if isinstance(facet, ThingFacet) and facet.name in known:
        rows = [row for key in keys if (row := known[facet.name].get(key)) is not None]
        return facet.options(row for row in rows if getattr(row, "kind", "") != Space.Kind.HOME)
    return facet.counted(keys, reader)


def coloured(results: Results, facets: Iterable[ShownFacet], aside: Container[str]) -> list[tuple[Result, str]]:
    """The results, but for those ``aside``, each with the colour of its domain, blank for none."""
    domains = {
        choice.option.key: choice.option.shown.colour
        for facet in facets
        for choice in (*facet.first, *facet.more)
        if facet.name == "domain"
    }
    shown = (result for result in results.shown if result.entry.counted_as not in aside)
    return [(result, domains.get(result.entry.domain_id, "")) for result in shown]


def chips(criteria: Criteria) -> list[Link]:
    """What narrows the search, each with the address of the same search without it."""
    found = [
        Link(option.label, criteria.without(facet, option).address, title=str(facet.title))
        for facet in FACETS
        for option in criteria.of(facet)
    ]
    if criteria.since or criteria.until:
        found.append(Link(period_label(criteria), criteria.without_dates().address, title=_("Date")))
    return found


def period_label(criteria: Criteria) -> str:
    since, until = (formats.date_format(day) if day else "" for day in (criteria.since, criteria.until))
    if since and until:
        return _("du %(since)s au %(until)s") % {"since": since, "until": until}
    return _("depuis le %(since)s") % {"since": since} if since else _("jusqu’au %(until)s") % {"until": until}


def sorts(criteria: Criteria) -> list[Link]:
    return [
        Link(str(label), replace(criteria, sort=sort, page=1).address, sort is criteria.sort)
        for sort, label in SORT_LABELS.items()
    ]


def lengths(criteria: Criteria) -> list[Link]:
    return [
        Link(str(length), replace(criteria, length=length, page=1).address, length == criteria.length)
        for length in LENGTHS
    ]


def periods(criteria: Criteria) -> list[Link]:
    """The latest days, as so many links: an address shared tells the day, not how long ago it was."""
    today = timezone.localdate()
    return [
        Link(str(label), since.address, criteria.since == since.since and criteria.until is None)
        for days, label in PERIODS
        for since in [replace(criteria, since=today - dt.timedelta(days=days), until=None, page=1)]
    ]


def loosened(criteria: Criteria) -> Iterable[tuple[Criteria, str]]:
    """The same search with one facet the less, for each that narrows it, and what is left out of it by name."""
    for facet in FACETS:
        if criteria.of(facet):
            yield criteria.without_facet(facet), str(facet.title)
    if criteria.since or criteria.until:
        yield criteria.without_dates(), _("Date")


def described(criteria: Criteria) -> str:
    """A search in a few words, for a list of searches."""
    narrowed = [
        f"{facet.title} : {', '.join(option.label for option in criteria.of(facet))}"
        for facet in FACETS
        if criteria.of(facet)
    ]
    if criteria.since or criteria.until:
        narrowed.append(period_label(criteria))
    if criteria.exact:
        narrowed.append(_("sans les équivalents"))
    return " · ".join([criteria.text, *narrowed])
