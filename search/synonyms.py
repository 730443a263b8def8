"""What is asked in other words: the terms of the glossary that mean the same, in both languages.

They are added to the question, never to the index: who changes the glossary searches by it at once. What holds what was
typed comes first; what only holds an equivalent is found too, lower, and says so.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import product

from intranet.translation.glossary.terms import synonyms

from .parsing import Query, Term, parse
from .words import LANGUAGES, Word, words

# The most telling words that a term of the glossary is looked up by, and the most equivalents that are added to one.
LONGEST_TERM = 6
MOST_EQUIVALENTS = 12
_ASIDE = re.compile(r"\s*\([^)]*\)")

# What means the same, as it is written.
Group = tuple[str, ...]
# The stems of a term's telling words.
Key = tuple[str, ...]


def understand(text: str, *, exact: bool = False) -> Query:
    """What was typed and, unless that is ``exact``, what means the same by the glossary as it is now."""
    query = parse(text)
    return widen(query, known_groups()) if query and not exact else query


def known_groups() -> tuple[Group, ...]:
    return tuple(tuple(form for _language, form in group.forms) for group in synonyms())


def widen(query: Query, groups: tuple[Group, ...]) -> Query:
    """The same question, content with equivalents of the terms that it holds; quoted phrases are asked as they are."""
    thesaurus = _thesaurus(groups)
    widened: list[tuple[Term, ...]] = []
    ahead = list(query.clauses)
    while ahead:
        taken, clause = thesaurus.first_of(ahead)
        widened.append(clause)
        del ahead[:taken]
    return Query(query.text, tuple(widened), query.excluded, query.cut)


class Thesaurus:
    """The groups, by the stems of each of their terms."""

    def __init__(self, groups: tuple[Group, ...]) -> None:
        self._groups = [tuple(map(_term, _forms(group))) for group in groups]
        self._by_key: dict[Key, list[int]] = {}
        for number, terms in enumerate(self._groups):
            for key in {key for term in terms if not term.phrase for key in _keys(term.words)}:
                self._by_key.setdefault(key, []).append(number)

    def first_of(self, clauses: Sequence[tuple[Term, ...]]) -> tuple[int, tuple[Term, ...]]:
        """How many of these clauses are one term of the glossary, or else the first; and that, with its equivalents."""
        if len(clauses[0]) > 1:
            return 1, tuple(each for term in clauses[0] for each in (term, *self._equivalents(term)))
        for length in range(min(LONGEST_TERM, _in_a_row(clauses)), 1, -1):
            together = Term(tuple(word for clause in clauses[:length] for word in clause[0].words))
            equivalents = self._equivalents(together)
            if equivalents:
                return length, (together, *equivalents)
        return 1, (*clauses[0], *self._equivalents(clauses[0][0]))

    def _equivalents(self, term: Term) -> tuple[Term, ...]:
        if term.phrase:
            return ()
        keys = set(_keys(term.words))
        numbers = dict.fromkeys(number for key in keys for number in self._by_key.get(key, ()))
        others: dict[Key, Term] = {}
        for number in numbers:
            for each in self._groups[number]:
                if each.phrase or not keys & set(_keys(each.words)):
                    others.setdefault(tuple(word.plain for word in each.words), each)
        return tuple(others.values())[:MOST_EQUIVALENTS]


@lru_cache(maxsize=4)
def _thesaurus(groups: tuple[Group, ...]) -> Thesaurus:
    return Thesaurus(groups)


def _forms(group: Group) -> Iterable[str]:
    return dict.fromkeys(stripped for form in group if (stripped := without_brackets(form)))


def without_brackets(form: str) -> str:
    """A term without what is said in brackets, which texts do not repeat."""
    return _ASIDE.sub("", form).strip()


def _term(form: str) -> Term:
    """To be found close together in any form; of one telling word among others ("à la carte"), as it is written."""
    parts = tuple(word for word in words(form) if not word.joined)
    as_written = len(parts) > 1 and len(_telling(parts)) < 2
    return Term(parts, phrase=as_written, equivalent=True, text=form)


def _telling(parts: Sequence[Word]) -> list[Word]:
    return [word for word in parts if not word.is_stop]


def _keys(parts: Sequence[Word]) -> Iterable[Key]:
    """A term may be looked up by any of the stems of each of its words, in one language at a time."""
    telling = _telling(parts)
    if not 0 < len(telling) <= LONGEST_TERM:
        return
    for language in LANGUAGES:
        yield from product(*(word.stems(language)[:3] for word in telling))


def _in_a_row(clauses: Sequence[tuple[Term, ...]]) -> int:
    """How many of the first ones are words that stand one after the other."""
    for number, clause in enumerate(clauses):
        if len(clause) > 1 or clause[0].phrase:
            return number
    return len(clauses)
