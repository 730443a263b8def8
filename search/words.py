"""Text made into words, the same way for what is indexed and for what is asked, in the languages of the site.

Case, accents, ligatures, typographic apostrophes and hyphens make no difference. A word has its plain form, which tells
an exact match, and for each language its stems. No database does any of this, so that all engines agree.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock
from typing import Any

import snowballstemmer
from django.conf import settings
from django.conf.locale import LANG_INFO

from intranet.settings.languages import base_of

from .folding import fold
from .stop_words import stop_words

# Those of the site. Some have rules of their own below; others have Snowball's stems, where it has some, or none.
LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)
# What a word loses its vowel for, by language: it says nothing of what the text is about.
_ELIDED = {
    "fr": "l d j m n s t c qu jusqu lorsqu puisqu quoiqu",
    "it": "l d c un dell all dall nell sull coll quell quest sant",
    "ca": "l d m n s t",
}
ELIDED = frozenset(each for code in LANGUAGES for each in _ELIDED.get(base_of(code), "").split())
# Plurals that no rule gives.
IRREGULAR = {"travaux": "travail", "baux": "bail", "vitraux": "vitrail", "yeux": "oeil", "messieurs": "monsieur"}
# A longer "word" is an address or noise; nobody asks for its end.
LONGEST = 40

_SIGNS = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "′": "'", "‐": "-", "‑": "-", "\u00ad": None, "\u200b": None}
)
_ACRONYM = re.compile(r"(?<![^\W_])(?:[^\W\d_]\.){2,}(?:[^\W\d_](?![^\W_]))?")
_GROUPED_NUMBER = re.compile(r"(?<![\d,.])\d{1,3}(?:[\s.,]\d{3})+(?!\d)")
_COMPOUND = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
# How German is typed where the keyboard has no ä, ö or ü; the "ue" of "neue" and of "quer" is another.
_UMLAUT = re.compile(r"([ao]|(?<![aeiouyq])u)e")
STOP_WORDS = {code: stop_words(code) for code in LANGUAGES}
_SAYING_NOTHING = frozenset().union(*STOP_WORDS.values())
# Snowball names a language in English; of Norwegian it knows one.
_BY_ANOTHER_NAME = {"nb": "norwegian", "nn": "norwegian"}
# A stemmer keeps the word at hand in itself.
_stemming = Lock()


def _stemmer(code: str) -> Any:
    base = base_of(code)
    name = _BY_ANOTHER_NAME.get(base) or LANG_INFO.get(base, {}).get("name", "").lower()
    return snowballstemmer.stemmer(name) if name in snowballstemmer.algorithms() else None


_stemmers = {code: _stemmer(code) for code in LANGUAGES}


def mark(language: str) -> str:
    """What stems of a language begin with in an index, so that they are no other language's."""
    return {"fr": "f", "en": "e"}.get(language, f"{language.replace('-', '')}0")


@dataclass(frozen=True)
class Word:
    """A word in lower case with its accents. ``joined``: a hyphened one written as one, beside its parts."""

    form: str
    joined: bool = False

    @property
    def plain(self) -> str:
        return fold(self.form)

    @property
    def is_stop(self) -> bool:
        return self.plain in _SAYING_NOTHING

    def stems(self, language: str) -> tuple[str, ...]:
        """Usually one; none for a word that says nothing in that language."""
        return _stems(self.form, language)


def join_numbers(text: str) -> str:
    """ "200 065 563" is one number, however its digits are grouped."""
    return _GROUPED_NUMBER.sub(lambda number: re.sub(r"\D", "", number[0]), text)


def compounds(text: str) -> Iterator[str]:
    """What stands between spaces and signs, in order: words with what an apostrophe or a hyphen joins to them.

    In one form of Unicode, in small letters; acronyms without dots, numbers in one piece.
    """
    text = unicodedata.normalize("NFKC", text).casefold().translate(_SIGNS)
    text = _ACRONYM.sub(lambda acronym: acronym[0].replace(".", "") + " ", join_numbers(text))
    return (compound[0] for compound in _COMPOUND.finditer(text))


def words(text: str) -> Iterator[Word]:
    """The words of a text, in order."""
    for compound in compounds(text):
        parts = [part for each in compound.split("-") if (part := _without_elision(each))]
        yield from (Word(part) for part in parts)
        if len(parts) > 1:
            yield Word("".join(parts)[:LONGEST], joined=True)


def _without_elision(text: str) -> str:
    """ "l'eau" is water, "council's" is the council, "aujourd'hui" is one word."""
    pieces = [piece for piece in text.split("'") if piece]
    while len(pieces) > 1 and pieces[0] in ELIDED:
        pieces.pop(0)
    if len(pieces) > 1 and pieces[-1] == "s":
        pieces.pop()
    return "".join(pieces)[:LONGEST]


@lru_cache(maxsize=50_000)
def _stems(form: str, language: str) -> tuple[str, ...]:
    plain = fold(form)
    if plain in STOP_WORDS.get(language, ()):
        return ()
    if not plain.isalpha():
        return (plain,)
    forms = _forms(form, plain, base_of(language))
    stemmer = _stemmers.get(language)
    if stemmer is None:
        return tuple(sorted(fold(each) for each in forms))
    with _stemming:
        stems = {fold(stemmer.stemWord(each)) for each in forms}
    if language == "fr" and plain.endswith(("ique", "iques")):
        # Snowball leaves "publiqu" of "publique", and "public" as it is.
        stems |= {f"{stem[:-2]}c" for stem in stems if stem.endswith("iqu")}
    return tuple(sorted(stems))


def _forms(form: str, plain: str, base: str) -> set[str]:
    """By accents or without: who types none must find the same texts, though stemming goes by them."""
    if base == "fr":
        return {plain, _singular(plain), form, _singular(form), *_infinitive(form)}
    if base == "en":
        return {plain, _singular(plain)}
    return {plain, form, _UMLAUT.sub(r"\1", plain)} if base == "de" else {plain, form}


def _infinitive(word: str) -> tuple[str, ...]:
    """What Snowball leaves of verbs: ils participent, nous évaluons. A noun that ends so gains a stem of nothing."""
    if len(word) < 7:
        return ()
    if word.endswith("ent") and not word.endswith("ment"):
        return (f"{word[:-3]}er",)
    if word.endswith("ons") and not word.endswith(("ions", "sons", "çons")):
        return (f"{word[:-3]}er",)
    return ()


def _singular(word: str) -> str:
    """What Snowball leaves of short plurals: élus, eaux, lieux."""
    if word in IRREGULAR:
        return IRREGULAR[word]
    if len(word) > 3 and (word.endswith(("eaux", "eux")) or (word.endswith("s") and not word.endswith("ss"))):
        return word[:-1]
    return word
