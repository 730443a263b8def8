"""Portraits: whatever picture is sent becomes a small square one, drawn anew, so that nothing else of it is kept."""

from io import BytesIO
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps

from intranet.media.fields import PictureFileField
from intranet.media.kinds import KINDS
from intranet.media.refusals import damaged

# Sides, in pixels: of the profile, and of lists (twice what they show, for fine screens).
LARGE, SMALL = 480, 112
LEAST = 120
# Faces stand a little above the middle.
CENTRE = (0.5, 0.4)
QUALITY = 85


def squared(data: bytes, side: int) -> bytes:
    """A square JPEG of that side at most, from a picture that was already checked. Raises ``ValidationError``."""
    try:
        with Image.open(BytesIO(data)) as picture:
            if min(picture.size) < LEAST:
                message = _("Cette photo est trop petite : il lui faut au moins %(least)s pixels de côté.")
                raise ValidationError(message, code="refused_file", params={"least": LEAST})
            flat = _on_white(_in_common_colours(picture))
            side = min(side, *flat.size)
            fitted = ImageOps.fit(flat, (side, side), Image.Resampling.LANCZOS, centering=CENTRE)
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise damaged() from error
    output = BytesIO()
    # A picture without the notes and the profile that came with the first one.
    Image.frombytes("RGB", fitted.size, fitted.tobytes()).save(
        output, "JPEG", quality=QUALITY, optimize=True, progressive=True
    )
    return output.getvalue()


def _in_common_colours(picture: Image.Image) -> Image.Image:
    """In sRGB: without its profile, a telephone's picture would else look pale."""
    profile = picture.info.get("icc_profile")
    if not profile or picture.mode not in {"RGB", "CMYK"}:
        return picture
    try:
        common = ImageCms.createProfile("sRGB")
        given = ImageCms.ImageCmsProfile(BytesIO(profile))
        return ImageCms.profileToProfile(picture, given, common, outputMode="RGB") or picture
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info:
        picture = picture.convert("RGBA")
        ground = Image.new("RGBA", picture.size, "white")
        return Image.alpha_composite(ground, picture).convert("RGB")
    return picture.convert("RGB")


class PortraitField(PictureFileField):
    """Holds a portrait: checked like any picture, then drawn anew as a square."""

    def accept(self, file: File, name: str | None) -> File:
        if getattr(file, "is_portrait", False):
            return file
        picture = super().accept(file, name)
        picture.seek(0)
        made: Any = ContentFile(squared(picture.read(), LARGE), name="portrait.jpg")
        made.accepted_kind, made.is_portrait = KINDS["jpg"], True
        return made
