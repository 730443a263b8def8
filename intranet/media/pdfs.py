"""What a PDF may not bring in: code, and programs attached to it.

Not a reader of PDF: a search for the names that such content cannot do without, in the file as it stands and in the
compressed streams where objects may be kept. What is scrambled so that these cannot be read is refused.
"""

import io
import re
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from . import refusals
from .archives import CHUNK, Budget, ends_as_archive
from .filenames import extension_of
from .office import PROGRAMS

TAIL = 2048
# A comment of that length may follow the end record of an archive.
ARCHIVE_TAIL = 22 + 65_535
WINDOW = 1024 * 1024
OVERLAP = 4096


def _name(word: bytes) -> bytes:
    """The expression of a name, of which any letter may be written as a number: ``/Launch``, ``/L#61unch``."""
    letters = b"".join(b"(?:%c|#(?i:%02x))" % (letter, letter) for letter in word)
    return b"/" + letters + rb"(?![A-Za-z0-9#_-])"


ACTIVE = re.compile(b"|".join(_name(word) for word in (b"JavaScript", b"Launch", b"RichMedia", b"XFA")))
ENCRYPTED = re.compile(_name(b"Encrypt"))
EMBEDDED = re.compile(_name(b"EmbeddedFile") + b"|" + _name(b"EmbeddedFiles"))
# File names, of attachments and of linked files: /F (...), /UF (...), or the same in hexadecimal.
FILE_NAME = re.compile(rb"/U?F\s*(?:\((?P<text>(?:[^()\\]|\\.){1,512})\)|<(?P<code>[0-9A-Fa-f\s]{2,1024})>)", re.DOTALL)
ESCAPED = re.compile(rb"\\(?:([0-7]{1,3})|(.))", re.DOTALL)
STREAM = re.compile(rb"(?<!end)stream\r?\n")
# Only streams that hold objects say where the first one is.
HOLDS_OBJECTS = re.compile(_name(b"ObjStm") + b"|" + _name(b"First"))
DICTIONARY = 2048


def check_pdf(file: BinaryIO) -> None:
    """Raise ``ValidationError`` where ``file`` is no whole PDF, is something else as well, or brings code in."""
    _check_ends(file)
    budget = Budget()
    encrypted = False
    streams: list[int] = []
    for start, window in _windows(file):
        budget.spend(len(window))
        _check_content(window)
        encrypted = encrypted or ENCRYPTED.search(window) is not None
        streams += _object_streams(start, window)
    if encrypted and streams:
        raise refusals.unreadable_pdf()
    for position in dict.fromkeys(streams):
        _check_object_stream(file, position, budget)
    file.seek(0)


def _check_ends(file: BinaryIO) -> None:
    """From its first byte to its end mark: something else before or after could be taken for another type."""
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - ARCHIVE_TAIL))
    tail = file.read()
    file.seek(0)
    start = file.read(5)
    if b"%%EOF" not in tail[-TAIL:]:
        raise refusals.damaged()
    if start != b"%PDF-":
        raise refusals.unknown_type()
    if ends_as_archive(tail):
        raise refusals.two_types()


def _windows(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """The file piece by piece, each with the end of the one before; and where it starts."""
    file.seek(0)
    start, before = 0, b""
    while chunk := file.read(WINDOW):
        window = before + chunk
        yield start, window
        before = window[-OVERLAP:]
        start += len(window) - len(before)


def _check_content(content: bytes) -> None:
    if ACTIVE.search(content):
        raise refusals.active_pdf()
    for found in FILE_NAME.finditer(content):
        name = _file_name(found)
        if extension_of(name.strip()) in PROGRAMS:
            raise refusals.attached_program(name)
        if name.replace("\\", "/").startswith("//"):
            raise refusals.remote_content(name)


def _file_name(found: re.Match[bytes]) -> str:
    raw = found["text"]
    if raw is None:
        digits = re.sub(rb"\s", b"", found["code"]).decode()
        raw = bytes.fromhex(digits + "0" * (len(digits) % 2))
    else:
        raw = ESCAPED.sub(lambda found: bytes([int(found[1], 8) & 0xFF]) if found[1] else found[2], raw)
    return raw.decode("utf-16" if raw.startswith((b"\xfe\xff", b"\xff\xfe")) else "latin-1", "replace")


def _object_streams(start: int, window: bytes) -> Iterator[int]:
    """Where the content of streams that hold objects starts."""
    for found in STREAM.finditer(window):
        dictionary = window[max(0, found.start() - DICTIONARY) : found.start()].rpartition(b"obj")[2]
        if HOLDS_OBJECTS.search(dictionary):
            yield start + found.end()


def _check_object_stream(file: BinaryIO, position: int, budget: Budget) -> None:
    """Objects are packed by one compression in practice; another one would hide them."""
    file.seek(position)
    inflater = zlib.decompressobj()
    before, first = b"", True
    try:
        while not inflater.eof and (raw := file.read(CHUNK)):
            while raw and not inflater.eof:
                content = inflater.decompress(raw, WINDOW)
                raw = inflater.unconsumed_tail
                # Numbers come first. Anything else was transformed once more.
                if first and content and not re.match(rb"\s*\d", content):
                    raise refusals.unreadable_pdf()
                first = first and not content
                budget.spend(len(content))
                _check_content(before + content)
                before = (before + content)[-OVERLAP:]
    except zlib.error as error:
        raise refusals.unreadable_pdf() from error
