"""The analyzers of the indexes, for French, for English, and for what is of no language: the words of both.

Each text is read three ways: ``exact`` keeps words as they are written, but for accents and elided articles; the text
itself takes them back to a light stem (plurals, genders); ``root`` goes as far as Snowball does (verbs, derived words).
Question and text are read alike. The tables of Unicode are Python's (:func:`search.words.compounds`): it has put both
in one form already (NFKC, small letters, straight apostrophes, acronyms without dots), since servers without the ICU
plugin cannot, and a server of another age has other tables.
"""

from typing import Any

from search.stop_words import STOP_WORDS
from search.words import ELIDED, IRREGULAR, LANGUAGES, LONGEST

# Of stop words, those that have accents; the list has none.
ACCENTED_STOP_WORDS = ["à", "où", "là", "même", "mêmes", "être", "été", "très", "après", "dès", "dû"]
# The name of the index, and of the words, of what is of no language.
NO_LANGUAGE = "none"
# Light stems, then roots; each way is tried on the word with its accents and on the word without: whoever types none
# must find the same texts, though stemming goes by them.
STEMS = {
    "fr": {
        "light": ["fr_light, folded", "folded, fr_light"],
        "root": [
            "folded, fr_root", "folded, singular, fr_root", "fr_root, folded", "singular, fr_root, folded",
            "infinitive, fr_root, folded", "folded, fr_root, masculine",
        ],
    },
    "en": {
        "light": ["folded, en_light"],
        "root": ["folded, en_root", "folded, singular, en_root"],
    },
}  # fmt: skip


def analysis() -> dict[str, Any]:
    """The same for all indexes, which choose their analyzers among these."""
    filters: dict[str, Any] = {
        # "inter-scot": its parts, and the whole, which then loses its hyphen.
        "parts": {"type": "pattern_capture", "preserve_original": True, "patterns": ["([^-]+)"]},
        "elided": {"type": "elision", "articles_case": False, "articles": sorted(ELIDED)},
        "possessive": {"type": "stemmer", "language": "possessive_english"},
        "as_one": {"type": "pattern_replace", "pattern": "['-]", "replacement": ""},
        "cut": {"type": "truncate", "length": LONGEST},
        "folded": {"type": "asciifolding"},
        "irregular": {"type": "stemmer_override", "rules": [f"{word} => {its}" for word, its in IRREGULAR.items()]},
        # What stemmers leave of short plurals: élus, eaux, lieux.
        "singular": {
            "type": "pattern_replace",
            "pattern": "^(?:(.+eu|.*eau)x|(..+[^s])s)$",
            "replacement": "$1$2",
        },
        # And of verbs: ils participent, nous évaluons.
        "infinitive": {
            "type": "pattern_replace",
            "pattern": "^(?=.{7})(?:(.+[^m])ent|(.+[^isç])ons)$",
            "replacement": "$1$2er",
        },
        # And of adjectives: publique, of which Snowball leaves "publiqu".
        "masculine": {"type": "pattern_replace", "pattern": "iqu$", "replacement": "ic"},
        "fr_light": {"type": "stemmer", "language": "light_french"},
        "fr_root": {"type": "stemmer", "language": "french"},
        "en_light": {"type": "stemmer", "language": "light_english"},
        "en_root": {"type": "stemmer", "language": "porter2"},
    }
    cleaned = ["elided", "possessive", "as_one", "cut", "lowercase"]
    analyzers: dict[str, Any] = {
        "exact": {
            "type": "custom",
            "char_filter": ["hyphens"],
            "tokenizer": "whitespace",
            "filter": [*cleaned, "folded"],
        }
    }
    for language in (*LANGUAGES, NO_LANGUAGE):
        stop = f"{language}_stop"
        filters[stop] = {"type": "stop", "stopwords": _stop_words(language)}
        for way in ("light", "root"):
            stems = f"{language}_{way}_stems"
            ways = [each for one in _languages_of(language) for each in STEMS[one][way]]
            filters[stems] = {"type": "multiplexer", "preserve_original": False, "filters": ways}
            analyzers[f"{language}_{way}"] = {
                "type": "custom",
                "tokenizer": "whitespace",
                "filter": ["parts", *cleaned, stop, "irregular", stems],
            }
    return {
        "char_filter": {"hyphens": {"type": "mapping", "mappings": ["- => \\u0020"]}},
        "filter": filters,
        "analyzer": analyzers,
    }


def _languages_of(index: str) -> tuple[str, ...]:
    return LANGUAGES if index == NO_LANGUAGE else (index,)


def _stop_words(index: str) -> list[str]:
    """A name is never nothing: where there is no language, no word says nothing."""
    if index == NO_LANGUAGE:
        return []
    return sorted(STOP_WORDS[index] | set(ACCENTED_STOP_WORDS if index == "fr" else []))
