r"""The notation of segments: words as people read them, and markup as numbered tags.

``Le <b1>pôle</b1> et <a2>ses membres</a2><br3/>`` stands for a bold word, a link and a line break, whose attributes
stay out of the translator's reach. Nothing is escaped, but what would read as a tag and is none: ``\<b1>``. Such a
backslash is itself doubled before a tag.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

TAG = re.compile(r"(?P<slashes>\\*)<(?P<close>/?)(?P<name>[a-z]{1,10})(?P<number>[1-9]\d{0,3})(?P<void>/?)>")


@dataclass(frozen=True)
class Tag:
    """``name`` with its ``number``; ``kind``: "open", "close" or "void"."""

    name: str
    number: int
    kind: str

    def __str__(self) -> str:
        before, after = ("/" if self.kind == "close" else ""), ("/" if self.kind == "void" else "")
        return f"<{before}{self.name}{self.number}{after}>"

    @property
    def key(self) -> str:
        return f"{self.name}{self.number}"


def written(text: str) -> str:
    """Literal words in the notation."""
    return re.sub(r"(\\*)<(?=/?[a-z]{1,10}[1-9]\d{0,3}/?>)", r"\1\1\\<", text)


def parts(text: str) -> Iterator[str | Tag]:
    """The literal words and the tags of a segment, in order."""
    words, position = "", 0
    for match in TAG.finditer(text):
        slashes = len(match["slashes"])
        words += text[position : match.start()] + "\\" * (slashes // 2)
        position = match.end()
        if slashes % 2:
            words += match[0][slashes:]
            continue
        if words:
            yield words
        words = ""
        yield _tag(match)
    words += text[position:]
    if words:
        yield words


def _tag(match: re.Match[str]) -> Tag:
    kind = "close" if match["close"] else "void" if match["void"] else "open"
    return Tag(match["name"], int(match["number"]), kind)


def joined(pieces: "list[str | Tag]") -> str:
    """The segment made of these parts."""
    result = ""
    for index, piece in enumerate(pieces):
        if isinstance(piece, Tag):
            result += str(piece)
            continue
        words = written(piece)
        if index + 1 < len(pieces) and isinstance(pieces[index + 1], Tag):
            slashes = len(words) - len(words.rstrip("\\"))
            words += "\\" * slashes
        result += words
    return result


def plain(text: str) -> str:
    """The words alone."""
    return "".join(
        " " if isinstance(part, Tag) and part.kind == "void" else str(part) * isinstance(part, str)
        for part in parts(text)
    )


def with_words(text: str, change: Callable[[str], str]) -> str:
    """The same segment with its words changed and its tags left."""
    return joined([part if isinstance(part, Tag) else change(part) for part in parts(text)])


class Fault(StrEnum):
    """What may be wrong with the markup of a translation."""

    MISSING = "missing"
    UNKNOWN = "unknown"
    TWICE = "twice"
    BROKEN = "broken"


@dataclass(frozen=True)
class Problem:
    """A fault, and the tag that has it (``a1``)."""

    fault: Fault
    tag: str


def problems(source: str, target: str) -> list[Problem]:
    """Where the markup of a translation is not that of its source: each tag once, opened before it is closed."""
    wanted = Counter(part for part in parts(source) if isinstance(part, Tag))
    found = Counter(part for part in parts(target) if isinstance(part, Tag))
    faults = [Problem(Fault.MISSING, str(tag)) for tag in wanted if tag not in found]
    faults += [
        Problem(Fault.UNKNOWN if tag not in wanted else Fault.TWICE, str(tag))
        for tag, count in found.items()
        if count > wanted[tag]
    ]
    return faults or [Problem(Fault.BROKEN, key) for key in _crossed(target)]


def _crossed(text: str) -> list[str]:
    """The tags that are closed before others that they contain, or before they are opened."""
    opened: list[str] = []
    for part in parts(text):
        if not isinstance(part, Tag) or part.kind == "void":
            continue
        if part.kind == "open":
            opened.append(part.key)
        elif not opened or opened.pop() != part.key:
            return [part.key]
    return opened
