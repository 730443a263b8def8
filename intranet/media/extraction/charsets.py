"""In what a text file is written: its mark of order, what reads it, or what it says of itself."""

import codecs
import re
from typing import BinaryIO

CHUNK = 1024 * 1024
# Browsers look for the declaration of a page in its first kilobyte; programs put a comment before it.
DECLARED_WITHIN = 4096
MARKS = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
# What is written by no program for Windows, nor in UTF-8.
WESTERN = "cp1252"
_DECLARED = re.compile(
    rb"""<meta\b[^>]{0,400}?\bcharset\s*=\s*["']?\s*([\w.:-]{1,40})"""
    rb"""|^\s*<\?xml\b[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{1,40})""",
    re.IGNORECASE,
)
# By Python's names: a sign a byte, as ASCII where ASCII is. Those that switch by escapes may hide what they say.
_KNOWN = re.compile(r"iso8859-\d{1,2}|cp125\d|koi8-[ru]|mac-roman")
# What browsers take these for.
_TAKEN_FOR = {"iso8859-1": WESTERN, "ascii": WESTERN, "iso8859-9": "cp1254", "iso8859-11": "cp874"}


def encoding_of(file: BinaryIO, *, declares: bool = False) -> str:
    """The one to read ``file`` in; a page ``declares`` its own, believed of what is not UTF-8."""
    file.seek(0)
    head = file.read(DECLARED_WITHIN)
    if head[:2] in MARKS:
        return MARKS[head[:2]]
    if _reads_as_utf8(file):
        return "utf-8-sig"
    return (declared_in(head) if declares else "") or WESTERN


def declared_in(head: bytes) -> str:
    """What a page says that it is written in, by Python's name; empty where it does not, or names none of use here."""
    found = _DECLARED.search(head[:DECLARED_WITHIN])
    if found is None:
        return ""
    try:
        name = codecs.lookup((found[1] or found[2]).decode("ascii", "ignore")).name
    except LookupError:
        return ""
    name = _TAKEN_FOR.get(name, name)
    return name if _KNOWN.fullmatch(name) or name == "cp874" else ""


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
