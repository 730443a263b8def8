"""What waits for somebody: reviews, drafts, and whatever apps above add. Each kind is supplied by its own app."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.timesince import timesince

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


# For the reader of the request: a group, empty where nothing waits today, or None where nothing of the kind ever does.
Supply = Callable[[HttpRequest], WaitingGroup | None]

_suppliers: dict[str, tuple[int, Supply]] = {}


def register_waiting(name: str, supply: Supply, order: int) -> None:
    """To be called from ``AppConfig.ready``; the lowest ``order`` comes first, and the same name is replaced."""
    _suppliers[name] = (order, supply)


def waiting_for(request: HttpRequest) -> list[WaitingGroup] | None:
    """What waits for the reader, kind by kind, without the empty ones; None for whom nothing ever waits."""
    suppliers = [supply for _order, supply in sorted(_suppliers.values(), key=lambda each: each[0])]
    groups = [group for group in (supply(request) for supply in suppliers) if group is not None]
    return [group for group in groups if group.count] if groups else None
