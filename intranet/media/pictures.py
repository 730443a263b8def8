"""Pictures drawn anew, without what they tell of the place and the person.

The four formats are lists of labelled pieces. Those that make the picture (pixels, palette, colour profile,
animation) are kept; the others (EXIF, XMP, IPTC, comments, thumbnails, anything after the end) are not. Then a still
picture is decoded and written by our own encoder, with the settings of the original: what a browser will read is not
what was sent. An animation keeps its own bytes, once each frame was drawn: written anew, many would change.
"""

import re
import struct
import warnings
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps, JpegImagePlugin, UnidentifiedImageError

from .refusals import damaged

# A frame may cost a few bytes and yet a moment of everybody's time.
MOST_FRAMES = 1_000
MOST_PIECES = 100_000
# Each scan of a progressive picture goes over all of its pixels: photographs have ten.
MOST_SCANS = 50
MOST_PROFILE_BYTES = 2 * 1024 * 1024
ORIENTATION = 0x0112
FORMATS = {"jpg": "JPEG", "png": "PNG", "gif": "GIF", "webp": "WEBP"}
PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
# All that PNG and APNG need to be drawn, and nothing that is only read.
PNG_KEPT = {
    *(b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"acTL", b"fcTL", b"fdAT"),
    *(b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"sBIT", b"pHYs", b"bKGD", b"hIST"),
}
# Within pixels 0xFF is followed by zero, by itself or by a restart mark; else a marker comes.
END_OF_SCAN = re.compile(rb"\xff(?![\x00\xff\xd0-\xd7])")
WEBP_KEPT = {b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"}
WEBP_NOTES = 0x08 | 0x04
GIF_LOOPS = {b"NETSCAPE2.0", b"ANIMEXTS1.0"}
# Whatever Pillow raises on a file made to break it.
BROKEN = (UnidentifiedImageError, OSError, SyntaxError, ValueError, TypeError, EOFError, KeyError, struct.error)


def clean_picture(data: bytes, extension: str) -> bytes:
    """``data`` turned upright, drawn anew and without its notes.

    Raises ``ValidationError`` where it is not a whole picture of that format, or one of too many pixels or frames.
    """
    try:
        cleaned = CLEANERS[extension](data)
        turned = _orientation(data, extension)
        with _open(cleaned, extension) as picture:
            _check_frames(picture)
            if getattr(picture, "n_frames", 1) > 1:
                _draw_all(picture)
                return cleaned
            return _drawn_anew(picture, extension, turned, lossless=b"VP8L" in cleaned[:64])
    except Image.DecompressionBombError as error:
        raise too_many_pixels() from error
    except (*BROKEN, IndexError) as error:
        raise damaged() from error


def _open(data: bytes, extension: str) -> Image.Image:
    with warnings.catch_warnings():
        # Pillow warns of large pictures; the limit below is ours, and lower.
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        return Image.open(BytesIO(data), formats=[FORMATS[extension]])


def _check_frames(picture: Image.Image) -> None:
    """Before any pixel is drawn: their number is written at the start."""
    _check_pixels(picture.width, picture.height)
    frames = getattr(picture, "n_frames", 1)
    if frames > MOST_FRAMES:
        raise too_many_frames()
    _check_pixels(picture.width, picture.height * frames)


def _check_pixels(width: int, height: int) -> None:
    if width * height > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
        raise too_many_pixels()


def too_many_pixels() -> ValidationError:
    limit = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS // 1_000_000
    message = _("Cette image compte trop de pixels : la limite est de %(limit)s millions.")
    return ValidationError(message, code="refused_file", params={"limit": limit})


def too_many_frames() -> ValidationError:
    message = _("Cette animation compte trop d’images : la limite est de %(limit)s.")
    return ValidationError(message, code="refused_file", params={"limit": MOST_FRAMES})


def _draw_all(picture: Image.Image) -> None:
    """Draw every frame: what breaks now would break later, on a reader's page."""
    for frame in range(picture.n_frames):  # type: ignore[attr-defined]
        picture.seek(frame)
        picture.load()


def _orientation(data: bytes, extension: str) -> int:
    """How the notes of the original say to turn it, from 1 (not at all) to 8."""
    if extension == "gif":
        return 1
    try:
        with _open(data, extension) as original:
            turned = original.getexif().get(ORIENTATION, 1)
    except BROKEN:
        # The notes are broken, and they go: the picture itself may be a good one.
        return 1
    return turned if turned in range(2, 9) else 1


def _drawn_anew(picture: Image.Image, extension: str, turned: int, *, lossless: bool) -> bytes:
    options: dict[str, Any] = {"icc_profile": _profile(picture)}
    if extension == "jpg":
        # The same tables as the original: hardly anything is lost.
        options["qtables"] = picture.quantization  # type: ignore[attr-defined]
        options["subsampling"] = JpegImagePlugin.get_sampling(picture)
        options["progressive"] = bool(picture.info.get("progressive"))
    elif extension == "webp":
        options |= {"lossless": True, "exact": True} if lossless else {"quality": 92}
    for kept in ("transparency", "dpi", "gamma"):
        if kept in picture.info:
            options[kept] = picture.info[kept]
    picture.load()
    upright: Image.Image = picture
    if turned != 1:
        picture.getexif()[ORIENTATION] = turned
        upright = ImageOps.exif_transpose(picture)
    output = BytesIO()
    upright.save(output, FORMATS[extension], exif=b"", **options)
    return output.getvalue()


def _profile(picture: Image.Image) -> bytes | None:
    """The colour profile, where it is one; anything may be written in its place."""
    profile = picture.info.get("icc_profile")
    if not profile or len(profile) > MOST_PROFILE_BYTES:
        return None
    try:
        ImageCms.ImageCmsProfile(BytesIO(profile))
    except (ImageCms.PyCMSError, *BROKEN):
        return None
    return profile


def _clean_jpeg(data: bytes) -> bytes:
    return b"".join(_jpeg_pieces(data))


def _jpeg_pieces(data: bytes) -> Iterator[bytes]:
    if not data.startswith(b"\xff\xd8"):
        raise ValueError("no start of image")
    yield b"\xff\xd8"
    position, scans = 2, 0
    for _piece in range(MOST_PIECES):
        while data[position] == 0xFF and data[position + 1] == 0xFF:
            position += 1
        if data[position] != 0xFF:
            raise ValueError("no marker")
        marker = data[position + 1]
        if marker == 0xD9:
            yield b"\xff\xd9"
            return
        end = position + 2 + struct.unpack_from(">H", data, position + 2)[0]
        if marker == 0xDA:
            scans += 1
            end = _end_of_scan(data, end)
        segment = data[position:end]
        if _is_jpeg_segment_kept(marker, segment[4:]):
            yield segment
        if scans > MOST_SCANS:
            break
        position = end
    raise ValueError("too many pieces")


def _is_jpeg_segment_kept(marker: int, content: bytes) -> bool:
    if marker == 0xFE:
        return False
    if marker in range(0xE0, 0xF0):
        kept = {0xE0: b"JFIF\x00", 0xE2: b"ICC_PROFILE\x00", 0xEE: b"Adobe"}
        return marker in kept and content.startswith(kept[marker])
    return True


def _end_of_scan(data: bytes, position: int) -> int:
    found = END_OF_SCAN.search(data, position)
    if found is None:
        raise ValueError("no end of scan")
    return found.start()


def _clean_png(data: bytes) -> bytes:
    if not data.startswith(PNG_SIGNATURE):
        raise ValueError("no signature")
    pieces, position = [PNG_SIGNATURE], len(PNG_SIGNATURE)
    for _piece in range(MOST_PIECES):
        length, name = struct.unpack_from(">I4s", data, position)
        end = position + 12 + length
        if end > len(data):
            raise ValueError("cut short")
        if name in PNG_KEPT:
            pieces.append(data[position:end])
        if name == b"IEND":
            return b"".join(pieces)
        position = end
    raise too_many_frames()


def _clean_webp(data: bytes) -> bytes:
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP":
        raise ValueError("no header")
    limit = 8 + struct.unpack_from("<I", data, 4)[0]
    if limit > len(data):
        raise ValueError("cut short")
    pieces: list[bytes] = []
    position = 12
    while position + 8 <= limit and len(pieces) <= 2 * MOST_FRAMES:
        name, length = struct.unpack_from("<4sI", data, position)
        content = data[position + 8 : position + 8 + length]
        if len(content) != length:
            raise ValueError("cut short")
        if name == b"VP8X":
            content = bytes([content[0] & ~WEBP_NOTES]) + content[1:]
            # The library makes room for all of it as soon as it opens the file.
            _check_pixels(*(1 + int.from_bytes(content[at : at + 3], "little") for at in (4, 7)))
        if name in WEBP_KEPT:
            pieces.append(struct.pack("<4sI", name, length) + content + b"\x00" * (length % 2))
        position += 8 + length + length % 2
    body = b"WEBP" + b"".join(pieces)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _clean_gif(data: bytes) -> bytes:
    if data[:6] not in {b"GIF87a", b"GIF89a"}:
        raise ValueError("no header")
    position = 13 + _gif_table(data[10])
    pieces = [data[:position]]
    # A frame has its own block, and mostly one that says how long it lasts.
    for _piece in range(3 * MOST_FRAMES):
        start, block = position, data[position]
        if block == 0x3B:
            pieces.append(b"\x3b")
            return b"".join(pieces)
        if block == 0x2C:
            position = _after_sub_blocks(data, start + 11 + _gif_table(data[start + 9]))
            kept = True
        elif block == 0x21:
            position = _after_sub_blocks(data, start + 2)
            label = data[start + 1]
            kept = label == 0xF9 or (label == 0xFF and data[start + 3 : start + 14] in GIF_LOOPS)
        else:
            raise ValueError("unknown block")
        if kept:
            pieces.append(data[start:position])
    raise too_many_frames()


def _gif_table(flags: int) -> int:
    """Length of the colour table that these flags announce."""
    return 3 * 2 ** ((flags & 0x07) + 1) if flags & 0x80 else 0


def _after_sub_blocks(data: bytes, position: int) -> int:
    while data[position]:
        position += data[position] + 1
    return position + 1


CLEANERS = {"jpg": _clean_jpeg, "png": _clean_png, "webp": _clean_webp, "gif": _clean_gif}
