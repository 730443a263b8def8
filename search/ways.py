"""Other ways to ask: another spelling, fewer conditions, other words, the other language; with what each would give."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from intranet.access.policies import Person
from intranet.accounts.languages import name_in_sentence

from .forms import Criteria
from .glossary import SaidElsewhere, names_of, said_elsewhere
from .parsing import without_exclusions, without_quotes
from .presentation import loosened
from .searching import Results, corrected, total_of

# So few results make one wonder whether a word was mistyped.
FEW = 3


@dataclass(frozen=True)
class Way:
    """A link to another search: what it is called, in which language where that is not the reader's, what it finds."""

    label: str
    address: str
    count: int = 0
    language: str = ""


def spelling(reader: Person, criteria: Criteria, results: Results, language: str) -> Way | None:
    """Another spelling, where there is little or nothing to find with this one."""
    if not results.query or (results.total > FEW and results.whole is None):
        return None
    text = corrected(reader, criteria.text, language=language)
    return Way(text, criteria.reworded(text).address) if text else None


def filters_less(reader: Person, criteria: Criteria, results: Results) -> list[Way]:
    """Where nothing is left of a search that was narrowed: what each filter costs, those first that give most."""
    if results.shown or not results.query or not criteria.is_narrowed:
        return []
    ways = [
        Way(left_out, other.address, count)
        for other, left_out in loosened(criteria)
        if (count := total_of(reader, other.text, other.filters, exact=other.exact))
    ]
    return sorted(ways, key=lambda way: -way.count)


def words_less(reader: Person, criteria: Criteria, results: Results) -> list[Way]:
    """Where nothing was found: the same words asked less strictly, or said otherwise, as far as that finds any."""
    if results.shown or not results.query:
        return []
    ways = (
        Way(label, other.address, total_of(reader, other.text, other.filters, exact=other.exact), language)
        for other, label, language in _otherwise(criteria)
    )
    return [way for way in ways if way.count]


def _otherwise(criteria: Criteria) -> Iterator[tuple[Criteria, str, str]]:
    unquoted, kept = without_quotes(criteria.text), without_exclusions(criteria.text)
    if unquoted != criteria.text:
        yield criteria.reworded(unquoted), _("Sans les guillemets"), ""
    if kept != criteria.text:
        yield criteria.reworded(kept), _("Sans rien exclure"), ""
    if criteria.exact:
        yield criteria.by_exact(False), _("Avec les mots de même sens"), ""
    for other in _elsewhere(criteria):
        yield criteria.reworded(other.text), other.text, other.language


def in_other_words(criteria: Criteria, results: Results) -> list[Way]:
    """What was searched besides, as it means the same, each to be searched by itself."""
    return [
        Way(name.text, criteria.reworded(name.text).address, language=name.language)
        for name in names_of(results.query.equivalents)
    ]


def in_other_languages(criteria: Criteria, results: Results, language: str) -> list[Way]:
    """What was found in another language than the reader's, among the rest; the question in it, where that was not."""
    if not results.shown:
        return []
    counts = {} if criteria.chosen.get("language") else results.facets.get("language", {})
    found = [
        Way(name_in_sentence(code), criteria.in_language(code).address, count)
        for code, count in sorted(counts.items())
        if code != language and 0 < count < results.total
    ]
    asked = [
        Way(other.text, criteria.reworded(other.text).address, language=other.language)
        for other in _elsewhere(criteria)
    ]
    return [*found, *asked]


def _elsewhere(criteria: Criteria) -> list[SaidElsewhere]:
    """What else means the same is searched already, but for what is asked as it is."""
    asked_as_it_is = criteria.exact or without_quotes(criteria.text) != criteria.text
    return said_elsewhere(criteria.text) if asked_as_it_is else []
