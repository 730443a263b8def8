"""The text of Word, PowerPoint and LibreOffice documents."""

import re
from typing import BinaryIO

from .output import Damaged, Output
from .parts import Parts, Text, Vocabulary

WORD = Vocabulary(
    text={"t"},
    after={"p": "\n", "tc": "\n", "tbl": "\n"},
    instead={"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"},
    # The same once more, for programs that do not know the newer way to say it.
    skipped={"Fallback"},
)
SLIDE = Vocabulary(text={"t"}, after={"p": "\n"}, instead={"br": "\n"}, skipped={"Fallback"})
_ODF_INSTEAD = {"s": " ", "tab": "\t", "line-break": "\n"}
# What was deleted, and what reviewers said, is not what the document says.
_ODF_SKIPPED = {"tracked-changes", "annotation"}
ODT = Vocabulary({"p", "h"}, {"p": "\n", "h": "\n"}, _ODF_INSTEAD, skipped=_ODF_SKIPPED)
ODS = Vocabulary({"p"}, {"p": "\t", "table-row": "\n"}, _ODF_INSTEAD, {"table"}, _ODF_SKIPPED)
ODP = Vocabulary({"p", "h"}, {"p": "\n", "h": "\n", "page": "\n"}, _ODF_INSTEAD, (), _ODF_SKIPPED)

SLIDES = re.compile(r"ppt/slides/slide(\d{1,6})\.xml")


def read_docx(file: BinaryIO, output: Output) -> None:
    """The document, then its notes."""
    parts = Parts(file)
    parts.parse("word/document.xml", Text(WORD, output))
    for name in ("word/footnotes.xml", "word/endnotes.xml"):
        if name in parts.names:
            output.add("\n")
            parts.parse(name, Text(WORD, output))


def read_pptx(file: BinaryIO, output: Output) -> None:
    """Each slide, followed by what its speaker noted. In the order in which they were made, which is mostly theirs."""
    parts = Parts(file)
    numbers = sorted(int(found[1]) for name in parts.names if (found := SLIDES.fullmatch(name)))
    if not numbers:
        raise Damaged
    for number in numbers:
        for name in (f"ppt/slides/slide{number}.xml", f"ppt/notesSlides/notesSlide{number}.xml"):
            if name in parts.names:
                parts.parse(name, Text(SLIDE, output))
                output.add("\n")


def read_odt(file: BinaryIO, output: Output) -> None:
    Parts(file).parse("content.xml", Text(ODT, output))


def read_ods(file: BinaryIO, output: Output) -> None:
    Parts(file).parse("content.xml", Text(ODS, output))


def read_odp(file: BinaryIO, output: Output) -> None:
    Parts(file).parse("content.xml", Text(ODP, output))
