"""Entries made by hand, taken into the index of the engine under test."""

import itertools
from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import AnonymousUser

from intranet.access.models import Audience
from search.engines import Answer, Engine, Filters, Found, Sort
from search.models import SearchEntry
from search.parsing import Query, parse
from search.policies import reading_of

_numbers = itertools.count(1)


def entry(title: str, language: str = "fr", thing: str = "", **fields: Any) -> SearchEntry:
    """A public entry, unless told otherwise; not saved."""
    number = next(_numbers)
    values = {"audience": Audience.PUBLIC, "kind": "articlepage", "serves": [language], **fields}
    return SearchEntry(
        source="made", object_id=number, thing=thing or f"made:{number}", title=title, language=language, **values
    )


class Library:
    """What one engine holds of what tests add, and what it answers."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.added: list[SearchEntry] = []

    def take(self, entries: Iterable[SearchEntry]) -> None:
        made = SearchEntry.objects.bulk_create(entries)
        self.added += made
        self.engine.index(made)

    def add(self, title: str, language: str = "fr", thing: str = "", **fields: Any) -> SearchEntry:
        made = entry(title, language, thing, **fields)
        self.take([made])
        return made

    def empty(self) -> None:
        self.engine.remove([each.pk for each in self.added])
        self.added.clear()

    def ask(self, asked: str | Query, person: Any = None, *, length: int = 1000, **options: Any) -> Answer:
        query = parse(asked) if isinstance(asked, str) else asked
        return self.engine.search(query, reading_of(person or AnonymousUser()), length=length, **options)

    def titles(
        self,
        asked: str | Query,
        person: Any = None,
        *,
        sort: Sort = Sort.RELEVANCE,
        language: str = "fr",
        **chosen: Iterable[Any],
    ) -> list[str]:
        """The titles of what that search finds among what was added, in order."""
        filters = Filters({name: tuple(values) for name, values in chosen.items()})
        answer = self.ask(asked, person, sort=sort, language=language, filters=filters)
        assert answer.total == len(answer.found)
        return self.titles_of(answer)

    def found_of(self, answer: Answer) -> list[Found]:
        """What of an answer was added here: a new site has pages too."""
        added = {each.counted_as for each in self.added}
        return [each for each in answer.found if each.thing in added]

    def titles_of(self, answer: Answer) -> list[str]:
        titles = {each.counted_as: each.title for each in self.added}
        return [titles[each.thing] for each in self.found_of(answer)]

    def completed(self, typed: str, person: Any = None, **options: Any) -> list[str]:
        reading = reading_of(person or AnonymousUser())
        return [each.text for each in self.engine.complete(typed, reading, **options)]

    def corrected(self, asked: str, person: Any = None, **options: Any) -> str | None:
        return self.engine.correct(parse(asked), reading_of(person or AnonymousUser()), **options)
