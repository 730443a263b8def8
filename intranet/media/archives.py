"""Archives (ZIP), read without trust: their index is compared with what they hold, and nothing is unpacked to the disk.

An archive's index says of each file its name, its place and its size; what follows may say otherwise. Programs differ
in which of the two they believe, so that an archive in which both do not agree is refused.
"""

import contextlib
import io
import re
import stat
import struct
import time
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from django.conf import settings

from . import refusals

CHUNK = 64 * 1024
MOST_ENTRIES = 10_000
# The index alone is read into memory.
MOST_INDEX_BYTES = 4 * 1024 * 1024
MOST_COMMENT_BYTES = 1024
# Documents rarely go beyond 50; only what would also be large is looked at.
MOST_RATIO, RATIO_FROM_BYTES = 200, 10 * 1024 * 1024
SECONDS = 20
# An archive, a document in it, a workbook in that.
MOST_DEPTH = 3

ZIP, ZIP_INDEX, ZIP_END, ZIP64_PLACE, ZIP64_END = (
    *(b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"PK\x06\x07", b"PK\x06\x06"),
)
ENCRYPTED = 0x1 | 0x40 | 0x2000
UTF8_NAME = 0x800
READABLE = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
DECEITFUL = re.compile(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
DRIVE = re.compile(r"[A-Za-z]:")


@dataclass
class Budget:
    """What reading a file may cost, with all that is within it: bytes once inflated, entries, and a moment to stop."""

    bytes_left: int = field(default_factory=lambda: 10 * settings.DOCUMENT_MAX_BYTES)
    entries_left: int = MOST_ENTRIES
    deadline: float = field(default_factory=lambda: time.monotonic() + SECONDS)

    def spend(self, size: int) -> None:
        self.bytes_left -= size
        if self.bytes_left < 0:
            raise refusals.oversized()
        if time.monotonic() > self.deadline:
            raise refusals.too_long_to_check()


class Archive:
    """The entries of an archive, which agree with its index. Every method raises ``ValidationError``."""

    def __init__(self, file: BinaryIO, budget: Budget) -> None:
        self.file = file
        self.budget = budget
        index = _start_of_index(file)
        with _damages():
            # Closing it leaves the file open.
            with zipfile.ZipFile(file) as opened:
                self.entries = sorted(opened.infolist(), key=lambda entry: entry.header_offset)
            self._check_counts()
            self._starts = self._places(index)
        for entry in self.entries:
            _check_entry(entry)
        self.names = {entry.filename for entry in self.entries}
        if len(self.names) != len(self.entries):
            raise refusals.damaged()

    def read(self, name: str, most: int) -> bytes:
        """The content of a small entry of that name."""
        (entry,) = (entry for entry in self.entries if entry.filename == name)
        if entry.file_size > most:
            raise refusals.damaged()
        return b"".join(self.chunks(entry))

    def chunks(self, entry: zipfile.ZipInfo) -> Iterator[bytes]:
        """The content of an entry, inflated piece by piece; read to its end, it is what the index said."""
        size = checksum = 0
        for chunk in self._inflated(entry):
            size += len(chunk)
            checksum = zlib.crc32(chunk, checksum)
            self.budget.spend(len(chunk))
            if size > entry.file_size:
                raise refusals.damaged()
            yield chunk
        if (size, checksum) != (entry.file_size, entry.CRC):
            raise refusals.damaged()

    def _inflated(self, entry: zipfile.ZipInfo) -> Iterator[bytes]:
        if entry.compress_type == zipfile.ZIP_STORED:
            yield from self._raw(entry)
            return
        inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        with _damages():
            for raw in self._raw(entry):
                waiting = raw
                while waiting and not inflater.eof:
                    if chunk := inflater.decompress(waiting, CHUNK):
                        yield chunk
                    waiting = inflater.unconsumed_tail
                if inflater.unused_data:
                    raise refusals.damaged()
            # What a full buffer held back.
            while not inflater.eof and (chunk := inflater.decompress(b"", CHUNK)):
                yield chunk
        if not inflater.eof:
            raise refusals.damaged()

    def _raw(self, entry: zipfile.ZipInfo) -> Iterator[bytes]:
        position, left = self._starts[entry.header_offset], entry.compress_size
        while left:
            self.file.seek(position)
            raw = self.file.read(min(CHUNK, left))
            if not raw:
                raise refusals.damaged()
            position, left = position + len(raw), left - len(raw)
            yield raw

    def _check_counts(self) -> None:
        self.budget.entries_left -= len(self.entries)
        if self.budget.entries_left < 0 or sum(entry.file_size for entry in self.entries) > self.budget.bytes_left:
            raise refusals.oversized()
        if not self.entries or self.entries[0].header_offset != 0:
            raise refusals.unknown_type()

    def _places(self, index: int) -> dict[int, int]:
        """Where the content of each entry starts, by the place of its header; none reaches into the next."""
        starts = {}
        ends = [entry.header_offset for entry in self.entries[1:]] + [index]
        for entry, end in zip(self.entries, ends, strict=True):
            self.file.seek(entry.header_offset)
            signature, flags, method, name_size, extra_size = struct.unpack("<4s2x2H16x2H", self.file.read(30))
            name = self.file.read(name_size)
            start = entry.header_offset + 30 + name_size + extra_size
            encoded = entry.orig_filename.encode("utf-8" if entry.flag_bits & UTF8_NAME else "cp437")
            agrees = (signature, method, name) == (ZIP, entry.compress_type, encoded)
            if not agrees or start + entry.compress_size > end:
                raise refusals.damaged()
            if (flags | entry.flag_bits) & ENCRYPTED:
                raise refusals.locked()
            starts[entry.header_offset] = start
        return starts


def ends_as_archive(tail: bytes) -> bool:
    """Whether a file that ends with those bytes can be opened as an archive too: its end record may be far from it."""
    at = tail.rfind(ZIP_END)
    if at < 0 or len(tail) - at < 22:
        return False
    here, all_of_them, size = struct.unpack_from("<2HL", tail, at + 8)
    return here == all_of_them and size >= 46 * here


def _start_of_index(file: BinaryIO) -> int:
    """Where the index starts: right before the end record, which ends the file."""
    length = file.seek(0, io.SEEK_END)
    file.seek(max(0, length - 22 - MOST_COMMENT_BYTES))
    tail = file.read()
    at = tail.rfind(ZIP_END)
    if at < 0 or len(tail) - at < 22:
        raise refusals.damaged()
    size, offset, comment = struct.unpack_from("<2LH", tail, at + 12)
    if at + 22 + comment != len(tail):
        raise refusals.unknown_type()
    end = length - len(tail) + at
    size, offset, end = _large_index(file, end) or (size, offset, end)
    if size > MOST_INDEX_BYTES:
        raise refusals.oversized()
    # Python's reader forgives something before the archive; others do not, or see another file in it.
    if end - size != offset:
        raise refusals.unknown_type()
    file.seek(0)
    return offset


def _large_index(file: BinaryIO, end: int) -> tuple[int, int, int] | None:
    """The same from ZIP64's own record, which takes the place of the other wherever it is present."""
    if end < 76:
        return None
    file.seek(end - 76)
    record = file.read(76)
    if record[56:60] != ZIP64_PLACE:
        return None
    if record[:4] != ZIP64_END:
        raise refusals.damaged()
    size, offset = struct.unpack_from("<2Q", record, 40)
    return size, offset, end - 76


def _check_entry(entry: zipfile.ZipInfo) -> None:
    name = entry.orig_filename
    parts = name.replace("\\", "/").split("/")
    if DECEITFUL.search(name) or parts[0] == "" or DRIVE.match(name) or ".." in parts:
        raise refusals.unsafe_name(name)
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in {0, stat.S_IFREG, stat.S_IFDIR} or (entry.is_dir() and entry.file_size):
        raise refusals.unsafe_name(name)
    if entry.compress_type not in READABLE:
        raise refusals.unusual_compression()
    if entry.file_size > max(RATIO_FROM_BYTES, MOST_RATIO * entry.compress_size):
        raise refusals.oversized()


@contextlib.contextmanager
def _damages() -> Iterator[None]:
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, struct.error, ValueError, EOFError, OSError) as error:
        raise refusals.damaged() from error
    except (NotImplementedError, RuntimeError) as error:
        raise refusals.damaged() from error
