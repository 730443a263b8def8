"""The types of file that the intranet takes, told by what they contain; the name only chooses between texts."""

import io
import re
import zipfile
from dataclasses import dataclass
from typing import BinaryIO

import filetype
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .filenames import extension_of

HEAD = 8192
PDF_TAIL = 2048
TEXT_SAMPLE = 1024 * 1024


@dataclass(frozen=True)
class Kind:
    """A type of file: its extension without a dot, its media type, whether it is a picture and shows in the browser."""

    extension: str
    content_type: str
    picture: bool = False
    inline: bool = False


_OOXML = "application/vnd.openxmlformats-officedocument"
_ODF = "application/vnd.oasis.opendocument"
KINDS = {
    kind.extension: kind
    for kind in (
        Kind("pdf", "application/pdf", inline=True),
        Kind("docx", f"{_OOXML}.wordprocessingml.document"),
        Kind("xlsx", f"{_OOXML}.spreadsheetml.sheet"),
        Kind("pptx", f"{_OOXML}.presentationml.presentation"),
        Kind("odt", f"{_ODF}.text"),
        Kind("ods", f"{_ODF}.spreadsheet"),
        Kind("odp", f"{_ODF}.presentation"),
        Kind("csv", "text/csv"),
        Kind("txt", "text/plain"),
        Kind("rtf", "application/rtf"),
        Kind("zip", "application/zip"),
        Kind("png", "image/png", picture=True, inline=True),
        Kind("jpg", "image/jpeg", picture=True, inline=True),
        Kind("gif", "image/gif", picture=True, inline=True),
        Kind("webp", "image/webp", picture=True, inline=True),
    )
}
PICTURES = [kind.extension for kind in KINDS.values() if kind.picture]
UNKNOWN = Kind("", "application/octet-stream")

# The part that an Office document of each kind cannot do without.
OOXML_PARTS = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx", "ppt/presentation.xml": "pptx"}
ODF_TYPES = {KINDS[name].content_type.encode(): name for name in ("odt", "ods", "odp")}
# What an archive must not bring in, whatever it is called.
PROGRAMS = {
    *("apk", "bat", "class", "cmd", "com", "cpl", "dll", "exe", "hta", "iso", "jar", "js", "jse", "lnk", "msi"),
    *("pif", "ps1", "reg", "scr", "sh", "svg", "url", "vbe", "vbs", "wsf"),
}
MARKUP = re.compile(
    rb"<\s*(?:!doctype\s+html|html|head|body|script|svg|iframe|object|embed|math|meta|img)\b", re.IGNORECASE
)


def kind_of_name(name: str) -> Kind:
    """The kind that a stored file's extension stands for: it was given from the content."""
    return KINDS.get(extension_of(name), UNKNOWN)


def recognise_picture(file: BinaryIO) -> Kind:
    """The kind of picture that ``file`` contains. Raises ``ValidationError``."""
    head = _head(file)
    kind = KINDS.get(_guess(head), UNKNOWN)
    if kind.picture:
        return kind
    if _is_svg(head):
        raise _refusal(_("Les images SVG ne sont pas acceptées : enregistrez la vôtre en PNG."))
    formats = ", ".join(PICTURES)
    raise _refusal(_("Ce fichier n’est pas une image acceptée. Formats acceptés : %(formats)s."), formats=formats)


def recognise_document(file: BinaryIO, name: str) -> Kind:
    """The kind of document that ``file`` contains. Raises ``ValidationError``."""
    head = _head(file)
    if head.startswith(b"PK\x03\x04"):
        return KINDS[_archive(file, name)]
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        raise _refusal(
            _(
                "Ancien format de Microsoft Office, ou document protégé par un mot de passe : enregistrez-le en "
                "docx, xlsx ou pptx, sans mot de passe."
            )
        )
    if _is_svg(head):
        raise _refusal(_("Les images SVG ne sont pas acceptées : enregistrez la vôtre en PNG."))
    guessed = _guess(head)
    if guessed == "pdf":
        _check_pdf(file)
    elif guessed == "rtf":
        _check_rtf(file)
    elif guessed not in PICTURES:
        guessed = _text(file, name)
    return KINDS[guessed]


def _refusal(message: str, **params: object) -> ValidationError:
    return ValidationError(message, code="refused_file", params=params or None)


def _unknown_type() -> ValidationError:
    formats = ", ".join(KINDS)
    return _refusal(_("Ce type de fichier n’est pas accepté. Types acceptés : %(formats)s."), formats=formats)


def damaged() -> ValidationError:
    return _refusal(_("Ce fichier est abîmé ou incomplet : il ne peut pas être lu."))


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


def _check_pdf(file: BinaryIO) -> None:
    """From its first byte to its end mark: something else before or after could be taken for another type."""
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - PDF_TAIL))
    tail = file.read()
    file.seek(0)
    if b"%%EOF" not in tail:
        raise damaged()
    if b"PK\x05\x06" in tail.rpartition(b"%%EOF")[2] or not file.read(5) == b"%PDF-":
        raise _unknown_type()
    file.seek(0)


def _check_rtf(file: BinaryIO) -> None:
    file.seek(0)
    previous = b""
    while chunk := file.read(TEXT_SAMPLE):
        if b"\\objdata" in previous + chunk:
            raise _refusal(_("Ce document contient un objet incorporé : enregistrez-le sans lui."))
        previous = chunk[-16:]
    file.seek(0)


def _text(file: BinaryIO, name: str) -> str:
    """Text has no mark of its own: it is whatever reads as text, is named as such and is no page or program."""
    extension = extension_of(name)
    if extension not in {"txt", "csv"}:
        raise _unknown_type()
    file.seek(0)
    sample = file.read(TEXT_SAMPLE)
    file.seek(0)
    text = _decoded(sample)
    if text is None or text.startswith("#!") or MARKUP.search(text[:HEAD].encode()):
        raise _unknown_type()
    return extension


def _decoded(sample: bytes) -> str | None:
    encodings = ["utf-16"] if sample.startswith((b"\xff\xfe", b"\xfe\xff")) else ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        # The sample may end within a character.
        for cut in range(4):
            try:
                text = sample[: len(sample) - cut].decode(encoding)
            except UnicodeDecodeError:
                continue
            control = any(ord(char) < 32 and char not in "\t\n\r\f" for char in text)
            return None if control else text
    return None


def _archive(file: BinaryIO, name: str) -> str:
    """Office documents are archives: what they are is told by the parts that they hold."""
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
            _check_entries(archive, entries)
            return _kind_of_archive(archive, {entry.filename for entry in entries}, name)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError, OSError, RuntimeError) as error:
        raise damaged() from error
    finally:
        file.seek(0)


def _check_entries(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> None:
    if not entries or min(entry.header_offset for entry in entries) != 0 or len(archive.comment) > 1024:
        raise _unknown_type()
    if sum(entry.file_size for entry in entries) > 20 * settings.DOCUMENT_MAX_BYTES or len(entries) > 20_000:
        raise _refusal(_("Une fois décompressé, ce fichier serait démesuré."))
    for entry in entries:
        if entry.flag_bits & 1:
            raise _refusal(_("Ce fichier est protégé par un mot de passe : il ne peut pas être vérifié."))
        if entry.filename.startswith("/") or ".." in entry.filename.split("/"):
            raise _unknown_type()
        if extension_of(entry.filename) in PROGRAMS and not entry.filename.startswith(
            ("word/", "xl/", "ppt/", "Pictures/")
        ):
            raise _refusal(_("Cette archive contient un programme : %(name)s."), name=entry.filename[-80:])


def _kind_of_archive(archive: zipfile.ZipFile, names: set[str], name: str) -> str:
    if any(part.rsplit("/", 1)[-1].lower() == "vbaproject.bin" for part in names) or any(
        part.startswith(("Basic/", "Scripts/")) for part in names
    ):
        raise _refusal(_("Ce document contient des macros : enregistrez-le sans elles."))
    if "[Content_Types].xml" in names:
        found = [kind for part, kind in OOXML_PARTS.items() if part in names]
        if len(found) == 1:
            return found[0]
    if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
        found_type = ODF_TYPES.get(archive.read("mimetype").strip())
        if found_type and "content.xml" in names:
            return found_type
    if extension_of(name) == "zip":
        return "zip"
    raise _unknown_type()
