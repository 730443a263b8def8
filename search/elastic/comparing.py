"""The index compared with the entries, and what differs written again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet

from search.models import IndexChange, SearchEntry

from . import building, following
from .documents import document
from .engine import ElasticsearchEngine
from .writing import AT_ONCE


@dataclass(frozen=True)
class Differences:
    """Entries that the index lacks, those that it holds otherwise, and what it holds though it is no more."""

    missing: frozenset[int] = frozenset()
    wrong: frozenset[int] = frozenset()
    orphans: frozenset[int] = frozenset()

    @property
    def all(self) -> frozenset[int]:
        return self.missing | self.wrong | self.orphans


def compare() -> Differences:
    """Where they differ though nothing is due."""
    found = _compare(SearchEntry.objects.all())
    if not found.all:
        return found
    # What was changed between the two readings is no difference: it is the same in both a second time.
    again = _compare(SearchEntry.objects.all())
    return Differences(found.missing & again.missing, found.wrong & again.wrong, found.orphans & again.orphans)


def compare_things(things: Sequence[str]) -> Differences:
    """The same of a few things."""
    counted = SearchEntry.objects.filter(counts_as__in=things)
    return _compare(counted | SearchEntry.objects.filter(thing__in=things, counts_as=""), things)


def _compare(entries: QuerySet[SearchEntry], things: Sequence[str] | None = None) -> Differences:
    held = ElasticsearchEngine().prints(things)
    wrong, missing = set(), set()
    for pk, its_print in _prints(entries):
        indexed = held.pop(pk, None)
        if indexed is None:
            missing.add(pk)
        elif indexed != its_print:
            wrong.add(pk)
    due = set(IndexChange.objects.values_list("entry_id", flat=True))
    return Differences(frozenset(missing - due), frozenset(wrong - due), frozenset(set(held) - due))


def _prints(entries: QuerySet[SearchEntry]) -> Iterator[tuple[int, str]]:
    every = entries.order_by("pk").iterator(chunk_size=AT_ONCE)
    return ((entry.pk, document(entry)["print"]) for entry in every)


def mend(found: Differences) -> None:
    """Write what differs again; where the index takes none of it, make it anew.

    That happens after a restored backup: the database then counts its changes from an earlier number, and what it
    writes looks older than what is there.
    """
    if not found.all:
        return
    with transaction.atomic():
        # Not while somebody is changing them: of two changes the later one is to have the higher number.
        ids = sorted(found.all)
        list(SearchEntry.objects.select_for_update().filter(pk__in=ids).order_by("pk").values_list("pk"))
        IndexChange.objects.bulk_create([IndexChange(entry_id=pk) for pk in ids], batch_size=1000)
    following.follow()
    if not IndexChange.objects.filter(entry_id__in=ids).exists() and compare().all & found.all:
        building.build()
