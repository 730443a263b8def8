"""Who finds what: the one condition on entries, whatever the kind of thing."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db import connection

from intranet.access.policies import READS_FROM, Person, access_of


@dataclass(frozen=True)
class Condition:
    """SQL on the row ``e`` of an entry, with its values."""

    sql: str
    values: tuple[Any, ...] = ()


@dataclass(frozen=True)
class Reading:
    """What decides which entries somebody may find, for any engine to say in its own language.

    Those whose ``audience`` is this one or a wider one, and those of these ``spaces``; all of them where it ``passes``.
    Of these, not the entries that a date has changed by the instant ``at``: nobody finds them until made again.
    """

    passes: bool
    audience: int
    spaces: tuple[int, ...]
    at: dt.datetime

    def sql(self) -> Condition:
        at = connection.ops.adapt_datetimefield_value(self.at)
        in_time = Condition("(e.refresh_at IS NULL OR e.refresh_at > %s)", (at,))
        if self.passes:
            return in_time
        reached = "e.audience >= %s"
        if self.spaces:
            marks = ", ".join(["%s"] * len(self.spaces))
            reached = f"({reached} OR e.space_id IN ({marks}))"
        return Condition(f"{reached} AND {in_time.sql}", (self.audience, *self.spaces, *in_time.values))


def reading_of(user: Person) -> Reading:
    """The entries that this person may find: said before anything is counted, never after."""
    access = access_of(user)
    spaces = () if access.passes else tuple(sorted(access.roles))
    return Reading(access.passes, int(READS_FROM[access.standing]), spaces, access.at)
