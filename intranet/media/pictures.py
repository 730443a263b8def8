"""Pictures without what they tell of the place and the person: the pixels stay as they are, the notes beside them go.

The four formats are lists of labelled pieces. Those that make the picture (pixels, palette, colour profile,
animation) are copied byte for byte; the others (EXIF, XMP, IPTC, comments, thumbnails, anything after the end) are
not. Only a picture that its EXIF says to turn is written anew, turned.
"""

import struct
import warnings
from collections.abc import Iterator
from io import BytesIO

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, JpegImagePlugin, UnidentifiedImageError

from .kinds import damaged

ORIENTATION = 0x0112
FORMATS = {"jpg": "JPEG", "png": "PNG", "gif": "GIF", "webp": "WEBP"}
PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
# All that PNG and APNG need to be drawn, and nothing that is only read.
PNG_KEPT = {
    *(b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"acTL", b"fcTL", b"fdAT"),
    *(b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"sBIT", b"pHYs", b"bKGD", b"hIST"),
}
WEBP_KEPT = {b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"}
WEBP_NOTES = 0x08 | 0x04
GIF_LOOPS = {b"NETSCAPE2.0", b"ANIMEXTS1.0"}


def clean_picture(data: bytes, extension: str) -> bytes:
    """``data`` turned upright and without its notes; the same bytes again where there is nothing to do.

    Raises ``ValidationError`` where it is not a whole picture of that format, or one of too many pixels.
    """
    upright = _upright(data, extension)
    try:
        cleaned = CLEANERS[extension](upright)
    except (struct.error, IndexError, ValueError) as error:
        raise damaged() from error
    _check_drawable(cleaned, extension)
    return cleaned


def _open(data: bytes, extension: str) -> Image.Image:
    try:
        with warnings.catch_warnings():
            # Pillow warns of large pictures; the limit below is ours, and lower.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(BytesIO(data), formats=[FORMATS[extension]])
        frames = getattr(picture, "n_frames", 1)
    except Image.DecompressionBombError as error:
        raise _too_many_pixels() from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, struct.error) as error:
        raise damaged() from error
    if picture.width * picture.height * frames > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
        picture.close()
        raise _too_many_pixels()
    return picture


def _too_many_pixels() -> ValidationError:
    limit = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS // 1_000_000
    message = _("Cette image compte trop de pixels : la limite est de %(limit)s millions.")
    return ValidationError(message, code="refused_file", params={"limit": limit})


def _check_drawable(data: bytes, extension: str) -> None:
    """Draw every frame: what breaks now would break later, on a reader's page."""
    with _open(data, extension) as picture:
        try:
            for frame in range(getattr(picture, "n_frames", 1)):
                picture.seek(frame)
                if extension == "jpg":
                    # A small drawing reads the whole file as well.
                    picture.draft(picture.mode, (picture.width // 8, picture.height // 8))
                picture.load()
        except (OSError, SyntaxError, ValueError, EOFError, struct.error) as error:
            raise damaged() from error


def _upright(data: bytes, extension: str) -> bytes:
    with _open(data, extension) as picture:
        try:
            turned = picture.getexif().get(ORIENTATION, 1)
            if turned not in range(2, 9) or getattr(picture, "is_animated", False) or extension == "gif":
                return data
            profile = picture.info.get("icc_profile")
            options: dict[str, object] = {"icc_profile": profile} if profile else {}
            if extension == "jpg":
                # The same tables as the original: no quality is lost to other settings.
                options["qtables"] = picture.quantization  # type: ignore[attr-defined]
                options["subsampling"] = JpegImagePlugin.get_sampling(picture)
            elif extension == "webp":
                options |= {"lossless": True} if b"VP8L" in data[:64] else {"quality": 92}
            upright = ImageOps.exif_transpose(picture)
            output = BytesIO()
            upright.save(output, FORMATS[extension], **options)
        except (OSError, SyntaxError, ValueError, EOFError, struct.error) as error:
            raise damaged() from error
    return output.getvalue()


def _clean_jpeg(data: bytes) -> bytes:
    return b"".join(_jpeg_pieces(data))


def _jpeg_pieces(data: bytes) -> Iterator[bytes]:
    if not data.startswith(b"\xff\xd8"):
        raise ValueError("no start of image")
    yield b"\xff\xd8"
    position = 2
    while True:
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
            end = _end_of_scan(data, end)
        segment = data[position:end]
        if _is_jpeg_segment_kept(marker, segment[4:]):
            yield segment
        position = end


def _is_jpeg_segment_kept(marker: int, content: bytes) -> bool:
    if marker == 0xFE:
        return False
    if marker in range(0xE0, 0xF0):
        kept = {0xE0: b"JFIF\x00", 0xE2: b"ICC_PROFILE\x00", 0xEE: b"Adobe"}
        return marker in kept and content.startswith(kept[marker])
    return True


def _end_of_scan(data: bytes, position: int) -> int:
    """Where the next marker stands; within pixels 0xFF is followed by zero or by a restart mark."""
    while True:
        position = data.index(b"\xff", position)
        following = data[position + 1]
        if following not in {0x00, 0xFF} and following not in range(0xD0, 0xD8):
            return position
        position += 1 if following == 0xFF else 2


def _clean_png(data: bytes) -> bytes:
    if not data.startswith(PNG_SIGNATURE):
        raise ValueError("no signature")
    pieces, position = [PNG_SIGNATURE], len(PNG_SIGNATURE)
    while True:
        length, name = struct.unpack_from(">I4s", data, position)
        end = position + 12 + length
        if end > len(data):
            raise ValueError("cut short")
        if name in PNG_KEPT:
            pieces.append(data[position:end])
        if name == b"IEND":
            return b"".join(pieces)
        position = end


def _clean_webp(data: bytes) -> bytes:
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP":
        raise ValueError("no header")
    limit = 8 + struct.unpack_from("<I", data, 4)[0]
    if limit > len(data):
        raise ValueError("cut short")
    pieces, position = [], 12
    while position + 8 <= limit:
        name, length = struct.unpack_from("<4sI", data, position)
        content = data[position + 8 : position + 8 + length]
        if len(content) != length:
            raise ValueError("cut short")
        if name == b"VP8X":
            content = bytes([content[0] & ~WEBP_NOTES]) + content[1:]
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
    while True:
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


def _gif_table(flags: int) -> int:
    """Length of the colour table that these flags announce."""
    return 3 * 2 ** ((flags & 0x07) + 1) if flags & 0x80 else 0


def _after_sub_blocks(data: bytes, position: int) -> int:
    while data[position]:
        position += data[position] + 1
    return position + 1


CLEANERS = {"jpg": _clean_jpeg, "png": _clean_png, "webp": _clean_webp, "gif": _clean_gif}
