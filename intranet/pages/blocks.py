"""The blocks of which an article is made."""

from typing import Any

from django.core.exceptions import BadRequest
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock

from intranet.media.blocks import SpaceDocumentChooserBlock
from intranet.people.blocks import ContactBlock

from .action_block import ActionBlock
from .embed_block import EmbedBlock
from .figures_block import KeyFiguresBlock
from .picture_blocks import GalleryBlock, PictureBlock

RICH_TEXT_FEATURES = ["h3", "h4", "bold", "italic", "ol", "ul", "link", "document-link", "hr", "superscript"]


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


class AnswerBlock(blocks.StructBlock):
    """A title that opens on a text."""

    title = blocks.CharBlock(label=_("Titre"), max_length=150)
    text = blocks.RichTextBlock(label=_("Texte"), features=["bold", "italic", "link", "document-link", "ol", "ul"])

    class Meta:
        icon = "list-ul"
        label = _("Volet")


class AccordionBlock(blocks.StructBlock):
    """Texts that open one by one under their titles, such as questions and answers; all are open on paper."""

    title = blocks.CharBlock(label=_("Titre"), required=False, max_length=120)
    items = blocks.ListBlock(AnswerBlock(), label=_("Volets"), min_num=1)

    class Meta:
        icon = "list-ul"
        label = _("Volets à déplier")
        template = "pages/blocks/accordion.html"


class SentStreamBlock(blocks.StreamBlock):
    """Blocks that refuse what no editor sends: Wagtail's takes the pieces of a form for granted, and breaks."""

    def value_from_datadict(self, data: Any, files: Any, prefix: str) -> Any:
        try:
            return super().value_from_datadict(data, files, prefix)
        except (LookupError, ValueError, TypeError, AttributeError, RecursionError) as error:
            raise BadRequest(f"The blocks of {prefix!r} cannot be read.") from error


class ReadTableBlock(TableBlock):
    """Wagtail's, which takes whatever is sent for a table."""

    def value_from_form(self, value: Any) -> Any:
        table = super().value_from_form(value)
        if table is not None and not isinstance(table, dict):
            raise BadRequest("A table was expected.")
        return table

    def deconstruct(self) -> Any:
        # In migrations it is Wagtail's own.
        return (f"{TableBlock.__module__}.{TableBlock.__name__}", self._constructor_args[0], self._constructor_args[1])


class ArticleBody(SentStreamBlock):
    """The body of an article."""

    heading = blocks.CharBlock(
        label=_("Intertitre"), icon="title", max_length=150, template="pages/blocks/heading.html"
    )
    text = blocks.RichTextBlock(label=_("Texte"), icon="pilcrow", features=RICH_TEXT_FEATURES)
    picture = PictureBlock()
    documents = DocumentsBlock()
    table = ReadTableBlock(label=_("Tableau"), icon="table", template="pages/blocks/table.html")
    quote = QuoteBlock()
    callout = CalloutBlock()
    gallery = GalleryBlock()
    figures = KeyFiguresBlock()
    action = ActionBlock()
    accordion = AccordionBlock()
    embed = EmbedBlock()
    contact = ContactBlock()
