"""An address to invite."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Invited:
    """An address to invite, with the name that goes with it where it is known."""

    email: str
    first_name: str = ""
    last_name: str = ""
