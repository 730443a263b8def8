"""The whole of the entries and of the index: their state, made anew, compared and repaired."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from wagtail.models import Page

from intranet.notifications import due

from .engines import database_engine
from .kinds import Key, Kind, kind_named, kinds
from .models import SearchEntry
from .refreshing import BATCH, Changes, refresh

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


def refresh_due(at: dt.datetime | None = None) -> Changes:
    """Make again what a date has changed and what was found wrong."""
    changes = Changes()
    # Not as one condition: for OR, SQLite would read all entries, at each search.
    wrong = SearchEntry.objects.filter(stale=True).order_by().values_list("source", "thing")
    late = SearchEntry.objects.filter(refresh_at__lte=at or timezone.now()).order_by().values_list("source", "thing")
    things = list(wrong.union(late))
    for source in {source for source, _thing in things}:
        kind = kind_named(source)
        if kind is not None:
            changes += refresh(kind, [thing.partition(":")[2] for its, thing in things if its == source])
    return changes


def _waiting() -> QuerySet[SearchEntry]:
    return SearchEntry.objects.filter(Q(stale=True) | Q(refresh_at__lte=timezone.now()))


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
    due.register("search.reconcile", reconcile, every=dt.timedelta(days=1))
