"""What every file goes through before it is kept, whichever way it comes: a form, several at once, or code.

A file is never whole in memory, except for a picture, whose size and pixels are bounded before.
"""

import hashlib
from collections.abc import Callable
from io import BytesIO
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from . import refusals
from .filenames import clean_filename
from .kinds import Kind
from .pictures import clean_picture
from .recognition import recognise_document, recognise_picture
from .scanning import scan


def accept_picture(file: File, name: str | None = None) -> File:
    """The picture to keep: recognised, drawn anew without its notes, under a clean name. Raises ``ValidationError``."""
    return _accept(file, name, settings.IMAGE_MAX_BYTES, lambda content, _name: recognise_picture(content))


def accept_document(file: File, name: str | None = None) -> File:
    """The document to keep; a picture kept as a document is a picture all the same. Raises ``ValidationError``."""
    return _accept(file, name, settings.DOCUMENT_MAX_BYTES, recognise_document)


def _accept(file: File, name: str | None, limit: int, recognise: Callable[[BinaryIO, str], Kind]) -> File:
    name = PurePosixPath(name or file.name or "").name
    kind = getattr(file, "accepted_kind", None)
    if kind is None:
        _check_size(file, limit)
        file.open()
        content = cast(BinaryIO, file)
        kind = recognise(content, name)
        if kind.picture:
            _check_size(file, min(limit, settings.IMAGE_MAX_BYTES))
        # What was sent, before anything is taken off it: that is what its sender must be told about.
        scan(content, name)
        file.seek(0)
        if kind.picture:
            file = _in_memory(clean_picture(file.read(), kind.extension), kind)
    file.name = clean_filename(name, kind.extension)
    file.accepted_kind = kind  # type: ignore[attr-defined]
    return file


def _check_size(file: File, limit: int) -> None:
    size = file.size
    if not size:
        raise refusals.empty()
    if size > limit:
        raise ValidationError(
            _("Ce fichier pèse %(size)s ; la limite est de %(limit)s."),
            code="refused_file",
            params={"size": filesizeformat(size), "limit": filesizeformat(limit)},
        )


def _in_memory(content: bytes, kind: Kind) -> File:
    name = f"fichier.{kind.extension}"
    return InMemoryUploadedFile(BytesIO(content), "file", name, kind.content_type, len(content), None)


def fingerprint(file: File) -> str:
    """SHA-1 of the content, as Wagtail keeps it: it tells versions apart, it protects nothing."""
    file.seek(0)
    digest = hashlib.sha1(usedforsecurity=False)
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()
