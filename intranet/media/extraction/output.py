"""What the child says: a line of JSON for each piece of text, then one that tells how it ended."""

import json
import sys

# Characters that are kept back until there are so many: what was said before a child is killed is not lost.
HELD = 16 * 1024


class Full(Exception):
    """As much text as is wanted has been said."""


class TooMuch(Exception):
    """The file holds more than is read of one."""


class Locked(Exception):
    """The file needs a password."""


class Damaged(Exception):
    """The file is not what it should be."""


class Output:
    """Text on its way to the parent; ``most`` is in characters."""

    def __init__(self, most: int) -> None:
        self._left = most
        self._held: list[str] = []
        self._size = 0

    def add(self, text: str) -> None:
        """Say some text. Raises ``Full``."""
        taken = text[: self._left]
        self._left -= len(taken)
        self._held.append(taken)
        self._size += len(taken)
        if self._size >= HELD:
            self.flush()
        if not self._left:
            raise Full

    def flush(self) -> None:
        if self._size:
            _say({"text": "".join(self._held)})
        self._held, self._size = [], 0

    def end(self, how: str) -> None:
        self.flush()
        _say({"end": how})


def _say(line: dict[str, str]) -> None:
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()
