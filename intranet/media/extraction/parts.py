"""The XML parts of office documents, read as they are inflated: no part is ever whole in memory."""

import zipfile
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl

from defusedxml.expatreader import create_parser

from .output import Damaged, Locked, Output, TooMuch

CHUNK = 64 * 1024
MOST_BYTES = 300 * 1024 * 1024
# Documents rarely go beyond 40.
MOST_DEPTH = 1_000
ENCRYPTED = 0x1


class Parts:
    """The archive that an office document is; all that is read of it comes from one allowance."""

    def __init__(self, file: BinaryIO) -> None:
        self._archive = zipfile.ZipFile(file)
        self.names = self._archive.namelist()
        self._left = MOST_BYTES

    def parse(self, name: str, handler: "Depth") -> None:
        """Tell ``handler`` of the elements of a part. Raises ``TooMuch``, ``Damaged`` and what expat raises."""
        parser = create_parser(forbid_dtd=True)
        parser.setContentHandler(handler)
        for chunk in self._chunks(name):
            parser.feed(chunk)
        parser.close()

    def _chunks(self, name: str) -> Iterator[bytes]:
        entry = self._archive.getinfo(name)
        if entry.flag_bits & ENCRYPTED:
            raise Locked
        with self._archive.open(entry) as opened:
            while chunk := opened.read(CHUNK):
                self._left -= len(chunk)
                if self._left < 0:
                    raise TooMuch
                yield chunk


class Depth(ContentHandler):
    """Elements by their local names; gives up on a part that nests them without end."""

    def __init__(self) -> None:
        super().__init__()
        self.depth = 0

    def startElement(self, name: str, attrs: AttributesImpl) -> None:
        self.depth += 1
        if self.depth > MOST_DEPTH:
            raise Damaged
        self.begin(local(name), attrs)

    def endElement(self, name: str) -> None:
        self.depth -= 1
        self.finish(local(name))

    def begin(self, name: str, attrs: AttributesImpl) -> None:
        """An element begins."""

    def finish(self, name: str) -> None:
        """An element ends."""


@dataclass(frozen=True)
class Vocabulary:
    """What is text in a kind of part, by the local names of its elements.

    ``text`` holds it, ``after`` and ``instead`` are followed by or stand for signs, ``named`` bear a name to be said,
    ``skipped`` are left out with all that is in them.
    """

    text: Collection[str]
    after: Mapping[str, str]
    instead: Mapping[str, str] = field(default_factory=dict)
    named: Collection[str] = ()
    skipped: Collection[str] = ()


class Text(Depth):
    """Says the text of a part as it comes."""

    def __init__(self, vocabulary: Vocabulary, output: Output) -> None:
        super().__init__()
        self._known = vocabulary
        self._output = output
        self._open = 0
        self._skipping = 0

    def begin(self, name: str, attrs: AttributesImpl) -> None:
        known = self._known
        if self._skipping or name in known.skipped:
            self._skipping += 1
            return
        self._open += name in known.text
        if name in known.instead:
            self._output.add(known.instead[name])
        if name in known.named and (said := attribute(attrs, "name")):
            self._output.add(f"\n\n{said}\n")
        if name == "pStyle" and attribute(attrs, "val").casefold().startswith(("heading", "titre", "title")):
            self._output.add("\n")

    def finish(self, name: str) -> None:
        if self._skipping:
            self._skipping -= 1
            return
        self._open -= name in self._known.text
        if name in self._known.after:
            self._output.add(self._known.after[name])

    def characters(self, content: str) -> None:
        if self._open and not self._skipping:
            self._output.add(content)


def local(name: str) -> str:
    return name.rpartition(":")[2]


def attribute(attrs: AttributesImpl, wanted: str) -> str:
    """The value of an attribute, whatever the prefix of its name; empty where there is none."""
    return next((str(value) for name, value in attrs.items() if local(name) == wanted), "")
