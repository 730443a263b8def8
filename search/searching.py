"""A search by somebody: what they find, checked again before it is shown."""

import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import DatabaseError, transaction
from django.utils.safestring import SafeString

from intranet.access.models import Space
from intranet.access.policies import Person, access_of

from .engines import Answer, Filters, Found, Sort, engine
from .highlighting import Highlighter
from .kinds import Shown, kind_named, kinds
from .models import SearchEntry
from .parsing import Query, parse
from .policies import readable
from .upkeep import refresh_due

logger = logging.getLogger(__name__)

PAGE_LENGTH = 20


@dataclass(frozen=True)
class Result:
    """One thing found, as it is shown. ``found_in``: the languages of the matching versions, where it is not this."""

    entry: SearchEntry
    url: str
    type_label: str
    title: SafeString
    excerpt: SafeString
    space: Space | None
    found_in: tuple[str, ...] = ()


@dataclass(frozen=True)
class Results:
    """One page of results; the counts are of things, over all pages."""

    query: Query
    total: int
    facets: dict[str, dict[str, int]]
    shown: list[Result]
    # Nothing has all the words: these have some of them.
    some_words: bool = False


def search(
    user: Person,
    text: str,
    *,
    language: str,
    filters: Filters | None = None,
    sort: Sort = Sort.RELEVANCE,
    page: int = 1,
    length: int = PAGE_LENGTH,
) -> Results:
    """What this person finds. ``language`` is the one in which they read, where there is a choice."""
    query = parse(text)
    if query:
        _make_again_what_is_due(user)
    answer = _answer(user, query, filters, language, sort, page, length)
    some_words = len(query.clauses) > 1 and not answer.total and not _finds(user, query)
    if some_words:
        query = query.any_of
        answer = _answer(user, query, filters, language, sort, page, length)
    entries = _versions(user, answer.found, language, filters or Filters())
    shown = _checked(user, entries)
    dropped = [entry for entry in entries if entry.pk not in shown]
    if dropped:
        _note(dropped)
    results = _presented(user, query, [entry for entry in entries if entry.pk in shown], shown, answer.found)
    total = max(answer.total - len(dropped), len(results))
    return Results(query, total, answer.facets, results, some_words and bool(total))


def _finds(user: Person, query: Query) -> bool:
    """Whether it finds anything as long as it is narrowed to nothing."""
    return bool(engine().search(query, readable(user), length=1).total)


def _answer(
    user: Person, query: Query, filters: Filters | None, language: str, sort: Sort, page: int, length: int
) -> Answer:
    return engine().search(
        query,
        readable(user),
        filters=filters,
        language=language,
        sort=sort,
        first=(page - 1) * length,
        length=length,
    )


def _make_again_what_is_due(user: Person) -> None:
    """Dates hold at the moment of the question: what one has changed is made again before the search, not after."""
    with _leaving_it_where_somebody_else_writes():
        refresh_due(access_of(user).at)


@contextmanager
def _leaving_it_where_somebody_else_writes() -> Iterator[None]:
    """A reader is answered all the same: what is not made again now is shown to nobody, and made by ``run_due``."""
    try:
        with transaction.atomic():
            yield
    except DatabaseError:
        logger.warning("Search entries could not be written.", exc_info=True)


def _versions(user: Person, found: Sequence[Found], language: str, filters: Filters) -> list[SearchEntry]:
    """Of each thing, in order, the version of a language that was asked for, or else the one that the reader reads.

    What presents a thing comes before the bare thing, for those who may read it.
    """
    versions: dict[str, list[SearchEntry]] = defaultdict(list)
    for entry in _entries(user, [each.thing for each in found]):
        versions[entry.counted_as].append(entry)
    asked = filters.chosen.get("language", ())

    def preference(entry: SearchEntry) -> tuple[bool, bool, bool]:
        return not asked or entry.language in asked, bool(entry.counts_as), language in entry.serves

    return [max(versions[each.thing], key=preference) for each in found if versions[each.thing]]


def _entries(user: Person, things: Sequence[str]) -> Iterable[SearchEntry]:
    """Those of these things that this person may read: not the same persons read a thing and what presents it."""
    if not things:
        return ()
    condition, marks = readable(user), ", ".join(["%s"] * len(things))
    return SearchEntry.objects.raw(
        f"SELECT e.* FROM search_searchentry e WHERE (e.thing IN ({marks}) OR e.counts_as IN ({marks}))"  # noqa: S608
        f" AND ({condition.sql}) ORDER BY e.id",
        [*things, *things, *condition.values],
    )


def _checked(user: Person, entries: Iterable[SearchEntry]) -> dict[int, Shown]:
    """By entry, those that the real policy of their kind shows to this person too."""
    by_source: dict[str, list[SearchEntry]] = defaultdict(list)
    for entry in entries:
        by_source[entry.source].append(entry)
    shown = {}
    for source, some in by_source.items():
        kind = kind_named(source)
        seen = {} if kind is None else kind.visible(user, some)
        shown.update({entry.pk: seen[entry.object_id] for entry in some if entry.object_id in seen})
    return shown


def _note(dropped: list[SearchEntry]) -> None:
    """The entries are wrong: count them, and have them made again."""
    logger.warning("Search found %d thing(s) that may not be shown: %s", len(dropped), [each.pk for each in dropped])
    with _leaving_it_where_somebody_else_writes():
        SearchEntry.objects.filter(pk__in=[entry.pk for entry in dropped]).update(stale=True)


def _presented(
    user: Person, query: Query, entries: Sequence[SearchEntry], shown: dict[int, Shown], found: Sequence[Found]
) -> list[Result]:
    highlighter = Highlighter(query)
    spaces = _known_spaces(user, entries)
    labels = {kind: one for each in kinds() for kind, (one, _many) in each.labels().items()} if entries else {}
    matching = {each.thing: each.languages for each in found}
    return [
        Result(
            entry,
            shown[entry.pk].url,
            labels.get(entry.kind, entry.kind),
            highlighter.title(entry),
            highlighter.excerpt(entry),
            spaces.get(entry.space_id),
            () if entry.language in matching[entry.counted_as] else tuple(sorted(matching[entry.counted_as])),
        )
        for entry in entries
    ]


def _known_spaces(user: Person, entries: Iterable[SearchEntry]) -> dict[int | None, Space]:
    """The spaces to be named beside results; not the home, in which everything is."""
    ids = {entry.space_id for entry in entries if entry.space_id}
    if not ids:
        return {}
    spaces = access_of(user).visible_spaces().filter(pk__in=ids).exclude(kind=Space.Kind.HOME)
    return {space.pk: space for space in spaces}
