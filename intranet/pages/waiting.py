"""What waits for somebody: reviews, drafts, and whatever apps above add. Each kind is supplied by its own app.

All kinds that give rows are asked for in one query, so that a home costs the same whatever may wait.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F, QuerySet, Value
from django.db.models.functions import JSONObject
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.timesince import timesince

from intranet.access.models import Space
from intranet.accounts.models import User

# How many things of a kind are named; the others are counted.
SHOWN = 6


@dataclass(frozen=True)
class WaitingItem:
    """One thing that waits: ``url`` is where it is dealt with.

    ``place`` is where it belongs, ``by`` who it comes from, ``since`` the instant from which it waits, ``state`` and
    ``note`` what was said of it, ``language`` that of its title where it may differ from the page's.
    """

    title: str
    url: str
    place: str = ""
    by: User | None = None
    since: dt.datetime | None = None
    state: str | Promise = ""
    note: str = ""
    language: str = ""

    @property
    def age(self) -> str:
        """How long it has waited, in words and in one unit."""
        return "" if self.since is None else timesince(self.since, depth=1)


@dataclass(frozen=True)
class WaitingGroup:
    """The things of one kind that wait: the first of them in ``items``, ``count`` in all. ``url`` leads to them all."""

    label: str | Promise
    items: Sequence[WaitingItem] = field(default_factory=tuple)
    count: int = 0
    url: str = ""

    @property
    def more(self) -> int:
        return self.count - len(self.items)


@dataclass(frozen=True)
class WaitingRow:
    """One thing that waits, as the query for all kinds tells it."""

    pk: int
    since: dt.datetime
    details: dict[str, Any]


# For the reader of the request: what may wait, by :func:`rows_of`, or None where nothing of the kind ever does.
Ask = Callable[[HttpRequest], QuerySet[Any] | None]
# What is shown of the rows that were found, be there none; those that have waited longest come first.
Show = Callable[[HttpRequest, list[WaitingRow]], WaitingGroup]


@dataclass(frozen=True)
class WaitingKind:
    """One kind of things that wait; ``order`` says where it stands: the lowest first.

    ``quiet``: whoever nothing of it waits for is not told so, where no other kind concerns them.
    """

    name: str
    order: int
    ask: Ask
    show: Show
    quiet: bool = False


_kinds: dict[str, WaitingKind] = {}


def register_waiting(kind: WaitingKind) -> None:
    """To be called from ``AppConfig.ready``; a kind of the same name is replaced."""
    _kinds[kind.name] = kind


def rows_of(found: QuerySet[Any], *, since: str, **details: str) -> QuerySet[Any]:
    """Rows of that query: ``since`` names the instant from which each waits, ``details`` what else is shown of it."""
    asked = {name: F(source) for name, source in details.items()}
    return found.order_by().values_list("pk", since, JSONObject(**asked))


# A space's name in the reader's language, and its place in addresses, for :func:`rows_of`.
OF_SPACE = {"name": "space__name", "name_en": "space__name_en", "slug": "space__slug"}


def space_named(details: dict[str, Any]) -> Space:
    """The space that a row names; not one to be saved."""
    return Space(name=details["name"], name_en=details["name_en"], slug=details["slug"])


NAMES = ("first_name", "last_name", "email")


def names_of(person: str) -> dict[str, str]:
    """What :func:`person_named` needs of the person at that path from the row, for :func:`rows_of`."""
    return {part: f"{person}__{part}" for part in NAMES}


def person_named(details: dict[str, Any]) -> User:
    """The person whose names a row has; not one to be saved."""
    return User(**{part: details[part] or "" for part in NAMES})


def group_of(label: str | Promise, items: Iterable[WaitingItem], url: str = "") -> WaitingGroup:
    """A group of all of these, of which the first are named."""
    found = list(items)
    return WaitingGroup(label, found[:SHOWN], len(found), url)


def waiting_for(request: HttpRequest) -> list[WaitingGroup] | None:
    """What waits for the reader, kind by kind, without the empty ones; None for whom nothing ever waits. One query."""
    asked = {name: rows for name, kind in _kinds.items() if (rows := kind.ask(request)) is not None}
    if not asked:
        return None
    found = _found(asked)
    groups = [kind.show(request, found[kind.name]) for kind in _in_order() if kind.name in asked]
    waiting = [group for group in groups if group.count]
    return waiting if waiting or any(not _kinds[name].quiet for name in asked) else None


def _in_order() -> list[WaitingKind]:
    return sorted(_kinds.values(), key=lambda kind: kind.order)


def _found(asked: dict[str, QuerySet[Any]]) -> dict[str, list[WaitingRow]]:
    first, *others = (rows.annotate(waiting_kind=Value(name)) for name, rows in asked.items())
    found: dict[str, list[WaitingRow]] = defaultdict(list)
    for pk, since, details, kind in first.union(*others, all=True):
        found[kind].append(WaitingRow(pk, since, details))
    for rows in found.values():
        rows.sort(key=lambda row: (row.since, row.pk))
    return found
