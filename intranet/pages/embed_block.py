"""A video or a map of another site, shown only once the reader has asked for it."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from intranet.media.blocks import SpaceImageChooserBlock

from .embeds import Embed, embed_of


class EmbedValue(blocks.StructValue):
    @property
    def embed(self) -> Embed | None:
        """What may be shown today: a host that is no longer allowed leaves a plain link."""
        found = embed_of(self["address"] or "")
        return found if found is not None and found.is_allowed else None

    @property
    def host(self) -> str:
        """Where the plain link leads."""
        return urlsplit(self["address"] or "").hostname or ""


class EmbedBlock(blocks.StructBlock):
    """The page holds an address and, at most, a picture of the writer's own until the click."""

    title = blocks.CharBlock(
        label=_("Titre"), max_length=150, help_text=_("Ce que montre la vidéo ou la carte, en quelques mots.")
    )
    address = blocks.URLBlock(
        label=_("Adresse"),
        max_length=500,
        help_text=_("Celle de la page de la vidéo ou de la carte, telle que le navigateur la montre."),
    )
    poster = SpaceImageChooserBlock(
        label=_("Image d’attente"), required=False, help_text=_("Montrée tant que le lecteur n’a pas cliqué.")
    )
    text = blocks.TextBlock(
        label=_("Ce qu’on y voit ou entend"),
        required=False,
        max_length=2000,
        help_text=_("Transcription ou description, pour qui ne peut pas voir la vidéo ou la carte."),
    )

    class Meta:
        icon = "media"
        label = _("Vidéo ou carte d’un autre site")
        template = "pages/blocks/embed.html"
        value_class = EmbedValue

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        error = address_error(cleaned["address"])
        if error is not None:
            raise StructBlockValidationError(block_errors={"address": error})
        return cleaned


def address_error(address: str) -> ValidationError | None:
    """Why that address cannot be shown, in words for the writer."""
    found = embed_of(address)
    allowed = settings.EMBED_ALLOWED_HOSTS
    host = found.host if found else urlsplit(address).hostname or ""
    if found is None and host in allowed:
        message = _("Cette adresse n’est pas celle d’une vidéo ou d’une carte de ce site : ouvrez-la et recopiez-la.")
        return ValidationError(message, code="unknown_address")
    if found is None or not found.is_allowed:
        message = _(
            "« %(host)s » n’est pas un site dont on peut montrer ici une vidéo ou une carte. Permis : %(allowed)s."
        )
        return ValidationError(message, params={"host": host, "allowed": ", ".join(allowed)}, code="host_refused")
    return None
