"""Plain texts: they have no mark of their own, so that the whole of one is read before it is taken for it."""

import codecs
import re
from typing import BinaryIO

from . import refusals
from .filenames import extension_of

HEAD = 8192
CHUNK = 1024 * 1024
MARKUP = re.compile(
    r"<\s*(?:!doctype\s+html|html|head|body|script|svg|iframe|object|embed|math|meta|img)\b"
    r"|<\?(?:php\b|=|xml-stylesheet\b)|<%",
    re.IGNORECASE,
)
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")
# A cell that asks a spreadsheet to start a program: =cmd|'/C calc'!A0. Other formulas only compute.
COMMAND = re.compile(r"""(?:^|[;,\t\n\r"'|])\s*[=+@-][\s+=@-]*[\w.]{1,80}\|\s*['"]?[^\n;,|]{0,500}!""", re.MULTILINE)
OVERLAP = 1024
RTF_OBJECTS = re.compile(rb"\\(?:objdata|objemb|objlink|objautlink|objocx|objhtml|objupdate)(?![a-z])", re.IGNORECASE)
RTF_TEMPLATE = re.compile(rb"\\\*\s*\\template\s+\{?\s*(?:https?|ftp|file:|mhtml|\\\\\\\\|//)", re.IGNORECASE)
RTF_COMMAND = re.compile(rb"\\fldinst\b[^}]{0,400}?\bDDE(?:AUTO)?\b", re.IGNORECASE)


def recognise_text(file: BinaryIO, name: str) -> str:
    """``txt`` or ``csv``, by its name, where it reads as text from end to end and is no page or program."""
    extension = extension_of(name)
    if extension not in {"txt", "csv"}:
        raise refusals.unknown_type()
    file.seek(0)
    head = file.read(HEAD)
    candidates = ["utf-16"] if head.startswith((b"\xff\xfe", b"\xfe\xff")) else ["utf-8-sig", "cp1252"]
    for encoding in candidates:
        if _reads_as(file, encoding, csv=extension == "csv"):
            file.seek(0)
            return extension
    raise refusals.unknown_type()


def _reads_as(file: BinaryIO, encoding: str, *, csv: bool) -> bool:
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
            _check_start(text[:HEAD])
            first = False
        if csv and COMMAND.search(before + text):
            raise refusals.command()
        before = text[-OVERLAP:]
        if not raw:
            return True


def _check_start(text: str) -> None:
    """Where a browser or a shell would look to take it for something else."""
    if text.startswith(("#!", "MZ\x90")) or MARKUP.search(text):
        raise refusals.unknown_type()
    # UTF-7, in which signs are letters: some programs still guess it.
    if "+AD" in text and MARKUP.search(text.encode("ascii", "ignore").decode("utf-7", "ignore")):
        raise refusals.unknown_type()


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
