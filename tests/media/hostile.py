"""Hostile files, made byte by byte: what no well-behaved program writes."""

import struct
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image

from tests.media import samples


@dataclass
class Entry:
    """One file of an archive, of which the header and the index may each say what they want."""

    name: bytes
    content: bytes = b"x"
    method: int = zipfile.ZIP_STORED
    raw: bytes | None = None
    size: int | None = None
    crc: int | None = None
    flags: int = 0
    mode: int = 0
    header_name: bytes | None = None
    at: int | None = None

    @property
    def stored(self) -> bytes:
        return self.content if self.raw is None else self.raw

    def numbers(self) -> bytes:
        crc = zlib.crc32(self.content) if self.crc is None else self.crc
        size = len(self.content) if self.size is None else self.size
        return struct.pack("<4H3L", self.flags, self.method, 0, 33, crc, len(self.stored), size)


def zipped(entries: Sequence[Entry], *, count: int | None = None, comment: bytes = b"") -> bytes:
    """An archive as told. An entry with ``at`` has no content of its own: it points at that place."""
    body, index = bytearray(), bytearray()
    for entry in entries:
        at = len(body) if entry.at is None else entry.at
        if entry.at is None:
            name = entry.header_name or entry.name
            body += b"PK\x03\x04\x14\x00" + entry.numbers() + struct.pack("<2H", len(name), 0) + name + entry.stored
        index += b"PK\x01\x02\x14\x03\x14\x00" + entry.numbers()
        index += struct.pack("<5H2L", len(entry.name), 0, 0, 0, 0, entry.mode << 16, at) + entry.name
    number = len(entries) if count is None else count
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, number, number, len(index), len(body), len(comment))
    return bytes(body + index) + end + comment


def deflated(content: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(content) + packer.flush()


def zeros(name: bytes, size: int, **options: object) -> Entry:
    content = bytes(size)
    return Entry(name, content, zipfile.ZIP_DEFLATED, raw=deflated(content), **options)  # type: ignore[arg-type]


def flat_bomb() -> bytes:
    """800 MB in some 400 kB: no file of it stands out."""
    content = bytes(9 * 1024 * 1024)
    raw, crc = deflated(content), zlib.crc32(content)
    return zipped(
        [Entry(b"%d.txt" % n, b"", zipfile.ZIP_DEFLATED, raw=raw, size=len(content), crc=crc) for n in range(90)]
    )


def zip64_liar() -> bytes:
    """ZIP64 numbers that announce an index of 64 GB."""
    plain = zipped([Entry(b"a.txt")])
    at = plain.rindex(b"PK\x05\x06")
    size, offset = struct.unpack_from("<2L", plain, at + 12)
    record = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, 1, 1, 2**36, offset)
    place = struct.pack("<4sLQL", b"PK\x06\x07", 0, at, 1)
    return plain[:at] + record + place + plain[at:]


def deep(levels: int) -> bytes:
    """An archive in an archive in an archive."""
    content = b"x"
    for level in range(levels):
        content = zipped([Entry(b"%d.zip" % level, content)])
    return content


# Office

_TYPES = "application/vnd.openxmlformats-officedocument"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>%s</w:body></w:document>'
SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>'
)
ODF = (
    '<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:script="urn:oasis:names:tc:opendocument:xmlns:script:1.0">%s</office:document-content>'
)


def content_types(main: str = f"{_TYPES}.wordprocessingml.document.main+xml") -> bytes:
    return (
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>'
    ).encode()


def relationships(type_: str, target: str, mode: str = "External") -> bytes:
    return (
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{_LINKS}/{type_}" Target="{target}" TargetMode="{mode}"/></Relationships>'
    ).encode()


def office(part: str, content: str | bytes, **others: bytes) -> bytes:
    """A document of Office; ``__`` stands for ``/`` in the names of its other parts, ``_DOT_`` for a dot."""
    parts = {name.replace("__", "/").replace("_DOT_", "."): data for name, data in others.items()}
    main = content if isinstance(content, bytes) else content.encode()
    return samples.archive({"[Content_Types].xml": content_types(), part: main, **parts})


def docx(body: str = "", **others: bytes) -> bytes:
    return office("word/document.xml", WORD % body, **others)


def xlsx(sheet: str = "", **others: bytes) -> bytes:
    return office("xl/workbook.xml", "<workbook/>", xl__worksheets__sheet1_DOT_xml=(SHEET % sheet).encode(), **others)


def pptx(slide: str = "<p/>", **others: bytes) -> bytes:
    return office("ppt/presentation.xml", "<p/>", ppt__slides__slide1_DOT_xml=slide.encode(), **others)


def linked(type_: str, target: str) -> bytes:
    """A text document that is linked to something."""
    return docx(word___rels__document_DOT_xml_DOT_rels=relationships(type_, target))


def field(*pieces: str) -> str:
    """A field whose instruction is cut into pieces."""
    runs = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in pieces)
    return f'<w:r><w:fldChar w:fldCharType="begin"/></w:r>{runs}<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def odt(content: str = "", extension: str = "text", **others: bytes) -> bytes:
    parts = {name.replace("__", "/").replace("_DOT_", "."): data for name, data in others.items()}
    media_type = f"application/vnd.oasis.opendocument.{extension}"
    return samples.archive({"mimetype": media_type.encode(), "content.xml": (ODF % content).encode(), **parts})


XXE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {this} "{f"&{before};" * 10}">' for before, this in zip("abcdefgh", "bcdefghi", strict=True))
    + "]><x>&i;</x>"
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


# PDF


def pdf(objects: bytes, trailer: bytes = b"") -> bytes:
    return (
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
        + objects
        + b"\ntrailer<</Root 1 0 R"
        + trailer
        + b">>\n%%EOF\n"
    )


def object_stream(
    content: bytes, *, dictionary: bytes = b"/Type/ObjStm/N 1/First 4", packed: bytes | None = None
) -> bytes:
    packed = zlib.compress(b"9 0 " + content) if packed is None else packed
    return pdf(
        b"8 0 obj<<%s/Filter/FlateDecode/Length %d>>stream\n%s\nendstream endobj" % (dictionary, len(packed), packed)
    )


# Pictures


def png_of(width: int, height: int, *chunks: bytes) -> bytes:
    """A PNG that announces those dimensions; ``chunks`` stand before its pixels."""
    content = bytearray(samples.png())
    header = samples.png_chunk(b"IHDR", struct.pack(">2L5B", width, height, 8, 2, 0, 0, 0))
    content[8 : 8 + len(header)] = header
    return bytes(content[: 8 + len(header)]) + b"".join(chunks) + bytes(content[8 + len(header) :])


def jpeg_of(width: int, height: int) -> bytes:
    content = bytearray(samples.saved(samples.picture(), "JPEG"))
    at = content.index(b"\xff\xc0")
    struct.pack_into(">2H", content, at + 5, height, width)
    return bytes(content)


def jpeg_of_scans(number: int) -> bytes:
    """A progressive photograph whose last scan comes again and again."""
    content = samples.saved(samples.picture(), "JPEG", progressive=True)
    last = content.rindex(b"\xff\xda")
    return content[:last] + content[last:-2] * number + b"\xff\xd9"


def webp_of(width: int, height: int) -> bytes:
    size = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    chunk = struct.pack("<4sL", b"VP8X", 10) + b"\x02\x00\x00\x00" + size
    return b"RIFF" + struct.pack("<L", 4 + len(chunk)) + b"WEBP" + chunk


def gif_of_frames(number: int, side: int = 1) -> bytes:
    one = samples.saved(Image.new("P", (side, side)), "GIF")
    start = 13 + 3 * 2 ** ((one[10] & 7) + 1)
    frame = one[one.index(b"\x2c", start) : -1]
    return one[:start] + frame * number + b"\x3b"


def apng_of_frames(number: int, side: int) -> bytes:
    """An animated PNG that announces many frames and has few."""
    content = samples.animated("PNG")
    at = content.index(b"acTL") - 4
    header = samples.png_chunk(b"IHDR", struct.pack(">2L5B", side, side, 8, 2, 0, 0, 0))
    announced = samples.png_chunk(b"acTL", struct.pack(">2L", number, 0))
    return content[:8] + header + content[8 + len(header) : at] + announced + content[at + len(announced) :]


def gif_and_script() -> bytes:
    """A picture whose width reads as the start of a comment, in JavaScript."""
    content = bytearray(samples.saved(Image.new("P", (200, 150)), "GIF"))
    content[6:8] = b"/*"
    return bytes(content) + b"*/=1;alert(1)"


def profile_bomb() -> bytes:
    """A colour profile of 80 MB once inflated."""
    return png_of(40, 30, samples.png_chunk(b"iCCP", b"p\x00\x00" + zlib.compress(bytes(80_000_000))))


def png_with_text(content: bytes, text: bytes) -> bytes:
    return content[:33] + samples.png_chunk(b"tEXt", b"Comment\x00" + text) + content[33:]


def comment_bomb(content: bytes) -> bytes:
    """A comment of 80 MB once inflated."""
    return (
        content[:33] + samples.png_chunk(b"zTXt", b"Comment\x00\x00" + zlib.compress(bytes(80_000_000))) + content[33:]
    )


def deep_grey() -> bytes:
    return samples.saved(Image.new("I;16", (200, 150), 30_000), "PNG")


def page_and_archive_in_utf16() -> bytes:
    """A text to its end in UTF-16, and an archive of nothing to whoever begins at the end."""
    return "<!DOCTYPE html><p>".encode("utf-16") + b"PK\x05\x06" + "\u2020".encode("utf-16-le") * 9
