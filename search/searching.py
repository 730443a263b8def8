"""A search by somebody: what they find, checked again before it is shown."""

import logging
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from django.db import DatabaseError, transaction
from django.utils.functional import Promise
from django.utils.safestring import SafeString

from intranet.access.models import Space
from intranet.access.policies import Person, access_of

from . import outbox
from .checking import checked, readable_entries
from .engines import Answer, Filters, Found, Sort, engine
from .highlighting import Highlighter
from .kinds import Shown, labels_by_kind
from .known import Known, known_among, known_filters
from .models import SearchEntry
from .parsing import Query, parse
from .policies import reading_of
from .synonyms import understand
from .upkeep import count_mismatches, due_things, refresh_things

logger = logging.getLogger(__name__)

PAGE_LENGTH = 20
# Where fewer things have all the words, those that have some of them follow.
FEW = 5


@dataclass(frozen=True)
class Result:
    """One thing found, as it is shown.

    ``found_in``: the languages of the matching versions, where it is not this. ``in_file``: what the excerpt shows is
    inside the file. ``direct``: it holds what was typed, not only words that mean the same. ``state``: what there is to
    know of a translation.
    """

    entry: SearchEntry
    url: str
    type_label: str
    title: SafeString
    excerpt: SafeString
    space: Space | None
    found_in: tuple[str, ...] = ()
    in_file: bool = False
    direct: bool = True
    state: str | Promise = ""


@dataclass(frozen=True)
class Results:
    """One page of results; the counts are of things, over all pages."""

    query: Query
    total: int
    facets: dict[str, dict[str, int]]
    # The spaces and authors that the facets name.
    known: Known
    shown: list[Result]
    # So many have all the words, and come first; those that follow have some of them. None: all have all.
    whole: int | None = None
    # Found by the database, since the engine that should answer cannot.
    reduced: bool = False

    @property
    def some_words(self) -> bool:
        """Nothing has all the words: these have some of them."""
        return self.whole == 0 and bool(self.total)


def search(
    user: Person,
    text: str,
    *,
    language: str,
    filters: Filters | None = None,
    sort: Sort = Sort.RELEVANCE,
    page: int = 1,
    length: int = PAGE_LENGTH,
    exact: bool = False,
) -> Results:
    """What this person finds. ``language`` is the one in which they read, where there is a choice.

    ``exact``: by what is typed only, without what means the same.
    """
    query, filters = understand(text, exact=exact), known_filters(user, filters or Filters())
    if query:
        _make_again_what_is_due(user)
    query, answer, whole = _answered(user, query, filters, language, sort, page, length)
    entries = _versions(user, answer.found, language, filters)
    shown = checked(user, entries)
    dropped = [entry for entry in entries if entry.pk not in shown]
    strangers = {each.thing for each in answer.found} - {entry.counted_as for entry in entries}
    if dropped or strangers:
        _note(dropped, strangers)
    known = known_among(user, answer.facets["space"], answer.facets["author"])
    results = _presented(query, [entry for entry in entries if entry.pk in shown], shown, answer.found, known)
    total = max(answer.total - len(dropped) - len(strangers), len(results))
    return Results(query, total, known.among(answer.facets), known, results, whole, answer.reduced)


def total_of(user: Person, text: str, filters: Filters, *, exact: bool = False) -> int:
    """How many things this person would find, none of which is shown."""
    query = understand(text, exact=exact)
    return engine().search(query, reading_of(user), filters=known_filters(user, filters), length=1).total


def corrected(user: Person, text: str, *, language: str) -> str | None:
    """Another spelling that finds something; None where the engine has none to propose."""
    return engine().correct(parse(text), reading_of(user), language=language)


def _answered(
    user: Person, query: Query, filters: Filters, language: str, sort: Sort, page: int, length: int
) -> tuple[Query, Answer, int | None]:
    """What is found, the query by which it is, and how many things have all the words, where others follow them.

    That is where few have, as long as they are narrowed to nothing: so a filter gives as many as it says.
    """
    answer = _answer(user, query, filters, language, sort, page, length)
    if len(query.clauses) < 2 or answer.total >= FEW:
        return query, answer, None
    every = engine().search(query, reading_of(user), length=1).total if filters else answer.total
    if every >= FEW or (every and sort is not Sort.RELEVANCE):
        return query, answer, None
    if not every:
        answer = _answer(user, query.any_of, filters, language, sort, page, length)
        return query.any_of, answer, 0
    first = _answer(user, query, filters, language, sort, 1, FEW).found
    some = _answer(user, query.any_of, filters, language, sort, 1, page * length)
    if some.total == len(first):
        return query, answer, None
    things = {each.thing for each in first}
    found = [*first, *(each for each in some.found if each.thing not in things)][(page - 1) * length : page * length]
    return query.any_of, replace(some, found=found), len(first)


def _answer(user: Person, query: Query, filters: Filters, language: str, sort: Sort, page: int, length: int) -> Answer:
    return engine().search(
        query,
        reading_of(user),
        filters=filters,
        language=language,
        sort=sort,
        first=(page - 1) * length,
        length=length,
    )


def _make_again_what_is_due(user: Person) -> None:
    """Dates hold at the moment of the question: what one has changed is made again before the search, not after."""
    due = due_things(access_of(user).at)
    if due:
        with leaving_it_where_somebody_else_writes():
            refresh_things(due)


@contextmanager
def leaving_it_where_somebody_else_writes() -> Iterator[None]:
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
    for entry in readable_entries(user, [each.thing for each in found]):
        versions[entry.counted_as].append(entry)
    asked = filters.chosen.get("language", ())

    def preference(entry: SearchEntry) -> tuple[bool, bool, bool]:
        return not asked or entry.language in asked, bool(entry.counts_as), language in entry.serves

    return [max(versions[each.thing], key=preference) for each in found if versions[each.thing]]


def _note(dropped: Sequence[SearchEntry], strangers: Collection[str]) -> None:
    """What was found may not be shown: the entries are wrong, or the index about them. Counted, and mended."""
    ids = [entry.pk for entry in dropped]
    logger.warning("Search found %d thing(s) that may not be shown: %s", len(ids) + len(strangers), ids)
    with leaving_it_where_somebody_else_writes():
        SearchEntry.objects.filter(pk__in=ids).update(stale=True)
        count_mismatches(len(ids) + len(strangers))
        if strangers:
            outbox.doubt(strangers)


def _presented(
    query: Query, entries: Sequence[SearchEntry], shown: dict[int, Shown], found: Sequence[Found], known: Known
) -> list[Result]:
    highlighter = Highlighter(query)
    excerpts = {entry.pk: highlighter.own_passage(entry) for entry in entries}
    files = _file_texts([entry for entry in entries if excerpts[entry.pk] is None])
    inside = {pk: passage for pk, text in files.items() if (passage := highlighter.file_passage(text))}
    # Not the home, in which everything is.
    spaces: dict[int | None, Space] = {
        space.pk: space for space in known.spaces.values() if space.kind != Space.Kind.HOME
    }
    labels = labels_by_kind() if entries else {}
    matching = {each.thing: each for each in found}

    def present(entry: SearchEntry) -> Result:
        match = matching[entry.counted_as]
        return Result(
            entry,
            shown[entry.pk].url,
            labels.get(entry.kind, entry.kind),
            highlighter.title(entry),
            excerpts[entry.pk] or inside.get(entry.pk) or highlighter.beginning(entry),
            spaces.get(entry.space_id),
            () if entry.language in match.languages else tuple(sorted(match.languages)),
            entry.pk in inside,
            match.direct,
            shown[entry.pk].state,
        )

    return [present(entry) for entry in entries]


def _file_texts(entries: Sequence[SearchEntry]) -> dict[int, str]:
    """What is inside the files of those that have one: long, and so read only where nothing else shows a match."""
    ids = [entry.pk for entry in entries]
    rows = SearchEntry.objects.filter(pk__in=ids).exclude(file_text="").order_by() if ids else None
    return {} if rows is None else dict(rows.values_list("pk", "file_text"))
