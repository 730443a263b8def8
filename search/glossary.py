"""The glossary, to whoever searches: what goes on with a beginning, what a question is about, how it is said elsewhere.

Everybody reads the glossary, so that nobody's rights are asked here. :mod:`search.synonyms` adds what means the same.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from intranet.accounts.languages import url_in
from intranet.translation.glossary.lexicon import Entry, Lexicon, Said, current_lexicon

from .engines.typed import Beginning, beginning_of
from .parsing import Query, Term, parse
from .synonyms import LONGEST_TERM, without_brackets
from .words import LANGUAGES, Word, words

# More homonyms would hide what was found.
MOST_MEANINGS = 2


@dataclass(frozen=True)
class Name:
    """What a concept may be called, without what is said in brackets; ``place`` is 0 for what it should be called."""

    text: str
    language: str
    entry: Entry
    place: int

    @cached_property
    def words(self) -> tuple[Word, ...]:
        return _words(self.text)

    @cached_property
    def plain(self) -> tuple[str, ...]:
        return tuple(word.plain for word in self.words)

    def is_said_by(self, others: Sequence[Word]) -> bool:
        """Whether these words are this name, be it in the plural."""
        return self.plain == tuple(word.plain for word in others) or self._says_the_same(others)

    def _says_the_same(self, others: Sequence[Word]) -> bool:
        own, theirs = (
            [stems for word in some if (stems := word.stems(self.language))] for some in (self.words, others)
        )
        return bool(own) and len(own) == len(theirs) and all(set(a) & set(b) for a, b in zip(own, theirs, strict=True))


@dataclass(frozen=True)
class Meaning:
    """What a question is about: a term as the reader's language says it, where it does, with its definition."""

    entry: Entry
    said: Said

    @property
    def others(self) -> list[Said]:
        """How the other languages say it."""
        return [said for said in self.entry.said.values() if said.language != self.said.language]

    @property
    def address(self) -> str:
        return f"{url_in(self.said.language, 'glossary')}#{self.entry.key}"


def going_on(typed: str, *, language: str, most: int) -> list[Name]:
    """Names in which what is being typed goes on, one for each concept: the reader's language and beginnings first."""
    asked = beginning_of(typed)
    if asked is None:
        return []
    found = sorted(
        (name for name in _names(current_lexicon()) if _goes_on(name, asked)),
        key=lambda name: (name.language != language, not " ".join(name.plain).startswith(asked.start), name.place),
    )
    best: dict[str, Name] = {}
    for name in found:
        best.setdefault(name.entry.key, name)
    return list(best.values())[:most]


def meanings(query: Query, language: str) -> list[Meaning]:
    """What the question means by the glossary, where it is one of its terms and nothing else."""
    if query.excluded or any(len(clause) > 1 for clause in query.direct.clauses):
        return []
    asked = _words(query.text)
    names = sorted(
        (name for name in _names(current_lexicon()) if name.is_said_by(asked)),
        key=lambda name: (name.plain != tuple(word.plain for word in asked), name.language != language, name.place),
    )
    entries = list({name.entry.key: name.entry for name in names}.values())
    found = [Meaning(entry, said) for entry in entries if (said := _defined(entry, language)) is not None]
    return found[:MOST_MEANINGS]


def names_of(texts: Iterable[str]) -> list[Name]:
    """The names written so, in the same order: with the language that each is in."""
    by_text = {name.text: name for name in _names(current_lexicon())[::-1]}
    return [by_text[text] for text in dict.fromkeys(texts) if text in by_text]


@dataclass(frozen=True)
class SaidElsewhere:
    """A question in another language, which is ``language``."""

    text: str
    language: str


def said_elsewhere(text: str) -> list[SaidElsewhere]:
    """The same question, with the terms of the glossary that it holds as each other language says them.

    Phrases too, which are else asked as they are.
    """
    query = parse(text)
    if query.excluded or any(len(clause) > 1 for clause in query.clauses):
        return []
    terms = [clause[0] for clause in query.clauses]
    return [
        SaidElsewhere(said, target)
        for source in LANGUAGES
        for target in LANGUAGES
        if source != target and (said := _translated(terms, source, target))
    ]


def _translated(terms: Sequence[Term], source: str, target: str) -> str:
    """Empty where it holds no term of that language."""
    ahead, said, changed = list(terms), [], False
    while ahead:
        taken, other = _first_elsewhere(ahead, source, target)
        written = other or " ".join(word.form for word in ahead[0].words)
        said.append(f'"{written}"' if ahead[0].phrase else written)
        changed = changed or bool(other)
        del ahead[:taken]
    return " ".join(said) if changed else ""


def _first_elsewhere(terms: Sequence[Term], source: str, target: str) -> tuple[int, str]:
    """How many of these are one name in the ``source`` language, and what is preferred in the other; or one of them."""
    together = 1 if terms[0].phrase else _in_a_row(terms)
    names = [name for name in _names(current_lexicon()) if name.language == source and target in name.entry.said]
    for length in range(min(together, LONGEST_TERM), 0, -1):
        asked = tuple(word for term in terms[:length] for word in term.words)
        for name in names:
            if name.is_said_by(asked):
                return length, without_brackets(name.entry.said[target].preferred)
    return 1, ""


def _in_a_row(terms: Sequence[Term]) -> int:
    return next((place for place, term in enumerate(terms) if term.phrase), len(terms))


def _defined(entry: Entry, language: str) -> Said | None:
    """As the reader's language says it, or else the one that explains it."""
    said = sorted(entry.said.values(), key=lambda said: said.language != language)
    return next((each for each in said if each.definition), None)


def _goes_on(name: Name, asked: Beginning) -> bool:
    begun = any(plain.startswith(asked.last) for plain in name.plain)
    return begun and all(word in name.plain for word in asked.before)


@lru_cache(maxsize=2)
def _names(lexicon: Lexicon) -> tuple[Name, ...]:
    return tuple(_each_name(lexicon))


def _each_name(lexicon: Lexicon) -> Iterator[Name]:
    for entry in lexicon.entries.values():
        for language, said in entry.said.items():
            for place, form in enumerate(said.forms):
                if text := without_brackets(form):
                    yield Name(text, language, entry, place)


def _words(text: str) -> tuple[Word, ...]:
    return tuple(word for word in words(text) if not word.joined)
