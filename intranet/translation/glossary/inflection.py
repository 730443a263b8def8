"""Words brought to one form whatever their number and gender: what tells that "EPCI", "les élus" and "élues" are terms.

Plurals and feminines only. A stemmer goes further ("mobile" and "mobilités" have one stem), and would take one word for
another. Languages that have no rule here are left to theirs, if Snowball has one.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from threading import Lock

import snowballstemmer
from django.conf.locale import LANG_INFO

_IRREGULAR_FRENCH = {"travaux": "travail", "baux": "bail", "vitraux": "vitrail", "yeux": "œil"}
_ENGLISH_ES = re.compile(r"(?:x|ch|sh|ss|z)es$")
# A stemmer keeps the word at hand in itself.
_stemming = Lock()


@lru_cache(maxsize=50_000)
def plain(word: str, language: str) -> str:
    """The word in lower case, singular and masculine; the same for "locale" and "locaux"."""
    lower = unicodedata.normalize("NFC", word).casefold()
    return (_RULES.get(language.partition("-")[0]) or _stemmer(language))(lower)


def _french(word: str) -> str:
    word = _IRREGULAR_FRENCH.get(word, word)
    if word.endswith("aux") and not word.endswith("eaux") and len(word) > 4:
        word = f"{word[:-2]}l"
    elif len(word) > 3 and word[-1] in "sx" and not word.endswith("ss"):
        word = word[:-1]
    if len(word) > 3 and word.endswith("e"):
        word = word[:-1]
        # "intercommunale", but also "opérationnelle", "européenne", "cohérentes".
        if len(word) > 3 and word[-1] == word[-2] and word[-1] in "lnt":
            word = word[:-1]
    return word


def _english(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    if len(word) > 4 and _ENGLISH_ES.search(word):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


_RULES: dict[str, Callable[[str], str]] = {"fr": _french, "en": _english}


@lru_cache
def _stemmer(language: str) -> Callable[[str], str]:
    name = LANG_INFO.get(language.partition("-")[0], {}).get("name", "").lower()
    if name not in snowballstemmer.algorithms():
        return lambda word: word
    stemmer = snowballstemmer.stemmer(name)

    def stem(word: str) -> str:
        with _stemming:
            return str(stemmer.stemWord(word))

    return stem
