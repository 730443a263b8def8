"""HTTP ranges (RFC 9110, section 14): the part of a file that a request asks for."""

import re
from dataclasses import dataclass

SINGLE = re.compile(r"^bytes\s*=\s*(\d{0,19})\s*-\s*(\d{0,19})\s*$", re.IGNORECASE)


@dataclass(frozen=True)
class Part:
    """``length`` bytes from ``start``; ``size`` is that of the whole."""

    start: int
    length: int
    size: int

    @property
    def header(self) -> str:
        return f"bytes {self.start}-{self.start + self.length - 1}/{self.size}"


class UnsatisfiableRange(Exception):
    """The request asks for bytes beyond the end."""


def asked_part(header: str, size: int) -> Part | None:
    """The part that a Range header asks for; None for the whole, also where it asks for several or makes no sense.

    Raises :class:`UnsatisfiableRange`.
    """
    found = SINGLE.match(header.strip())
    if found is None or found.groups() == ("", ""):
        return None
    first, last = found.groups()
    if not first:
        length = min(int(last), size)
        if not length:
            raise UnsatisfiableRange
        return Part(size - length, length, size)
    start = int(first)
    end = min(int(last), size - 1) if last else size - 1
    if last and int(last) < start:
        return None
    if start >= size:
        raise UnsatisfiableRange
    return Part(start, end - start + 1, size)
