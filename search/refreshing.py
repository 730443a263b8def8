"""Entries made again from what they are made of, and the engine's index with them, in the transaction of the caller."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from . import outbox
from .engines import database_engine
from .kinds import Key, Kind
from .models import MADE_FIELDS, SearchEntry

# How many things are made at once.
BATCH = 200


@dataclass
class Changes:
    """How many entries were written and taken away."""

    written: int = 0
    removed: int = 0

    def __bool__(self) -> bool:
        return bool(self.written or self.removed)

    def __add__(self, other: "Changes") -> "Changes":
        return Changes(self.written + other.written, self.removed + other.removed)


def refresh(kind: Kind, keys: Iterable[Key]) -> Changes:
    """Make the entries of these things what they should be now; what is right already is not written."""
    changes, every = Changes(), list(dict.fromkeys(keys))
    for start in range(0, len(every), BATCH):
        changes += _refresh(kind, every[start : start + BATCH])
    return changes


# Whoever changes the thing has begun a transaction, and takes all of it back where this fails.
@transaction.atomic(savepoint=False)
def _refresh(kind: Kind, keys: Sequence[Key]) -> Changes:
    made = {entry.object_id: entry for entry in kind.make(keys)}
    known = Q(thing__in=[kind.thing(key) for key in keys]) | Q(object_id__in=list(made))
    stored = {entry.object_id: entry for entry in SearchEntry.objects.filter(known, source=kind.source)}
    changed = [entry for pk, entry in made.items() if pk not in stored or differ(stored[pk], entry)]
    for entry in changed:
        entry.changed_at = timezone.now()
        before = stored.get(entry.object_id)
        if before is not None and not entry.is_opened_since(before):
            entry.appeared_at = before.appeared_at
    gone = [entry.pk for pk, entry in stored.items() if pk not in made]
    if gone:
        SearchEntry.objects.filter(pk__in=gone).delete()
        database_engine().remove(gone)
        outbox.note(gone)
    if changed:
        _write(kind, changed)
    return Changes(len(changed), len(gone))


def _write(kind: Kind, entries: list[SearchEntry]) -> None:
    SearchEntry.objects.bulk_create(
        entries,
        update_conflicts=True,
        unique_fields=["source", "object_id"],
        update_fields=[*_WRITTEN, "stale", "changed_at", "appeared_at"],
    )
    database_engine().index(entries)
    outbox.note(entry.pk for entry in entries)


# Fields by the names that bulk_create takes.
_WRITTEN = [SearchEntry._meta.get_field(name.removesuffix("_id")).name for name in MADE_FIELDS]


def differ(stored: SearchEntry, made: SearchEntry) -> bool:
    return stored.stale or any(getattr(stored, name) != getattr(made, name) for name in MADE_FIELDS)
