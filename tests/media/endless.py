"""Documents made to keep their reader busy, or to bring it down."""

import zlib

from tests.media.hostile import Entry, deflated, zipped
from tests.media.samples import archive

_WORD = b'<w:document xmlns:w="w"><w:body>%s</w:body></w:document>'


def _docx(document: bytes) -> bytes:
    return archive({"[Content_Types].xml": b"<Types/>", "word/document.xml": document})


def swelling_docx(megabytes: int, *, in_text: bool) -> bytes:
    """A part of that size in some kilobytes."""
    block, packer = b"<w:p/>" * 10_000, zlib.compressobj(9, zlib.DEFLATED, -15)
    if in_text:
        block = b"<w:p><w:t>" + b"mot " * 15_000 + b"</w:t></w:p>"
    start, end = _WORD.split(b"%s")
    raw, crc, size = packer.compress(start), zlib.crc32(start), len(start)
    for _time in range(megabytes * 1024 * 1024 // len(block)):
        raw += packer.compress(block)
        crc, size = zlib.crc32(block, crc), size + len(block)
    raw += packer.compress(end) + packer.flush()
    part = Entry(b"word/document.xml", method=8, raw=raw, size=size + len(end), crc=zlib.crc32(end, crc))
    return zipped([Entry(b"[Content_Types].xml", b"<Types/>"), part])


def lying_docx() -> bytes:
    """Its index says three bytes where there are many more."""
    content = _WORD % (b"<w:p/>" * 100_000)
    part = Entry(b"word/document.xml", content, method=8, raw=deflated(content), size=3)
    return zipped([Entry(b"[Content_Types].xml", b"<Types/>"), part])


def entities_docx() -> bytes:
    """The "billion laughs"."""
    laughs = b"".join(
        b'<!ENTITY l%d "%s">' % (level, b"&l%d;" % (level - 1) * 10 if level else b"ha") for level in range(10)
    )
    return _docx(b"<!DOCTYPE w [" + laughs + b"]>" + _WORD % b"<w:p><w:t>&l9;</w:t></w:p>")


def outside_docx() -> bytes:
    """An entity that would be read from the server's own files."""
    return _docx(b'<!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + _WORD % b"<w:p><w:t>&e;</w:t></w:p>")


def nested_docx(depth: int = 200_000) -> bytes:
    return _docx(_WORD % (b"<w:p>" * depth + b"<w:t>fond</w:t>" + b"</w:p>" * depth))


def nested_rtf(depth: int = 200_000) -> bytes:
    return b"{\\rtf1 " + b"{" * depth + b"fond" + b"}" * depth + b"}"


def _pdf(*objects: bytes) -> bytes:
    body, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    end = b"xref\n0 %d\n%strailer<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF\n" % (size, table, size, len(body))
    return body + end


def _stream(content: bytes, more: bytes = b"") -> bytes:
    packed = zlib.compress(content, 9)
    return b"<</Length %d/Filter/FlateDecode%s>>stream\n%s\nendstream" % (len(packed), more, packed)


_CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
_PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>%s>>>>"


def circling_pdf() -> bytes:
    """Its tree of pages leads back to its own root."""
    return _pdf(_CATALOG, b"<</Type/Pages/Kids[3 0 R]/Count 1>>", b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 9999999>>")


def self_drawing_pdf() -> bytes:
    """A form that draws itself, twice."""
    form = _stream(b"/X Do /X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>")
    page = _PAGE % b"/XObject<</X 6 0 R>>"
    return _pdf(_CATALOG, b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page, _stream(b"/X Do"), _FONT, form)


def long_pdf(pages: int = 10_000, lines: int = 200) -> bytes:
    """The same page again and again, in a file of some kilobytes."""
    kids = b"<</Type/Pages/Kids[" + b"3 0 R " * pages + b"]/Count %d>>" % pages
    drawn = b"BT /F 9 Tf 9 9 Td " + b"(Encore une ligne de plus.) Tj 0 -9 Td " * lines + b"ET"
    return _pdf(_CATALOG, kids, _PAGE % b"", _stream(drawn), _FONT)


def swelling_pdf(megabytes: int = 120) -> bytes:
    """A page of that size in some hundred kilobytes."""
    content = _stream(b"BT (a) Tj ET" + b" " * (megabytes * 1024 * 1024))
    return _pdf(_CATALOG, b"<</Type/Pages/Kids[3 0 R]/Count 1>>", _PAGE % b"", content, _FONT)
