"""What an engine found, read from the entries and asked of the real policies before it is shown."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from intranet.access.policies import Person

from .kinds import Shown, kind_named
from .models import ROW_COLUMNS, SearchEntry
from .policies import reading_of


def readable_entries(user: Person, things: Sequence[str]) -> Iterable[SearchEntry]:
    """Those of these things that this person may read: not the same persons read a thing and what presents it."""
    if not things:
        return ()
    condition, marks = reading_of(user).sql(), ", ".join(["%s"] * len(things))
    columns = ", ".join(f"e.{column}" for column in ROW_COLUMNS)
    # Each of the two by its own index: with OR, and nearly all ``counts_as`` blank, SQLite would read the whole table.
    of_these = " UNION ALL ".join(
        f"SELECT id FROM search_searchentry WHERE {column} IN ({marks})"  # noqa: S608
        for column in ("thing", "counts_as")
    )
    return SearchEntry.objects.raw(
        f"SELECT {columns} FROM search_searchentry e WHERE e.id IN ({of_these}) AND ({condition.sql}) ORDER BY e.id",  # noqa: S608
        [*things, *things, *condition.values],
    )


def checked(user: Person, entries: Iterable[SearchEntry]) -> dict[int, Shown]:
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
