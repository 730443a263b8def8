"""The glossary as it is read, kept in each process as long as nobody changes it: no page asks a query for each term."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from django.core.cache import caches
from django.db.models import Count, Max

from intranet.translation.models import Term, Wording
from intranet.translation.models.glossary import one_per_line

from .matching import Matcher

# Where each process remembers, for a few seconds, which state of the glossary is the latest.
REMEMBERED, REMEMBERED_SECONDS = "translation.glossary", 5


@dataclass(frozen=True)
class Said:
    """What a concept is called in one language, what it is not, and what that means."""

    language: str
    preferred: str
    is_acronym: bool
    definition: str
    context: str
    variants: tuple[str, ...]
    forbidden: tuple[str, ...]

    @property
    def forms(self) -> tuple[str, ...]:
        """All that it may be called, what is preferred first."""
        return self.preferred, *self.variants


@dataclass(frozen=True)
class Entry:
    """A concept, and what it is called in each language that has a word for it."""

    key: str
    number: int
    domain: int | None
    is_explained: bool
    is_enforced: bool
    said: dict[str, Said] = field(hash=False)


class Lexicon:
    """All concepts at one moment, by key, and what finds them in a text."""

    def __init__(self, entries: dict[str, Entry]) -> None:
        self.entries = entries
        self._matchers: dict[tuple[str, str], Matcher[str]] = {}

    def said_in(self, language: str) -> Iterator[tuple[Entry, Said]]:
        for entry in self.entries.values():
            if language in entry.said:
                yield entry, entry.said[language]

    def matcher(self, language: str) -> Matcher[str]:
        """Finds the key of each concept, by all that it may be called."""
        return self._matcher("said", language, [(said.forms, entry, said) for entry, said in self.said_in(language)])

    def matcher_of_forbidden(self, language: str) -> Matcher[str]:
        """Finds the key of each concept that is called what it is not to be. What another one is called is not that."""
        rows = [(said.forbidden, entry, said) for entry, said in self.said_in(language)]
        return self._matcher("forbidden", language, rows)

    def _matcher(self, kind: str, language: str, rows: list[tuple[tuple[str, ...], Entry, Said]]) -> Matcher[str]:
        if (kind, language) not in self._matchers:
            forms = [(form, entry.key) for forms, entry, _said in rows for form in forms]
            acronyms = [said.preferred for _forms, _entry, said in rows if said.is_acronym]
            self._matchers[kind, language] = Matcher(language, forms, acronyms)
        return self._matchers[kind, language]

    @cached_property
    def languages(self) -> frozenset[str]:
        return frozenset(language for entry in self.entries.values() for language in entry.said)


Stamp = tuple[object, int]
_kept: tuple[Stamp, Lexicon] | None = None


def current_lexicon(*, now: bool = False) -> Lexicon:
    """The glossary, at most a few seconds old; ``now``: as it is at this moment, for one query."""
    global _kept
    stamp = _stamp(now)
    if _kept is None or _kept[0] != stamp:
        _kept = stamp, Lexicon(_entries())
    return _kept[1]


def forget() -> None:
    """In this process, whoever asks next gets the glossary as it is."""
    caches["process"].delete(REMEMBERED)


def _stamp(now: bool) -> Stamp:
    """What differs between two states of the glossary."""
    stamp: Stamp | None = None if now else caches["process"].get(REMEMBERED)
    if stamp is None:
        found = Term.objects.aggregate(latest=Max("changed_at"), number=Count("pk"))
        stamp = found["latest"], found["number"]
        caches["process"].set(REMEMBERED, stamp, REMEMBERED_SECONDS)
    return stamp


def _entries() -> dict[str, Entry]:
    entries = {
        term.pk: Entry(term.key, term.pk, term.domain_id, term.is_explained, term.is_enforced, {})
        for term in Term.objects.order_by("pk")
    }
    for wording in Wording.objects.order_by("pk"):
        if wording.term_id in entries:
            entries[wording.term_id].said[wording.language] = _said(wording)
    return {entry.key: entry for entry in entries.values()}


def _said(wording: Wording) -> Said:
    return Said(
        wording.language,
        wording.preferred,
        wording.is_acronym,
        wording.definition,
        wording.context,
        tuple(one_per_line(wording.variants)),
        tuple(one_per_line(wording.forbidden)),
    )
