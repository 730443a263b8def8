"""Plain texts: they have no mark of their own, so that the whole of one is read before it is taken for it."""

import codecs
import io
import re
from collections.abc import Callable
from typing import BinaryIO

from . import refusals
from .archives import ends_as_archive
from .extraction.charsets import MARKS, WESTERN, declared_in
from .filenames import extension_of

# By the extension of the name that is sent.
KINDS_BY_NAME = {"txt": "txt", "csv": "csv", "md": "md", "markdown": "md", "html": "html", "htm": "html"}
HEAD = 8192
CHUNK = 1024 * 1024
MARKUP = re.compile(
    r"<\s*(?:!doctype\s+html|html|head|body|script|svg|iframe|object|embed|math|meta|img)\b"
    r"|<\?(?:php\b|=|xml-stylesheet\b)|<%",
    re.IGNORECASE,
)
# A page, as browsers tell one by its first element, or a part of one.
PAGE = re.compile(
    r"<(?:!doctype\s+html|html|head|body|title|meta|link|base|style|script|main|article|section|header|footer|nav|aside"
    r"|div|span|p|h[1-6]|ul|ol|dl|table|figure|blockquote|pre|form|center|font|a|b|i|em|strong|u|br|hr|img)\b",
    re.IGNORECASE,
)
DRAWING = re.compile(r"<(?:!doctype\s+)?svg\b", re.IGNORECASE)
SERVED_CODE = re.compile(r"<\?(?:php\b|=)|<%", re.IGNORECASE)
BEFORE_ELEMENTS = re.compile(r"(?:\s|<\?xml\s[^>]*\?>|<!--.*?-->)*", re.DOTALL | re.IGNORECASE)
PROGRAMS = ("#!", "MZ\x90")
PDF, PDF_WITHIN, TAIL = b"%PDF-", 1024, 66_000
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")
# A cell that asks a spreadsheet to start a program: =cmd|'/C calc'!A0. Other formulas only compute.
COMMAND = re.compile(r"""(?:^|[;,\t\n\r"'|])\s*[=+@-][\s+=@-]*[\w.]{1,80}\|\s*['"]?[^\n;,|]{0,500}!""", re.MULTILINE)
OVERLAP = 1024
RTF_OBJECTS = re.compile(rb"\\(?:objdata|objemb|objlink|objautlink|objocx|objhtml|objupdate)(?![a-z])", re.IGNORECASE)
RTF_TEMPLATE = re.compile(rb"\\\*\s*\\template\s+\{?\s*(?:https?|ftp|file:|mhtml|\\\\\\\\|//)", re.IGNORECASE)
RTF_COMMAND = re.compile(rb"\\fldinst\b[^}]{0,400}?\bDDE(?:AUTO)?\b", re.IGNORECASE)


def recognise_text(file: BinaryIO, name: str) -> str:
    """The kind that its name says, where it reads as such a text from end to end. Raises ``ValidationError``."""
    kind = KINDS_BY_NAME.get(extension_of(name))
    if kind is None:
        raise refusals.unknown_type()
    file.seek(0)
    head = file.read(HEAD)
    if _is_of_two_types(file, head, kind):
        raise refusals.two_types()
    for encoding in _candidates(head, kind):
        if _reads_as(file, encoding, kind):
            file.seek(0)
            return kind
    raise refusals.unknown_type()


def is_page_name(name: str) -> bool:
    """Whether it announces a text in which drawings and pictures may stand among the words."""
    return KINDS_BY_NAME.get(extension_of(name)) in {"html", "md"}


def _is_of_two_types(file: BinaryIO, head: bytes, kind: str) -> bool:
    """Readers of archives begin at the end of a file, those of PDF somewhere in its first kilobyte."""
    file.seek(max(0, file.seek(0, io.SEEK_END) - TAIL))
    return ends_as_archive(file.read()) or (kind == "html" and PDF in head[:PDF_WITHIN])


def _candidates(head: bytes, kind: str) -> list[str]:
    if head[:2] in MARKS:
        return [MARKS[head[:2]]]
    declared = declared_in(head) if kind == "html" else ""
    return list(dict.fromkeys(["utf-8-sig", declared or WESTERN, WESTERN]))


def _reads_as(file: BinaryIO, encoding: str, kind: str) -> bool:
    """Whether ``file`` is text in that encoding. Raises ``ValidationError`` where it is, and yet more than that."""
    decoder = codecs.getincrementaldecoder(encoding)()
    file.seek(0)
    before, first = "", True
    while True:
        raw = file.read(CHUNK)
        try:
            text = decoder.decode(raw, final=not raw)
        except UnicodeDecodeError:
            return False
        if CONTROLS.search(text):
            raise refusals.unknown_type()
        if first:
            STARTS[kind](text[:HEAD])
            first = False
        if kind == "csv" and COMMAND.search(before + text):
            raise refusals.command()
        before = text[-OVERLAP:]
        if not raw:
            return True


def _check_start(text: str) -> None:
    """Where a browser or a shell would look to take it for something else."""
    if text.startswith(PROGRAMS) or MARKUP.search(text):
        raise refusals.unknown_type()
    # UTF-7, in which signs are letters: some programs still guess it.
    if "+AD" in text and MARKUP.search(text.encode("ascii", "ignore").decode("utf-7", "ignore")):
        raise refusals.unknown_type()


def _check_markdown_start(text: str) -> None:
    """Pictures, and pages that are shown as examples, may stand in it; it does not begin as a page does."""
    if text.startswith(PROGRAMS) or MARKUP.match(_first_element(text)):
        raise refusals.unknown_type()


def _check_page_start(text: str) -> None:
    """It begins as a page does, and is not made by a server's program as it is asked for."""
    first = _first_element(text)
    if DRAWING.match(first):
        raise refusals.svg()
    if not PAGE.match(first) or SERVED_CODE.search(text):
        raise refusals.unknown_type()


def _first_element(text: str) -> str:
    """The text from there on: neither spaces, nor comments, nor the declaration of XML."""
    return BEFORE_ELEMENTS.sub("", text, count=1)


STARTS: dict[str, Callable[[str], None]] = {
    "txt": _check_start,
    "csv": _check_start,
    "md": _check_markdown_start,
    "html": _check_page_start,
}


def check_rtf(file: BinaryIO) -> None:
    """Raise ``ValidationError`` where a rich text brings in an object, a command or a template from elsewhere."""
    file.seek(0)
    before = b""
    while chunk := file.read(CHUNK):
        content = before + chunk
        if b"\x00" in chunk:
            raise refusals.damaged()
        if RTF_OBJECTS.search(content):
            raise refusals.embedded_object()
        if RTF_COMMAND.search(content):
            raise refusals.command()
        if RTF_TEMPLATE.search(content):
            raise refusals.remote_content("\\template")
        before = content[-OVERLAP:]
    file.seek(0)
