"""Entries made by hand, taken into the index of the current engine."""

import itertools
from typing import Any

from django.contrib.auth.models import AnonymousUser

from intranet.access.models import Audience
from search.engines import Answer, Filters, Sort, engine
from search.models import SearchEntry
from search.parsing import parse
from search.policies import reading_of

_numbers = itertools.count(1)


def add(title: str, language: str = "fr", thing: str = "", **fields: Any) -> SearchEntry:
    """A public entry, unless told otherwise."""
    number = next(_numbers)
    values = {"audience": Audience.PUBLIC, "kind": "articlepage", "serves": [language], **fields}
    entry = SearchEntry.objects.create(
        source="made", object_id=number, thing=thing or f"made:{number}", title=title, language=language, **values
    )
    engine().index([entry])
    return entry


def titles(text: str, person: Any = None, sort: Sort = Sort.RELEVANCE, **chosen: Any) -> list[str]:
    """The titles of what that search finds among what was added, in order."""
    answer = engine().search(
        parse(text),
        reading_of(person or AnonymousUser()),
        filters=Filters({name: tuple(values) for name, values in chosen.items()}),
        sort=sort,
        length=1000,
    )
    assert answer.total == len(answer.found)
    return titles_of(answer)


def titles_of(answer: Answer) -> list[str]:
    things = [each.thing for each in answer.found]
    by_thing = {entry.thing: entry for entry in SearchEntry.objects.filter(thing__in=things)}
    return [by_thing[thing].title for thing in things if by_thing[thing].source == "made"]
