"""The formats of exchange, and which one a file is in: told by what it holds, not by its name."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from . import po, xliff1, xliff2
from .refusing import FileRefusedError, refuse_size
from .sheet import ReturnedSheet, Sheet

XLIFF_VERSION = re.compile(r"<(?:\w+:)?xliff\b[^>]*?\sversion\s*=\s*[\"']([\d.]+)", re.DOTALL)


@dataclass(frozen=True)
class FileFormat:
    """A format: ``key`` in addresses, ``extension`` of its files, ``kind`` that browsers are told."""

    key: str
    label: str
    extension: str
    kind: str
    write: Callable[[Sheet], bytes]
    read: Callable[[bytes], ReturnedSheet]


FORMATS = {
    form.key: form
    for form in (
        FileFormat("xliff1", "XLIFF 1.2", "xlf", "application/x-xliff+xml", xliff1.write_xliff1, xliff1.read_xliff1),
        FileFormat("xliff2", "XLIFF 2.0", "xlf", "application/xliff+xml", xliff2.write_xliff2, xliff2.read_xliff2),
        FileFormat("po", "PO", "po", "text/x-gettext-translation", po.write_po, po.read_po),
    )
}


def read_file(content: bytes) -> ReturnedSheet:
    """The file as it came back, in whichever format; raises :class:`FileRefusedError`, with words for its sender."""
    refuse_size(content)
    return _format_of(content).read(content)


def _format_of(content: bytes) -> FileFormat:
    beginning = _beginning(content)
    if beginning.lstrip("\ufeff \t\r\n").startswith("<"):
        version = XLIFF_VERSION.search(beginning)
        if version is None:
            raise FileRefusedError(_("Ce fichier n’est ni du XLIFF ni du PO."))
        if version[1] in {"1.0", "1.1", "1.2"}:
            return FORMATS["xliff1"]
        if version[1].startswith("2."):
            return FORMATS["xliff2"]
        raise FileRefusedError(_("Cette version de XLIFF n’est pas connue : 1.2 ou 2.0, s’il vous plaît."))
    if re.search(r"^msgid\s", beginning, re.MULTILINE):
        return FORMATS["po"]
    raise FileRefusedError(_("Ce fichier n’est ni du XLIFF ni du PO."))


def _beginning(content: bytes) -> str:
    encoding = "utf-16" if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8"
    return content[:20_000].decode(encoding, errors="replace")
