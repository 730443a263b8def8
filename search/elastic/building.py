"""Indexes made anew beside those that are asked, and put in their place once complete: readers notice nothing.

How far a build has come is kept in the database, so that the next one goes on where a killed one stopped. What changes
meanwhile is written to both by :mod:`search.elastic.following`; what a build writes gives way to that.
"""

import datetime as dt
import os
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

from django.db.models import Q
from django.utils import timezone

from search.models import IndexState, SearchEntry

from . import definition
from .client import client, patient
from .writing import AT_ONCE, Write, write

Progress = Callable[[int, int], None]

# Less than any version of a change.
FIRST_VERSION = 0
# A builder that says nothing for so long was killed.
SILENCE = dt.timedelta(minutes=2)


class BuildUnderWayError(Exception):
    """Another process is making the indexes."""


def is_built() -> bool:
    """Whether there are complete indexes of the edition that this version of the site asks."""
    return bool(client().indices.exists_alias(name=definition.aliases()))


def builds() -> list[str]:
    """Of this edition, the one under way."""
    return [state.build for state in IndexState.objects.filter(edition=definition.edition()).exclude(build="")]


def is_under_way() -> bool:
    state = IndexState.objects.first()
    return state is not None and bool(state.builder) and not _is_dead(state)


def is_due() -> bool:
    """Whether there is none to ask, or a build was stopped; not while somebody is at it."""
    return (bool(builds()) or not is_built()) and not is_under_way()


def build(progress: Progress = lambda done, total: None) -> int:
    """Make the indexes anew, or go on with a build that was stopped; returns how many entries they hold."""
    state = _claim()
    try:
        if not _may_go_on(state):
            _begin(state)
        total = SearchEntry.objects.count()
        done = SearchEntry.objects.filter(pk__lte=state.reached).count()
        for entries in _batches(state.reached):
            write((Write(entry.pk, entry, FIRST_VERSION) for entry in entries), [state.build])
            done += len(entries)
            _note(state, reached=entries[-1].pk)
            progress(done, max(done, total))
        put_in_place(state.build)
        _note(state, build="", reached=0)
        return done
    finally:
        IndexState.objects.filter(pk=state.pk, builder=state.builder).update(builder="", beat_at=None)


def _claim() -> IndexState:
    """One builder at a time."""
    found, _made = IndexState.objects.get_or_create(pk=IndexState.ONLY)
    if found.builder and not _is_dead(found):
        raise BuildUnderWayError(f"{found.builder} is making the indexes.")
    me = f"{socket.gethostname()}:{os.getpid()}"
    free = IndexState.objects.filter(Q(builder=found.builder), pk=found.pk, beat_at=found.beat_at)
    if not free.update(builder=me, beat_at=timezone.now()):
        raise BuildUnderWayError("Another process is making the indexes.")
    return IndexState.objects.get(pk=found.pk)


def _is_dead(state: IndexState) -> bool:
    host, _colon, process = state.builder.partition(":")
    if host == socket.gethostname() and Path("/proc/self").exists() and not Path(f"/proc/{process}").exists():
        return True
    return state.beat_at is None or state.beat_at < timezone.now() - SILENCE


def _may_go_on(state: IndexState) -> bool:
    return (
        bool(state.build)
        and state.edition == definition.edition()
        and all(client().indices.exists(index=name) for name in _names(state.build))
    )


def _names(build: str) -> list[str]:
    return [definition.name(index, build) for index in definition.INDEXES]


def _begin(state: IndexState) -> None:
    """Make them, then say so: from then on what changes is written to them too, and only then are entries read."""
    build = timezone.now().strftime("%Y%m%dt%H%M%S%f")
    make_empty(build)
    _note(state, build=build, edition=definition.edition(), reached=0)


def make_empty(build: str) -> None:
    """Indexes for all languages, written to under the name of the build."""
    for index in definition.INDEXES:
        made = definition.definition(index)
        patient().indices.create(
            index=definition.name(index, build),
            settings={**made["settings"], "refresh_interval": "-1"},
            mappings=made["mappings"],
            aliases={definition.alias_of_build(index, build): {}},
        )


def _note(state: IndexState, **values: str | int) -> None:
    for name, value in values.items():
        setattr(state, name, value)
    IndexState.objects.filter(pk=state.pk).update(**values, beat_at=timezone.now())


def _batches(reached: int) -> Iterator[list[SearchEntry]]:
    """What is made meanwhile has a higher number, and comes too."""
    while entries := list(SearchEntry.objects.filter(pk__gt=reached).order_by("pk")[:AT_ONCE]):
        yield entries
        reached = entries[-1].pk


def put_in_place(build: str) -> None:
    """All languages in one step; what was in their place, and what killed builds left, is removed afterwards."""
    indices, names = patient().indices, _names(build)
    indices.put_settings(index=names, settings={"refresh_interval": None})
    indices.refresh(index=names)
    old = sorted(set(_ours()) - set(names))
    # Removed in the same step, so that no name is ever of two indexes.
    actions = [{"remove_index": {"index": name}} for name in old]
    for index, name in zip(definition.INDEXES, names, strict=True):
        actions.append({"add": {"index": name, "alias": definition.alias(index)}})
        actions.append({"remove": {"index": name, "alias": definition.alias_of_build(index, build)}})
    indices.update_aliases(actions=actions)


def expunge() -> None:
    """Take what was removed out of the files, where it would stay until they are next merged."""
    patient().indices.forcemerge(index=definition.aliases(), only_expunge_deletes=True)


def remove_all() -> None:
    """All that the site has on the servers."""
    for name in _ours():
        patient().indices.delete(index=name, ignore_unavailable=True)


def _ours() -> list[str]:
    return [name for name in patient().indices.get(index=f"{definition.prefix()}-*") if definition.is_ours(name)]
