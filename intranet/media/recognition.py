"""What a file is, told by what it contains; its name only chooses between texts."""

from typing import BinaryIO

import filetype

from . import refusals
from .archives import ZIP
from .kinds import KINDS, PICTURES, UNKNOWN, Kind
from .office import OLE, recognise_archive
from .pdfs import check_pdf
from .texts import check_rtf, is_page_name, recognise_text

HEAD = 8192


def recognise_picture(file: BinaryIO) -> Kind:
    """The kind of picture that ``file`` contains. Raises ``ValidationError``."""
    head = _head(file)
    kind = KINDS.get(_guess(head), UNKNOWN)
    if kind.picture:
        return kind
    raise refusals.svg() if _is_svg(head) else refusals.unknown_picture()


def recognise_document(file: BinaryIO, name: str) -> Kind:
    """The kind of document that ``file`` contains. Raises ``ValidationError``."""
    head = _head(file)
    if head.startswith(ZIP):
        return KINDS[recognise_archive(file, name)]
    if head.startswith(OLE):
        raise refusals.old_office()
    if _is_svg(head) and not is_page_name(name):
        raise refusals.svg()
    guessed = _guess(head)
    if guessed == "pdf":
        check_pdf(file)
    elif guessed == "rtf":
        check_rtf(file)
    elif guessed not in PICTURES:
        guessed = recognise_text(file, name)
    return KINDS[guessed]


def _head(file: BinaryIO) -> bytes:
    file.seek(0)
    head = file.read(HEAD)
    file.seek(0)
    return head


def _guess(head: bytes) -> str:
    found = filetype.guess_extension(head) or ""
    return {"apng": "png", "jpeg": "jpg"}.get(found, found)


def _is_svg(head: bytes) -> bool:
    return b"<svg" in head.replace(b"\x00", b"").lower()
