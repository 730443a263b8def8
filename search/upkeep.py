"""The whole of the entries and of the index: their state, made anew, compared and repaired."""

import datetime as dt
import logging
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.db import transaction
from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone
from wagtail.models import Page

from intranet.access.prepared import PreparedQuery
from intranet.notifications import due

from .elastic import building, circuit, comparing, following
from .elastic.client import FAILURES, is_configured
from .elastic.comparing import Differences
from .engines import database_engine
from .kinds import Key, Kind, kind_named, kinds
from .models import IndexState, SearchEntry
from .refreshing import BATCH, Changes, refresh
from .tasks import build_index

logger = logging.getLogger(__name__)

# Seconds after which a build that was asked for is asked for again.
BUILD_ASKED_AGAIN = 600

# Told how many things are done, and how many there are in all.
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Status:
    """How many entries there are by source; of them, to be made again, and not in the index; and left in the index."""

    entries: dict[str, int]
    waiting: int
    unindexed: int
    orphans: int

    @property
    def is_well(self) -> bool:
        return not (self.waiting or self.unindexed or self.orphans)


def status() -> Status:
    by_source = SearchEntry.objects.order_by("source").values_list("source").annotate(Count("pk"))
    ids, indexed = set(SearchEntry.objects.values_list("pk", flat=True)), database_engine().indexed()
    return Status(dict(by_source), _waiting().count(), len(ids - indexed), len(indexed - ids))


def rebuild(progress: Progress = lambda done, total: None) -> int:
    """Make every entry and the whole index anew; returns how many entries there are.

    In batches, each in its own transaction: readers go on searching meanwhile.
    """
    database_engine().prepare()
    reconcile(progress)
    entries = SearchEntry.objects.order_by("pk")
    for batch in _batches(entries.values_list("pk", flat=True)):
        database_engine().index(SearchEntry.objects.filter(pk__in=batch))
    return entries.count()


def reconcile(progress: Progress = lambda done, total: None) -> Changes:
    """Compare every entry with what it is made of, and the index with the entries; mend what differs."""
    every = [(kind, list(kind.keys())) for kind in kinds()]
    done, total, changes = 0, sum(len(keys) for _kind, keys in every), Changes()
    for kind, keys in every:
        changes += _take_away(kind, keys)
        for batch in _batches(keys):
            changes += refresh(kind, batch)
            done += len(batch)
            progress(done, total)
    unknown = SearchEntry.objects.exclude(source__in=[kind.source for kind in kinds()])
    changes += Changes(removed=unknown.delete()[0]) + _mend_index()
    database_engine().forget_unused_words()
    return changes


def _take_away(kind: Kind, keys: Iterable[Key]) -> Changes:
    """Entries of what is no more."""
    stored = SearchEntry.objects.filter(source=kind.source).order_by().values_list("thing", flat=True).distinct()
    gone = sorted(set(stored) - {kind.thing(key) for key in keys})
    return refresh(kind, [thing.partition(":")[2] for thing in gone])


@transaction.atomic
def _mend_index() -> Changes:
    ids, indexed = set(SearchEntry.objects.values_list("pk", flat=True)), database_engine().indexed()
    database_engine().remove(indexed - ids)
    for batch in _batches(sorted(ids - indexed)):
        database_engine().index(SearchEntry.objects.filter(pk__in=batch))
    return Changes(len(ids - indexed), len(indexed - ids))


def _due(_person: int, at: dt.datetime) -> QuerySet[SearchEntry, Any]:
    # Not as one condition: for OR, SQLite would read all entries, at each search.
    wrong = SearchEntry.objects.filter(stale=True).order_by().values_list("source", "thing")
    late = SearchEntry.objects.filter(refresh_at__lte=at).order_by().values_list("source", "thing")
    return wrong.union(late)


DUE = PreparedQuery(_due)


def due_things(at: dt.datetime | None = None) -> list[tuple[str, str]]:
    """The sources and things of which a date has changed the entries, or of which they were found wrong."""
    return [(source, thing) for source, thing in DUE.rows(None, at or timezone.now())]


def refresh_due(at: dt.datetime | None = None) -> Changes:
    """Make again what a date has changed and what was found wrong."""
    return refresh_things(due_things(at))


def refresh_things(things: Collection[tuple[str, str]]) -> Changes:
    """Make again the entries of these."""
    changes = Changes()
    for source in {source for source, _thing in things}:
        kind = kind_named(source)
        if kind is not None:
            changes += refresh(kind, [thing.partition(":")[2] for its, thing in things if its == source])
    return changes


def _waiting() -> QuerySet[SearchEntry]:
    return SearchEntry.objects.filter(Q(stale=True) | Q(refresh_at__lte=timezone.now()))


def count_mismatches(number: int) -> None:
    """That many things were found by somebody who may not read them, and not shown."""
    IndexState.objects.get_or_create(pk=IndexState.ONLY)
    IndexState.objects.filter(pk=IndexState.ONLY).update(mismatches=F("mismatches") + number)


def reconcile_index() -> Differences:
    """Compare Elasticsearch with the entries, and mend it; made where it is not. Raises what its client raises."""
    if not building.is_built():
        building.build()
        return Differences(missing=frozenset(SearchEntry.objects.values_list("pk", flat=True)))
    found = comparing.compare()
    comparing.mend(found)
    return found


def reconcile_all() -> None:
    """Each day, whether or not something was announced; an index that does not answer is compared the next day."""
    reconcile()
    if not is_configured():
        return
    try:
        found = reconcile_index()
    except FAILURES as error:
        circuit.note_failure(error)
    else:
        if found.all:
            logger.warning("The index was wrong about %d entries: mended.", len(found.all))


def keep_index_up() -> None:
    """Write what is due to Elasticsearch, and have its index made where there is none, or a build was stopped."""
    if not is_configured() or not circuit.may_ask():
        return
    try:
        due_to_be_built = building.is_due()
    except FAILURES as error:
        circuit.note_failure(error)
        return
    circuit.note_answer()
    if due_to_be_built and cache.add("search.elasticsearch.build", True, BUILD_ASKED_AGAIN):
        build_index.enqueue()
    following.follow()


def fill_if_empty() -> None:
    """Entries for a site that has none, and an index where there are entries; one that has no entries is emptied."""
    if SearchEntry.objects.exists():
        if not database_engine().indexed():
            _mend_index()
        return
    database_engine().clear()
    if Page.objects.filter(depth__gt=1).exists():
        rebuild()


def _batches(keys: Iterable[Key]) -> Iterator[list[Key]]:
    every = list(keys)
    for start in range(0, len(every), BATCH):
        yield every[start : start + BATCH]


def register() -> None:
    due.register("search.refresh_due", refresh_due)
    due.register("search.keep_index_up", keep_index_up)
    due.register("search.reconcile", reconcile_all, every=dt.timedelta(days=1))
