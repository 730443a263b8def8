"""What is exchanged: the texts of one page, on their way from one language to another."""

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum


class LineState(StrEnum):
    """Where a text stands, from the least to the most advanced."""

    NEW = "new"
    MACHINE = "machine"
    OUTDATED = "outdated"
    TRANSLATED = "translated"
    REVIEWED = "reviewed"


@dataclass(frozen=True)
class Line:
    """One text, in the notation of segments. ``path`` names it within its page; ``note`` says what it is there."""

    path: str
    order: int
    source: str
    target: str = ""
    state: LineState = LineState.NEW
    note: str = ""


@dataclass(frozen=True)
class Sheet:
    """The texts of one page. ``page`` is its key, the same in all languages; languages are codes such as ``fr``."""

    page: str
    source_language: str
    target_language: str
    title: str = ""
    lines: list[Line] = field(default_factory=list)

    @property
    def version(self) -> str:
        """What tells whether the source is still the one that left: a digest of all its texts."""
        digest = hashlib.sha256()
        for line in self.lines:
            digest.update(f"{line.path}\0{line.source}\0".encode(errors="surrogatepass"))
        return digest.hexdigest()[:16]


@dataclass(frozen=True)
class ReturnedLine:
    """One text as it came back. A ``fault``: the name of an element that no text has, for which it cannot be read."""

    path: str
    source: str
    target: str
    state: LineState
    note: str = ""
    fault: str = ""


@dataclass(frozen=True)
class ReturnedSheet:
    """A file as it came back, nothing of it believed yet."""

    page: str
    source_language: str
    target_language: str
    version: str
    lines: list[ReturnedLine]
