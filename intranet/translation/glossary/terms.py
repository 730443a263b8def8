"""What machines must say, what is wrong in a translation, and what the search takes for the same thing."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from html import unescape

from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from .lexicon import Lexicon, Said, current_lexicon
from .matching import Occurrence


@dataclass(frozen=True)
class TermPair:
    """A concept as two languages say it; ``target.preferred`` is what a translation says."""

    key: str
    source: Said
    target: Said


def terms_for(source_language: str, target_language: str) -> dict[str, TermPair]:
    """The terms that a translation between these languages must respect, by key."""
    return {
        entry.key: TermPair(entry.key, entry.said[source_language], entry.said[target_language])
        for entry in current_lexicon().entries.values()
        if entry.is_enforced and source_language in entry.said and target_language in entry.said
    }


def occurrences(text: str, source_language: str, target_language: str) -> Iterator[tuple[Occurrence[str], TermPair]]:
    """Each place of a plain text where such a term is said, in order, and what it is to become."""
    pairs = terms_for(source_language, target_language)
    for found in current_lexicon().matcher(source_language).find(text):
        if found.name in pairs:
            yield found, pairs[found.name]


class Fault(StrEnum):
    """What may be wrong with a term in a translation."""

    FORBIDDEN = "forbidden"
    MISSING = "missing"


@dataclass(frozen=True)
class TermWarning:
    """Something to look at: ``said`` is in the text where ``expected`` should be."""

    fault: Fault
    key: str
    said: str
    expected: str

    def __str__(self) -> str:
        values = {"said": self.said, "expected": self.expected}
        if self.fault is Fault.FORBIDDEN:
            return _("« %(said)s » : le glossaire demande « %(expected)s ».") % values
        return _("« %(said)s » se traduit par « %(expected)s », que le texte ne dit pas.") % values


def check(source_text: str, target_text: str, source_language: str, target_language: str) -> list[TermWarning]:
    """What the glossary finds to say of a translation, HTML or plain: a help to who reads it again, never a refusal.

    A rendering that is not to be used is told once, in its place what should be said; otherwise a term of the source
    that the translation does not say in any of its forms.
    """
    source, target, lexicon = _words(source_text), _words(target_text), current_lexicon()
    found = dict(_forbidden_in(target, target_language, lexicon))
    said = {each.name for each in lexicon.matcher(target_language).find(target)}
    for place, pair in occurrences(source, source_language, target_language):
        if place.name not in said and place.name not in found:
            words = source[place.start : place.end]
            found[place.name] = TermWarning(Fault.MISSING, place.name, words, pair.target.preferred)
    return list(found.values())


def _forbidden_in(text: str, language: str, lexicon: Lexicon) -> Iterator[tuple[str, TermWarning]]:
    """What a term is not to be called, unless it is part of what a term is called."""
    said = list(lexicon.matcher(language).find(text))
    for place in lexicon.matcher_of_forbidden(language).find(text):
        if not any(each.start <= place.start and place.end <= each.end for each in said):
            expected = lexicon.entries[place.name].said[language].preferred
            yield place.name, TermWarning(Fault.FORBIDDEN, place.name, text[place.start : place.end], expected)


def _words(text: str) -> str:
    """What of a text is read: no markup."""
    return unescape(strip_tags(text)) if "<" in text or "&" in text else text


@dataclass(frozen=True)
class SynonymGroup:
    """What means the same, in all languages: pairs of a language and a form, acronyms as they are written."""

    key: str
    forms: tuple[tuple[str, str], ...]


def synonyms() -> list[SynonymGroup]:
    """The groups as they are at this moment: who has just changed a term searches by it."""
    groups = [
        SynonymGroup(entry.key, tuple((language, form) for language, said in entry.said.items() for form in said.forms))
        for entry in current_lexicon(now=True).entries.values()
    ]
    return [group for group in groups if len(group.forms) > 1]
