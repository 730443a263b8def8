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

import snowballstemmer
from django.conf import settings
from django.conf.locale import LANG_INFO

from .stop_words import STOP_WORDS

# Those of the site. French and English have rules of their own below; others have Snowball's stems, where it has some.
LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)
# What a French word loses its vowel for: it says nothing of what the text is about.
ELIDED = frozenset({"l", "d", "j", "m", "n", "s", "t", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"})
# Plurals that no rule gives.
IRREGULAR = {"travaux": "travail", "baux": "bail", "vitraux": "vitrail", "yeux": "oeil", "messieurs": "monsieur"}
# A longer "word" is an address or noise; nobody asks for its end.
LONGEST = 40

_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})
_SIGNS = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "′": "'", "‐": "-", "‑": "-", "\u00ad": None, "\u200b": None}
)
_ACRONYM = re.compile(r"(?<![^\W_])(?:[^\W\d_]\.){2,}(?:[^\W\d_](?![^\W_]))?")
_GROUPED_NUMBER = re.compile(r"(?<![\d,.])\d{1,3}(?:[\s.,]\d{3})+(?!\d)")
_COMPOUND = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_known = set(snowballstemmer.algorithms())
_names = {code: LANG_INFO[code]["name"].lower() for code in LANGUAGES if code in LANG_INFO}
_stemmers = {code: snowballstemmer.stemmer(name) for code, name in _names.items() if name in _known}
# A stemmer keeps the word at hand in itself.
_stemming = Lock()


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
        return any(self.plain in STOP_WORDS.get(language, ()) for language in LANGUAGES)

    def stems(self, language: str) -> tuple[str, ...]:
        """Usually one; none for a word that says nothing in that language."""
        return _stems(self.form, language)


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """Without accents and ligatures."""
    if word.isascii():
        return word
    bare = unicodedata.normalize("NFKD", word.translate(_LETTERS))
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


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
    """By accents or without: who types none must find the same texts, though stemming goes by them."""
    plain = fold(form)
    if plain in STOP_WORDS.get(language, ()):
        return ()
    if not plain.isalpha():
        return (plain,)
    forms = {plain, _singular(plain)}
    if language == "fr":
        forms |= {form, _singular(form), *_infinitive(form)}
    stemmer = _stemmers.get(language)
    if stemmer is None:
        return tuple(sorted(fold(each) for each in forms))
    with _stemming:
        stems = {fold(stemmer.stemWord(each)) for each in forms}
    if language == "fr" and plain.endswith(("ique", "iques")):
        # Snowball leaves "publiqu" of "publique", and "public" as it is.
        stems |= {f"{stem[:-2]}c" for stem in stems if stem.endswith("iqu")}
    return tuple(sorted(stems))


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
