"""The types of file that the intranet takes; ``recognition.py`` tells which one a file is."""

from dataclasses import dataclass

from .filenames import extension_of


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
        Kind("md", "text/markdown"),
        # Saved, never shown: not even as what it is.
        Kind("html", "application/octet-stream"),
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


def kind_of_name(name: str) -> Kind:
    """The kind that a stored file's extension stands for: it was given from the content."""
    return KINDS.get(extension_of(name), UNKNOWN)
