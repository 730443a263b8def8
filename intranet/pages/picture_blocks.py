"""Pictures in the body of a page: alone, or in a gallery."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from intranet.media.blocks import SpaceImageChooserBlock


class PictureBlock(blocks.StructBlock):
    """A picture, with what it shows said in words, or marked as decorative."""

    image = SpaceImageChooserBlock(label=_("Image"))
    alternative = blocks.CharBlock(
        label=_("Texte de remplacement"),
        required=False,
        max_length=250,
        help_text=_("Ce que l’image montre, pour qui ne la voit pas."),
    )
    decorative = blocks.BooleanBlock(
        label=_("Image décorative"),
        required=False,
        help_text=_("Cochez si l’image n’apporte aucune information : elle est alors passée sous silence."),
    )
    caption = blocks.CharBlock(label=_("Légende"), required=False, max_length=250)

    class Meta:
        icon = "image"
        label = _("Image")
        template = "pages/blocks/picture.html"

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        has_text = bool(cleaned.get("alternative", "").strip())
        if not has_text and not cleaned.get("decorative"):
            message = _("Décrivez l’image, ou cochez « Image décorative ».")
            raise StructBlockValidationError(block_errors={"alternative": ValidationError(message)})
        if has_text and cleaned.get("decorative"):
            message = _("Une image décorative n’a pas de texte de remplacement : gardez l’un ou l’autre.")
            raise StructBlockValidationError(block_errors={"decorative": ValidationError(message)})
        return cleaned


class GalleryBlock(blocks.StructBlock):
    """Several pictures side by side, each of which can be enlarged; decorative ones stay as they are."""

    title = blocks.CharBlock(label=_("Titre"), required=False, max_length=120)
    pictures = blocks.ListBlock(PictureBlock(), label=_("Images"), min_num=2, max_num=40)

    class Meta:
        icon = "image"
        label = _("Galerie d’images")
        template = "pages/blocks/gallery.html"
