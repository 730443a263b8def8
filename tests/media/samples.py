"""Files made for tests, each as small as its format allows."""

import struct
import zipfile
import zlib
from io import BytesIO
from typing import Any

from PIL import Image, ImageCms, TiffImagePlugin

from intranet.media.pictures import PNG_SIGNATURE

PLACE = "49.1829"
XMP = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><exif:GPSLatitude>{PLACE}</exif:GPSLatitude></x:xmpmeta>'.encode()


def pdf(text: str = "Bonjour", size: int = 0) -> bytes:
    """A PDF of one page; filled up to ``size`` bytes by a comment."""
    body = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
    body += b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\n%" + text.encode() + b"\n"
    end = b"\ntrailer<</Root 1 0 R>>\n%%EOF\n"
    return body + b"%" + b"x" * max(0, size - len(body) - len(end) - 1) + end


def picture(width: int = 40, height: int = 30) -> Image.Image:
    """White, with a red corner at the top left, so that one sees which way it is turned."""
    image = Image.new("RGB", (width, height), "white")
    image.paste((255, 0, 0), (0, 0, width // 2, height // 2))
    return image


def png(width: int = 40, height: int = 30) -> bytes:
    return saved(picture(width, height), "PNG")


def saved(image: Image.Image, format_: str, **options: Any) -> bytes:
    output = BytesIO()
    image.save(output, format_, **options)
    return output.getvalue()


def located_exif(orientation: int = 1) -> Image.Exif:
    """EXIF notes with a place, a camera's owner and a way to turn."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x013B] = "Camille Martin"
    rational = TiffImagePlugin.IFDRational
    exif[0x8825] = {1: "N", 2: (rational(49), rational(10), rational(5829, 100)), 3: "W", 4: (rational(0), 1, 1)}
    return exif


def profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def located_jpeg(orientation: int = 1) -> bytes:
    return (
        saved(
            picture(),
            "JPEG",
            quality=90,
            exif=located_exif(orientation),
            xmp=XMP,
            comment=b"Rue de Bras",
            icc_profile=profile(),
        )
        + b"after the end: Rue de Bras"
    )


def png_chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def located_png(orientation: int = 1) -> bytes:
    data = saved(picture(), "PNG", exif=located_exif(orientation), icc_profile=profile())
    notes = png_chunk(b"iTXt", b"XML:com.adobe.xmp\x00\x00\x00\x00\x00" + XMP) + png_chunk(
        b"tEXt", b"Comment\x00Rue de Bras"
    )
    return data[:-12] + notes + data[-12:] + b"after the end: Rue de Bras"


def located_webp(orientation: int = 1, **options: Any) -> bytes:
    return saved(picture(), "WEBP", exif=located_exif(orientation), xmp=XMP, icc_profile=profile(), **options)


def frames(count: int = 3) -> list[Image.Image]:
    return [Image.new("RGB", (20, 20), (80 * number, 0, 0)) for number in range(count)]


def animated(format_: str, **options: Any) -> bytes:
    first, *others = frames()
    return saved(first, format_, save_all=True, append_images=others, duration=100, loop=0, **options)


def archive(entries: dict[str, bytes], **options: Any) -> bytes:
    output = BytesIO()
    with zipfile.ZipFile(output, "w", **options) as made:
        for name, content in entries.items():
            made.writestr(name, content)
    return output.getvalue()


def ooxml(part: str, **others: bytes) -> bytes:
    return archive({"[Content_Types].xml": b"<Types/>", part: b"<x/>", **others})


def odf(media_type: str) -> bytes:
    return archive({"mimetype": media_type.encode(), "content.xml": b"<x/>"})


SVG = b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!DOCTYPE html><html><script>alert(1)</script></html>"
EXE = b"MZ\x90\x00\x03\x00\x00\x00" + b"\x00" * 200
