"""Who finds what: the one condition on entries, whatever the kind of thing."""

from dataclasses import dataclass
from typing import Any

from intranet.access.policies import READS_FROM, Person, access_of


@dataclass(frozen=True)
class Condition:
    """SQL on the row ``e`` of an entry, with its values."""

    sql: str
    values: tuple[Any, ...] = ()


def readable(user: Person) -> Condition:
    """The entries that this person may find: said before anything is counted, never after.

    An entry that a date has changed since it was made is found by nobody until it is made again.
    """
    access = access_of(user)
    in_time = Condition("(e.refresh_at IS NULL OR e.refresh_at > %s)", (access.at,))
    if access.passes:
        return in_time
    reached, spaces = "e.audience >= %s", tuple(access.roles)
    if spaces:
        marks = ", ".join(["%s"] * len(spaces))
        reached = f"({reached} OR e.space_id IN ({marks}))"
    audience = int(READS_FROM[access.standing])
    return Condition(f"{reached} AND {in_time.sql}", (audience, *spaces, *in_time.values))
