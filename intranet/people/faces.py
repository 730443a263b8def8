"""How people show wherever they are named: a link to their profile and a portrait, for readers who may see them."""

import hashlib
from dataclasses import dataclass

from intranet.access.policies import Person
from intranet.accounts.models import User

from .models import portrait_url
from .policies import visible_profiles

# The attribute of a user object that keeps these as long as the request.
REMEMBERED = "_interpoles_faces"
# Ground and letters of the initials that stand in for a portrait: calm, each pair over 7:1 (a test measures them).
COLOURS = (
    ("#d7e6ee", "#0b3c52"),
    ("#dde9d8", "#23451f"),
    ("#f3e3cf", "#5a3408"),
    ("#eadff0", "#4b2560"),
    ("#f5dcdc", "#6b1b22"),
    ("#d9e8e4", "#0d4439"),
    ("#e6e3d3", "#45400f"),
    ("#dfe1f2", "#2b2f66"),
    ("#f1dfe8", "#61183f"),
    ("#e2e6ea", "#2d3a46"),
)


@dataclass(frozen=True)
class Face:
    """What leads to a person whom the reader may see: their key, and the version of their portrait, if any."""

    key: str
    portrait: str | None

    def portrait_url(self, side: int) -> str | None:
        return portrait_url(self.key, self.portrait, side) if self.portrait else None


def faces_of(reader: Person) -> dict[int, Face]:
    """By account, the faces of all the people whom this reader may see: one query for a page, however many it names."""
    faces = getattr(reader, REMEMBERED, None)
    if faces is None:
        faces = {}
        if reader.is_authenticated:
            rows = visible_profiles(reader).values_list("user_id", "key", "portrait__file_hash")
            faces = {user_id: Face(key, portrait) for user_id, key, portrait in rows}
        setattr(reader, REMEMBERED, faces)
    return faces


def initials(person: User) -> str:
    """``Jean-Baptiste Marais`` → ``JM``."""
    letters = [name.strip()[:1] for name in (person.first_name, person.last_name)]
    return "".join(letters).upper() or person.email[:1].upper()


def colours_of(person: User) -> tuple[str, str]:
    """The same for a person on every page, whatever their number in the database."""
    digest = hashlib.sha256(person.email.encode()).digest()
    return COLOURS[digest[0] % len(COLOURS)]
