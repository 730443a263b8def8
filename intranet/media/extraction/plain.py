"""Files that are text already."""

import codecs
from collections.abc import Iterator
from typing import BinaryIO

from .charsets import CHUNK, encoding_of
from .output import Output


def read_plain(file: BinaryIO, output: Output) -> None:
    """In the encoding that reads it all: UTF-8, or else that of older programs for Windows."""
    for text in decoded(file, encoding_of(file)):
        output.add(text)


def decoded(file: BinaryIO, encoding: str) -> Iterator[str]:
    """The text of a file piece by piece; what cannot be read is replaced by a sign that says so."""
    file.seek(0)
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    while raw := file.read(CHUNK):
        yield decoder.decode(raw)
    yield decoder.decode(b"", final=True)
