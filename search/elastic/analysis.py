"""The analyzers of the indexes, for each language of the site, and for what is of no language: the words of all.

Each text is read three ways: ``exact`` keeps words as they are written, but for accents and elided articles; the text
itself takes them back to a light stem (plurals, genders); ``root`` goes as far as Snowball does (verbs, derived words).
Question and text are read alike. The tables of Unicode are Python's (:func:`search.words.compounds`): it has put both
in one form already (NFKC, small letters, straight apostrophes, acronyms without dots), since servers without the ICU
plugin cannot, and a server of another age has other tables.
"""

from typing import Any

from intranet.settings.languages import base_of
from search.words import ELIDED, IRREGULAR, LANGUAGES, LONGEST, STOP_WORDS

# The name of the index, and of the words, of what is of no language.
NO_LANGUAGE = "none"
# Light stems, then roots; each way is tried on the word with its accents and on the word without: whoever types none
# must find the same texts, though stemming goes by them. Other languages have what Elasticsearch has of its own.
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
    "de": {
        "light": ["de_umlaut, folded, de_light"],
        "root": ["de_umlaut, folded, de_root"],
    },
}  # fmt: skip
# By language, the stemmers of Elasticsearch, light and not; of a language that it has none for, words stay whole.
STEMMERS = {
    "fr": ("light_french", "french"),
    "en": ("light_english", "porter2"),
    "de": ("light_german", "german"),
    "es": ("light_spanish", "spanish"),
    "it": ("light_italian", "italian"),
    "pt": ("light_portuguese", "portuguese"),
    "nl": ("dutch", "dutch"),
    "ca": ("catalan", "catalan"),
    "eu": ("basque", "basque"),
    "gl": ("minimal_galician", "galician"),
    "ga": ("irish", "irish"),
    "da": ("danish", "danish"),
    "sv": ("light_swedish", "swedish"),
    "nb": ("light_norwegian", "norwegian"),
    "nn": ("light_nynorsk", "norwegian"),
    "fi": ("light_finnish", "finnish"),
    "ro": ("romanian", "romanian"),
    "hu": ("light_hungarian", "hungarian"),
    "lt": ("lithuanian", "lithuanian"),
    "ru": ("light_russian", "russian"),
    "tr": ("turkish", "turkish"),
}


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
        # How German is typed without ä, ö and ü.
        "de_umlaut": {"type": "german_normalization"},
    }
    for language in LANGUAGES:
        for way, stemmer in zip(("light", "root"), STEMMERS.get(base_of(language), ()), strict=False):
            filters[f"{base_of(language)}_{way}"] = {"type": "stemmer", "language": stemmer}
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
            ways = [each for one in _languages_of(language) for each in _stems(one, way)]
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


def _stems(language: str, way: str) -> list[str]:
    base = base_of(language)
    if base in STEMS:
        return STEMS[base][way]
    return [f"{base}_{way}, folded", f"folded, {base}_{way}"] if base in STEMMERS else ["folded"]


def _stop_words(index: str) -> list[str]:
    """A name is never nothing: where there is no language, no word says nothing."""
    return [] if index == NO_LANGUAGE else sorted(STOP_WORDS[index])
