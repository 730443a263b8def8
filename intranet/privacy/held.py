"""What is held about a person: the registry of holdings, which every app that keeps personal data joins.

register_holding(
    Holding("calendars", 50, _("Agendas suivis"), collect=subscriptions_of, erase=forget_subscriptions,
            covers=("news.CalendarSubscription.user",))
)
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from intranet.accounts.models import User

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

Plain: TypeAlias = "str | int | bool | dt.date | dt.datetime | None"


@dataclass(frozen=True)
class Fact:
    """One thing known: ``name`` for machines, ``label`` for people, ``value`` plain (a datetime is aware)."""

    name: str
    label: "str | StrPromise"
    value: Plain

    @property
    def is_instant(self) -> bool:
        return isinstance(self.value, dt.datetime)

    @property
    def is_day(self) -> bool:
        return isinstance(self.value, dt.date) and not self.is_instant


# How many records of a kind a screen shows; the archive has all.
SHOWN = 50
# What one row says, in the order in which it is read.
Record: TypeAlias = list[Fact]


@dataclass(frozen=True)
class StoredFile:
    """A file that goes with the data: its ``path`` in the archive, and what is in it."""

    path: str
    content: bytes


@dataclass(frozen=True)
class Holding:
    """One kind of data.

    ``collect`` gives a person's own records, and only theirs: nobody else's private data, and no title of a page that
    they may not read today. ``erase`` removes them, or takes the person's name out of what must stay; without it,
    what is kept stays attached to the account, which has no name any more. ``covers`` names the fields that point to
    an account ("app.Model.field") and are dealt with here.
    ``files`` gives what is downloaded besides. ``rank`` says where people read it: who they are first, the log last.
    """

    name: str
    rank: int
    label: "str | StrPromise"
    collect: Callable[[User], list[Record]]
    erase: Callable[[User], object] | None = None
    covers: tuple[str, ...] = ()
    files: Callable[[User], list[StoredFile]] | None = None


@dataclass(frozen=True)
class Section:
    """A holding with what it has of one person."""

    holding: Holding
    records: list[Record]

    @property
    def shown(self) -> list[Record]:
        return self.records[:SHOWN]

    @property
    def hidden(self) -> int:
        """How many a screen leaves out."""
        return max(0, len(self.records) - SHOWN)


_holdings: dict[str, Holding] = {}


def register_holding(holding: Holding) -> Holding:
    """Add a holding. Raises ``ValueError`` where another has its name."""
    if holding.name in _holdings:
        raise ValueError(f"A holding named {holding.name!r} is registered already.")
    _holdings[holding.name] = holding
    return holding


def holdings() -> list[Holding]:
    """All of them, in the order in which they are read: the account first."""
    return sorted(_holdings.values(), key=lambda holding: (holding.rank, holding.name))


def held_about(person: User) -> list[Section]:
    """All that is held about that person, in the active language; as many queries whatever the number of rows."""
    return [Section(holding, holding.collect(person)) for holding in holdings()]


def files_about(person: User) -> list[StoredFile]:
    """The files that go with it."""
    return [file for holding in holdings() if holding.files for file in holding.files(person)]


def erase_held(person: User) -> None:
    """Have each app erase what it holds. The account itself comes last: others are found by its name and address."""
    for holding in reversed(holdings()):
        if holding.erase is not None:
            holding.erase(person)


def as_data(sections: list[Section]) -> dict[str, Any]:
    """The same for machines: lists of objects by name of holding, dates and instants in ISO 8601."""
    return {
        section.holding.name: [{fact.name: _plain(fact.value) for fact in record} for record in section.records]
        for section in sections
    }


def _plain(value: Plain) -> Any:
    return value.isoformat() if isinstance(value, dt.date) else value
