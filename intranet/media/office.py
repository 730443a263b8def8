"""What office documents and archives may not bring in, part by part, whatever it is called.

A document of Office or LibreOffice is an archive of XML parts. Refused: macros, objects of other programs, commands
(DDE), content fetched from elsewhere, and definitions in the XML. Links that a reader has to follow by hand stay.
"""

import re
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from html import unescape
from itertools import chain
from typing import BinaryIO
from urllib.parse import unquote
from xml.sax import SAXException
from xml.sax.handler import ContentHandler

from defusedxml import DefusedXmlException, ElementTree
from defusedxml.expatreader import create_parser
from django.conf import settings

from . import refusals
from .archives import MOST_DEPTH, ZIP, Archive, Budget
from .filenames import extension_of
from .kinds import KINDS

# What an archive must not bring in, whatever it is called.
PROGRAMS = {
    *("apk", "app", "application", "bat", "chm", "class", "cmd", "com", "command", "cpl", "deb", "desktop", "dll"),
    *(
        "dmg",
        "exe",
        "gadget",
        "hta",
        "img",
        "iso",
        "jar",
        "jnlp",
        "js",
        "jse",
        "lnk",
        "msc",
        "msi",
        "msp",
        "ocx",
        "one",
    ),
    *("pif", "ps1", "psm1", "reg", "rpm", "scf", "scpt", "scr", "settingcontent-ms", "sh", "sys", "url", "vb", "vbe"),
    *("vbs", "vhd", "vhdx", "ws", "wsc", "wsf", "wsh", "xll"),
    # Pages run scripts once they are taken out.
    *("htm", "html", "mht", "mhtml", "shtml", "svg", "svgz", "xht", "xhtml"),
    # Documents made for macros.
    *("docm", "dotm", "potm", "ppam", "ppsm", "pptm", "sldm", "xlam", "xlm", "xlsb", "xlsm", "xltm"),
}
# Drawings within a document, which its program draws.
DRAWINGS = {"svg"}
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ARCHIVES = (b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"\x1f\x8b\x08", b"BZh", b"\xfd7zXZ\x00", b"MSCF\x00\x00\x00\x00")

# The part that an Office document of each kind cannot do without.
OOXML_PARTS = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx", "ppt/presentation.xml": "pptx"}
ODF_TYPES = {KINDS[name].content_type.encode(): name for name in ("odt", "ods", "odp")}
SMALL_PART = 4 * 1024 * 1024
OVERLAP = 16 * 1024

_PREFIX = rb"(?:[\w.-]+:)?"
_BAR = rb"(?:\||&#0*124;|&#[xX]0*7[cC];)"
FIELD = re.compile(
    rb"<" + _PREFIX + rb"(?:fld(?P<simple>Simple)\b(?P<instruction>[^>]*)|fldChar\b(?P<mark>[^>]*)"
    rb"|(?:instrText|delInstrText)\b[^>]*>(?P<text>[^<]*))"
)
INSTRUCTION = re.compile(rb"""instr\s*=\s*(?:"([^"]*)"|'([^']*)')""")
# By folder of a document: what asks for another program.
COMMANDS = {
    "xl/": re.compile(
        rb"<" + _PREFIX + rb"(?:ddeLink|oleLink)\b"
        rb"|<" + _PREFIX + rb"(?:f|formula\d?|definedName)\b[^>]*>\s*[=+-]*\s*(?:[\w.]{1,80}|'[^'<|]{1,80}')" + _BAR
    ),
    "ppt/": re.compile(rb"ppaction://(?:program|macro|ole)", re.IGNORECASE),
}
_ODF_NAMES = {"office": b"office", "script": b"script", "text": b"text", "table": b"table"}
_ODF_URN = b"urn:oasis:names:tc:opendocument:xmlns:"
ODF_COMMAND = re.compile(
    rb"<(?:office:dde-source|text:dde-connection|table:dde-link|table:table-source-dde)"
    rb"|formula\s*=\s*[\"'][^\"'>]{0,4000}\bDDE\s*\("
)
ODF_MACRO = re.compile(
    rb"<script:event-listener\b|<script:libraries\b|<office:script\b|vnd\.sun\.star\.script:|macro://"
)
ODF_LINK = re.compile(rb"<(?P<tag>[\w:-]+)\b[^<>]*?\bxlink:href\s*=\s*(?:\"(?P<one>[^\"]*)\"|'(?P<two>[^']*)')")
# Followed by hand only.
ODF_FOLLOWED = {b"text:a", b"draw:a", b"form:button", b"text:bibliography-mark"}
# A part that gives the known vocabularies other names would pass under the expressions above.
ODF_RENAMED = re.compile(
    b"xmlns(?!:xlink\\b)(?::[\\w.-]+)?\\s*=\\s*[\"']http://www\\.w3\\.org/1999/xlink[\"']|"
    + b"|".join(
        b"xmlns(?!:" + name + b"\\b)(?::[\\w.-]+)?\\s*=\\s*[\"']" + re.escape(_ODF_URN + name) + b":1\\.0[\"']"
        for name in _ODF_NAMES.values()
    )
    + b"|xmlns[^=<>]*=\\s*(?:\"[^\"<>]*&#|'[^'<>]*&#)"
)
FOLLOWED_SCHEMES = {"http", "https", "mailto", "ftp", "ftps", "tel", "file", "callto", "sip", "onenote", "geo"}
SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+):")
UNENCODED = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")


def recognise_archive(file: BinaryIO, name: str, budget: Budget | None = None, depth: int = 1) -> str:
    """The extension of the document or archive that ``file`` is, once each of its parts was read.

    ``name`` is its own and chooses only whether a plain archive is meant. Raises ``ValidationError``.
    """
    archive = Archive(file, budget or Budget())
    kind = _kind(archive, name)
    _check_names(archive, kind)
    for entry in archive.entries:
        _check_part(archive, entry, kind, depth)
    file.seek(0)
    return kind


def _kind(archive: Archive, name: str) -> str:
    if "[Content_Types].xml" in archive.names:
        found = [kind for part, kind in OOXML_PARTS.items() if part in archive.names]
        if len(found) == 1:
            return found[0]
    if "mimetype" in archive.names:
        kind = ODF_TYPES.get(archive.read("mimetype", 200).strip())
        if kind and "content.xml" in archive.names:
            return kind
    if extension_of(name) == "zip":
        return "zip"
    raise refusals.unknown_type()


def _check_names(archive: Archive, kind: str) -> None:
    for name in archive.names:
        parts = name.replace("\\", "/").lower().split("/")
        if parts[-1] in {"vbaproject.bin", "vbadata.xml"} or "macrosheets" in parts:
            raise refusals.macros()
        if kind.startswith("od") and parts[0] in {"basic", "scripts", "dialogs"} and parts[-1]:
            raise refusals.macros()
        if kind != "zip" and "activex" in parts:
            raise refusals.embedded_object()
        extension = extension_of(name)
        if extension in PROGRAMS and not (kind != "zip" and extension in DRAWINGS):
            raise refusals.program(name)


def _check_part(archive: Archive, entry: zipfile.ZipInfo, kind: str, depth: int) -> None:
    """Read one part to its end: all of them, for only that tells whether they are what the index says."""
    chunks = archive.chunks(entry)
    head = next(chunks, b"")
    chunks = chain([head], chunks)
    _check_start(entry.filename, head, kind)
    if head.startswith(ZIP):
        _check_nested(archive, entry.filename, chunks, kind, depth)
    elif kind != "zip" and _is_xml(entry.filename, head):
        _check_xml(entry, head, chunks, kind)
    for _chunk in chunks:
        pass


def _check_start(name: str, head: bytes, kind: str) -> None:
    if (head.startswith(b"MZ") and b"\x00" in head[:64]) or head.startswith(b"\x7fELF"):
        raise refusals.program(name)
    if head.startswith(OLE):
        raise refusals.embedded_object() if kind != "zip" else refusals.old_office()
    if head.startswith(ARCHIVES):
        raise refusals.nested_archive(name)


def _check_nested(archive: Archive, name: str, chunks: Iterable[bytes], kind: str, depth: int) -> None:
    """A document within an archive, or the workbook of a chart within a document; no archive within an archive."""
    if depth >= MOST_DEPTH:
        raise refusals.nested_archive(name)
    with tempfile.SpooledTemporaryFile(max_size=SMALL_PART, dir=settings.FILE_UPLOAD_TEMP_DIR) as copy:
        for chunk in chunks:
            copy.write(chunk)
        copy.seek(0)
        # Without the name of an archive, only a document is recognised.
        try:
            recognise_archive(copy, "", archive.budget, depth + 1)  # type: ignore[arg-type]
        except refusals.ValidationError as error:
            if error.message == refusals.unknown_type().message:
                raise (refusals.nested_archive(name) if kind == "zip" else refusals.embedded_object()) from error
            raise


def _is_xml(name: str, head: bytes) -> bool:
    return extension_of(name) in {"xml", "rels", "vml", "rdf"} or head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(
        b"<?xml"
    )


def _check_xml(entry: zipfile.ZipInfo, head: bytes, chunks: Iterator[bytes], kind: str) -> None:
    _check_prolog(head)
    name = entry.filename.replace("\\", "/").lower()
    if kind.startswith("od"):
        _check_odf(chunks)
    elif name.endswith(".rels") or name == "[content_types].xml":
        if entry.file_size > SMALL_PART:
            raise refusals.damaged()
        _check_declarations(b"".join(chunks))
    elif name.startswith("word/"):
        _check_fields(chunks)
    else:
        for folder, commands in COMMANDS.items():
            if name.startswith(folder) and any(commands.search(text) for text in _windows(chunks)):
                raise refusals.command()


class _RootReached(Exception):
    pass


class _UntilRoot(ContentHandler):
    def startElement(self, name: str, attrs: object) -> None:
        raise _RootReached


def _check_prolog(head: bytes) -> None:
    """Definitions stand before the first element, and nowhere else: XML parts are in UTF-8 and have none."""
    if head.startswith(UNENCODED):
        raise refusals.damaged()
    declaration = re.match(rb"(?:\xef\xbb\xbf)?\s*<\?xml[^>]*?encoding\s*=\s*[\"']([\w.-]+)", head)
    if declaration and declaration[1].lower() not in {b"utf-8", b"us-ascii"}:
        raise refusals.damaged()
    parser = create_parser(forbid_dtd=True)
    parser.setContentHandler(_UntilRoot())
    try:
        parser.feed(head)
    except _RootReached:
        return
    except DefusedXmlException as error:
        raise refusals.entities() from error
    except (SAXException, ValueError) as error:
        raise refusals.damaged() from error
    raise refusals.damaged()


def _windows(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The pieces of a text, each with the end of the one before: nothing is missed where they meet."""
    before = b""
    for chunk in chunks:
        yield before + chunk
        before = (before + chunk)[-OVERLAP:]


def _check_declarations(content: bytes) -> None:
    """Of the types of an Office document's parts, and of what they are linked to."""
    try:
        root = ElementTree.fromstring(content, forbid_dtd=True)
    except DefusedXmlException as error:
        raise refusals.entities() from error
    except (ElementTree.ParseError, ValueError) as error:
        raise refusals.damaged() from error
    for element in root.iter():
        declared = element.get("ContentType", "").lower()
        if "macroenabled" in declared or "vbaproject" in declared:
            raise refusals.macros()
        if "activex" in declared:
            raise refusals.embedded_object()
        if "TargetMode" in element.attrib or "Target" in element.attrib:
            _check_relationship(element.get("Type", ""), element.get("TargetMode", ""), element.get("Target", ""))


def _check_relationship(type_: str, mode: str, target: str) -> None:
    type_ = type_.rsplit("/", 1)[-1].lower()
    if type_ in {"vbaproject", "wordvbadata", "keymapcustomizations", "attachedtoolbars", "xlmacrosheet"}:
        raise refusals.macros()
    if mode.lower() != "external":
        return
    if type_ == "oleobject":
        raise refusals.embedded_object()
    if type_ == "hyperlink":
        scheme = SCHEME.match(unquote(target).strip())
        if scheme and len(scheme[1]) > 1 and scheme[1].lower() not in FOLLOWED_SCHEMES:
            raise refusals.command()
    elif not is_local(target):
        raise refusals.remote_content(target)


def is_local(target: str) -> bool:
    """Whether a link stays on the reader's machine: opening anything else tells who reads, and sends their password's
    hash to a Windows share.

    >>> is_local("file:///C:/Modeles/note.dotx"), is_local("budget 2019.xlsx"), is_local("media/image1.png")
    (True, True, True)
    >>> is_local("https://exemple.org/a.dotm"), is_local("file://serveur/a.dotx"), is_local("file:////serveur/a.dotx")
    (False, False, False)
    """
    path = unquote(unescape(target)).strip().replace("\\", "/")
    if path.lower().startswith("file:"):
        path = path[len("file:") :]
        if path.startswith("//") and not path.startswith("///"):
            return False
        path = path.removeprefix("///")
        return not path.startswith("/")
    if re.match(r"[A-Za-z]:/", path):
        return True
    return not SCHEME.match(path) and not path.startswith("//")


def _check_fields(chunks: Iterable[bytes]) -> None:
    """The fields of a Word part: their instruction may be cut into any number of pieces, and hold other fields."""
    fields = _Fields()
    for text in _whole_tags(chunks):
        for found in FIELD.finditer(text):
            if found["simple"]:
                instruction = INSTRUCTION.search(found["instruction"])
                _check_instruction((instruction[1] or instruction[2] or b"") if instruction else b"")
            elif found["mark"] is not None:
                fields.mark(found["mark"])
            else:
                fields.add(found["text"])
    fields.check_all()


class _Fields:
    """The fields that are open, the outer one first, each with the pieces of its instruction."""

    MOST_NESTED, MOST_PIECES = 500, 5_000

    def __init__(self) -> None:
        self.opened: list[list[bytes]] = []

    def mark(self, attributes: bytes) -> None:
        if b"begin" in attributes:
            self.opened.append([])
        elif self.opened:
            _check_instruction(b"".join(self.opened[-1]))
            if b"end" in attributes:
                self.opened.pop()

    def add(self, text: bytes) -> None:
        if not self.opened:
            _check_instruction(text)
            return
        self.opened[-1].append(text)
        if len(self.opened) > self.MOST_NESTED or len(self.opened[-1]) > self.MOST_PIECES:
            raise refusals.damaged()

    def check_all(self) -> None:
        for pieces in self.opened:
            _check_instruction(b"".join(pieces))


def _check_instruction(instruction: bytes) -> None:
    words = unescape(instruction.decode("utf-8", "replace")).strip(" \t\r\n\"'=").split(maxsplit=1)
    if words and words[0].upper() in {"DDE", "DDEAUTO"}:
        raise refusals.command()


def _whole_tags(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The pieces of a text, cut before a tag."""
    before = b""
    for chunk in chunks:
        text = before + chunk
        cut = text.rfind(b"<")
        if cut < 0 or len(text) - cut > SMALL_PART:
            cut = len(text)
        before = text[cut:]
        yield text[:cut]
    yield before


def _check_odf(chunks: Iterable[bytes]) -> None:
    for text in _windows(chunks):
        if ODF_RENAMED.search(text):
            raise refusals.damaged()
        if ODF_COMMAND.search(text):
            raise refusals.command()
        if ODF_MACRO.search(text):
            raise refusals.macros()
        if b"encryption-data" in text:
            raise refusals.locked()
        for found in ODF_LINK.finditer(text):
            target = (found["one"] or found["two"] or b"").decode("utf-8", "replace")
            _check_odf_link(found["tag"], target)


def _check_odf_link(tag: bytes, target: str) -> None:
    if tag not in ODF_FOLLOWED:
        if not is_local(target):
            raise refusals.remote_content(target)
        return
    scheme = SCHEME.match(unquote(unescape(target)).strip())
    if scheme and scheme[1].lower() not in FOLLOWED_SCHEMES:
        raise refusals.command()
