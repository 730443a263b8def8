"""What an index is: its settings and fields, and the names under which it is found."""

import hashlib
import json
import re
from functools import cache
from typing import Any

from django.conf import settings

from search.words import LANGUAGES

from .analysis import NO_LANGUAGE, analysis

INDEXES = (*LANGUAGES, NO_LANGUAGE)
# From what says most of a thing to what says least.
TEXTS = ("title", "summary", "headings", "body", "file_text")
LONG_TEXTS = ("body", "file_text")
# How far readers may turn pages: what is beyond is not shown.
LAST_RESULT = 100_000
# How long the server remembers what was removed, so that what is written late does not bring it back.
REMEMBERED = "1h"
_KEYWORD = {"type": "keyword"}
_NUMBER = {"type": "long"}


def settings_of_index() -> dict[str, Any]:
    return {
        "number_of_shards": 1,
        # A second copy as soon as there is a second node.
        "auto_expand_replicas": "0-1",
        "max_result_window": LAST_RESULT,
        "gc_deletes": REMEMBERED,
        "analysis": analysis(),
        # Of few words, how few they are says less of what matters than of how somebody writes.
        "similarity": {"short": {"type": "BM25", "b": 0.3}},
    }


def mappings(index: str) -> dict[str, Any]:
    """``thing`` is what the entry counts as; ``print`` tells whether it holds what it should; ``sort_key``,
    by the language of the reader, is that of the version that they are shown.

    The texts themselves are kept in the database only: results are shown from there.
    """
    return {
        "dynamic": "strict",
        "_source": {"enabled": False},
        "properties": {
            "id": _NUMBER,
            "thing": _KEYWORD,
            "print": {"type": "keyword", "index": False},
            "audience": {"type": "byte"},
            "space": _NUMBER,
            "refresh_at": {"type": "date"},
            "kind": _KEYWORD,
            "language": _KEYWORD,
            "domain": _NUMBER,
            "themes": _NUMBER,
            "organisation": _NUMBER,
            "author": _NUMBER,
            "date": {"type": "date"},
            # How long the title is.
            "length": {"type": "short"},
            "sort_key": {"properties": dict.fromkeys(LANGUAGES, _KEYWORD)},
            **{name: _text(index, name) for name in TEXTS},
        },
    }


def _text(index: str, name: str) -> dict[str, Any]:
    kind = {"type": "text", "similarity": "BM25" if name in LONG_TEXTS else "short"}
    exact: dict[str, Any] = {**kind, "analyzer": "exact"}
    if name == "title":
        exact["index_prefixes"] = {"min_chars": 1, "max_chars": 12}
    return {
        **kind,
        "analyzer": f"{index}_light",
        # No phrase is looked for there: among the roots, those of the glossary in any form.
        "index_options": "freqs",
        "fields": {"exact": exact, "root": {**kind, "analyzer": f"{index}_root"}},
    }


def definition(index: str) -> dict[str, Any]:
    return {"settings": settings_of_index(), "mappings": mappings(index)}


@cache
def edition() -> str:
    """Changes with what an index is: one made by another version of the site is not asked, but made anew."""
    every = json.dumps([definition(index) for index in INDEXES], sort_keys=True)
    return hashlib.blake2b(every.encode(), digest_size=4).hexdigest()


def prefix() -> str:
    return str(settings.ELASTICSEARCH_PREFIX)


def alias(index: str) -> str:
    """The name under which the index of a language is found once it is complete."""
    return f"{prefix()}-{index}-{edition()}"


def aliases() -> list[str]:
    return [alias(index) for index in INDEXES]


def name(index: str, build: str) -> str:
    """The name of the index of a language that one build makes."""
    return f"{alias(index)}-{build}"


def alias_of_build(index: str, build: str) -> str:
    """The name under which it is written to before it is complete."""
    return f"{name(index, build)}-building"


def is_ours(found: str) -> bool:
    """Whether an index is one of this site's, of any edition; another site's prefix may begin as ours does.

    Also one that bears the name of an alias: a removal may make it, where the index is taken away under its hands.
    """
    return bool(re.fullmatch(rf"{re.escape(prefix())}-({'|'.join(INDEXES)})-[0-9a-f]{{8}}(-\w+)?", found))


def index_of(language: str) -> str:
    return language if language in LANGUAGES else NO_LANGUAGE
