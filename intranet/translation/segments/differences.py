"""How a text differs from another, word by word."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

WORDS = re.compile(r"\s+|\w+|[^\w\s]")


class Kind(StrEnum):
    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True)
class Span:
    """Some words of a comparison, side by side with what became of them."""

    kind: Kind
    text: str


def spans(before: str, after: str) -> list[Span]:
    """The text ``after``, with what was taken out of ``before`` in its place."""
    old, new = WORDS.findall(before), WORDS.findall(after)
    found: list[Span] = []
    for tag, old_from, old_to, new_from, new_to in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Span(Kind.SAME, "".join(new[new_from:new_to])))
            continue
        if old_to > old_from:
            found.append(Span(Kind.REMOVED, "".join(old[old_from:old_to])))
        if new_to > new_from:
            found.append(Span(Kind.ADDED, "".join(new[new_from:new_to])))
    return found
