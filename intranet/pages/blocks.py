"""The blocks of which an article is made."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.contrib.table_block.blocks import TableBlock

from intranet.media.blocks import SpaceDocumentChooserBlock, SpaceImageChooserBlock

RICH_TEXT_FEATURES = ["h3", "h4", "bold", "italic", "ol", "ul", "link", "document-link", "hr", "superscript"]


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


class DocumentsBlock(blocks.StructBlock):
    """Documents to download, with their type and size."""

    title = blocks.CharBlock(label=_("Titre"), required=False, max_length=120)
    documents = blocks.ListBlock(SpaceDocumentChooserBlock(label=_("Document")), label=_("Documents"), min_num=1)

    class Meta:
        icon = "doc-full"
        label = _("Documents")
        template = "pages/blocks/documents.html"


class QuoteBlock(blocks.StructBlock):
    """Somebody's words."""

    text = blocks.TextBlock(label=_("Citation"))
    author = blocks.CharBlock(label=_("Auteur"), required=False, max_length=150)

    class Meta:
        icon = "openquote"
        label = _("Citation")
        template = "pages/blocks/quote.html"


class CalloutBlock(blocks.StructBlock):
    """A passage set apart."""

    kind = blocks.ChoiceBlock(
        label=_("Nature"),
        choices=[("info", _("À savoir")), ("warning", _("Attention")), ("success", _("À retenir"))],
        default="info",
    )
    title = blocks.CharBlock(label=_("Titre"), required=False, max_length=120)
    text = blocks.RichTextBlock(label=_("Texte"), features=["bold", "italic", "link", "ol", "ul"])

    class Meta:
        icon = "info-circle"
        label = _("Encadré")
        template = "pages/blocks/callout.html"


class ArticleBody(blocks.StreamBlock):
    """The body of an article."""

    heading = blocks.CharBlock(
        label=_("Intertitre"), icon="title", max_length=150, template="pages/blocks/heading.html"
    )
    text = blocks.RichTextBlock(label=_("Texte"), icon="pilcrow", features=RICH_TEXT_FEATURES)
    picture = PictureBlock()
    documents = DocumentsBlock()
    table = TableBlock(label=_("Tableau"), icon="table", template="pages/blocks/table.html")
    quote = QuoteBlock()
    callout = CalloutBlock()
