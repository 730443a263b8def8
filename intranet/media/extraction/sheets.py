"""The text of Excel workbooks: each sheet under its name, a line for each row."""

import posixpath
from typing import BinaryIO
from xml.sax.xmlreader import AttributesImpl

from .output import Output, TooMuch
from .parts import Depth, Parts, attribute

# Of the texts that cells have in common, which are kept while the sheets are read.
MOST_SHARED = 20_000_000


def read_xlsx(file: BinaryIO, output: Output) -> None:
    parts = Parts(file)
    shared = _Shared()
    if "xl/sharedStrings.xml" in parts.names:
        parts.parse("xl/sharedStrings.xml", shared)
    book, targets = _Book(), _Targets()
    parts.parse("xl/workbook.xml", book)
    parts.parse("xl/_rels/workbook.xml.rels", targets)
    for name, relation in book.sheets:
        path = posixpath.normpath(posixpath.join("/xl", targets.found.get(relation, ""))).lstrip("/")
        if path in parts.names:
            output.add(f"{name}\n")
            parts.parse(path, _Sheet(shared.texts, output))
            output.add("\n")


class _Shared(Depth):
    """The texts that cells refer to by number; how they are pronounced (``rPh``) is no text."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._pieces: list[str] = []
        self._open = self._aside = False
        self._left = MOST_SHARED

    def begin(self, name: str, attrs: AttributesImpl) -> None:
        self._aside = self._aside or name == "rPh"
        self._open = name == "t" and not self._aside

    def finish(self, name: str) -> None:
        self._open = False
        if name == "rPh":
            self._aside = False
        elif name == "si":
            self.texts.append("".join(self._pieces))
            self._pieces = []

    def characters(self, content: str) -> None:
        if self._open:
            self._left -= len(content)
            if self._left < 0:
                raise TooMuch
            self._pieces.append(content)


class _Book(Depth):
    """The names of the sheets, in order, with what leads to each."""

    def __init__(self) -> None:
        super().__init__()
        self.sheets: list[tuple[str, str]] = []

    def begin(self, name: str, attrs: AttributesImpl) -> None:
        if name == "sheet":
            self.sheets.append((attrs.get("name", ""), attribute(attrs, "id")))


class _Targets(Depth):
    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}

    def begin(self, name: str, attrs: AttributesImpl) -> None:
        if name == "Relationship":
            self.found[attrs.get("Id", "")] = attrs.get("Target", "")


class _Sheet(Depth):
    """Values as they are kept, formulas by their results; dates are numbers there, and stay so."""

    def __init__(self, shared: list[str], output: Output) -> None:
        super().__init__()
        self._shared = shared
        self._output = output
        self._type = ""
        self._open = False
        self._value: list[str] = []

    def begin(self, name: str, attrs: AttributesImpl) -> None:
        if name == "c":
            self._type, self._value = attrs.get("t", ""), []
        self._open = name in {"v", "t"}

    def finish(self, name: str) -> None:
        self._open = False
        if name == "c" and (text := self._text()):
            self._output.add(f"{text}\t")
        elif name == "row":
            self._output.add("\n")

    def characters(self, content: str) -> None:
        if self._open:
            self._value.append(content)

    def _text(self) -> str:
        value = "".join(self._value)
        if self._type == "s" and value.isdecimal() and len(value) < 9:
            return self._shared[int(value)] if int(value) < len(self._shared) else ""
        return value
