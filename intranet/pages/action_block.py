"""A call to action: what the reader is invited to do, and the link that does it."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

LINK = re.compile(r"<a [^>]*>(.*?)</a>", re.DOTALL)


class ActionValue(blocks.StructValue):
    @property
    def button(self) -> SafeString | str:
        """The link as a button. One to a page is by number here: it gets its address, or goes, for each reader."""
        found = LINK.search(str(self["link"]))
        if found is None:
            return ""
        # Rich text as Wagtail renders it, and cleaned when it was saved.
        return mark_safe(re.sub(r">", ' class="button">', found[0], count=1))  # noqa: S308


class ActionBlock(blocks.StructBlock):
    """The link is rich text, of which only one link is kept: what holds for links in text holds for this one.

    Thus a writer links only to pages that they may know of, and its readers are told no address that is not theirs.
    """

    text = blocks.CharBlock(label=_("Invitation"), required=False, max_length=250)
    link = blocks.RichTextBlock(
        label=_("Bouton"),
        features=["link", "document-link"],
        help_text=_(
            "Écrivez les mots du bouton, sélectionnez-les et faites-en un lien vers une page, un document ou une "
            "adresse. Un bouton vers une page n’est montré qu’à ceux qui peuvent l’ouvrir."
        ),
    )

    class Meta:
        icon = "link"
        label = _("Appel à agir")
        template = "pages/blocks/action.html"
        value_class = ActionValue

    def get_searchable_content(self, value: Any) -> list[str]:
        """Nothing: what invites to a page is kept from those who may not open it, and search would show its words."""
        return []

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        source = cleaned["link"].source
        links = [words for words in LINK.findall(source) if re.sub(r"<[^>]*>", "", words).strip()]
        if len(links) != 1:
            message = _("Il faut un lien, et un seul : sélectionnez les mots du bouton et donnez-leur une adresse.")
            raise StructBlockValidationError(block_errors={"link": ValidationError(message)})
        return cleaned
