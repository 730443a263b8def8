"""Files that are text already."""

import codecs
from typing import BinaryIO

from .output import Output

CHUNK = 64 * 1024
MARKS = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


def read_plain(file: BinaryIO, output: Output) -> None:
    """In the encoding that reads it all: UTF-8, or else that of older programs for Windows."""
    encoding = MARKS.get(file.read(2)) or ("utf-8-sig" if _reads_as_utf8(file) else "cp1252")
    file.seek(0)
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    while raw := file.read(CHUNK):
        output.add(decoder.decode(raw))
    output.add(decoder.decode(b"", final=True))


def _reads_as_utf8(file: BinaryIO) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    file.seek(0)
    try:
        while raw := file.read(CHUNK):
            decoder.decode(raw)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
