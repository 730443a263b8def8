"""What is being typed, read for completion the same way by all engines."""

from dataclasses import dataclass

from search.parsing import MOST_WORDS
from search.sort_keys import sort_key

# Fewer letters begin too many words.
SHORTEST_BEGINNING = 2
# No title is longer.
LONGEST_START = 255


@dataclass(frozen=True)
class Beginning:
    """Plain words: those ``before`` are there as they are, ``last`` begins one; ``start`` is all of it as typed."""

    start: str
    before: tuple[str, ...]
    last: str


def beginning_of(typed: str) -> Beginning | None:
    """None where too little is typed to complete."""
    start = sort_key(typed)[:LONGEST_START].rstrip()
    words = start.split(" ")
    if len(words) > 1 and len(words[-1]) < SHORTEST_BEGINNING:
        words.pop()
    *before, last = words[:MOST_WORDS]
    return Beginning(start, tuple(before), last) if len(last) >= SHORTEST_BEGINNING else None
