"""The blocks in which organisations present themselves, and practices show their documents."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from intranet.pages.blocks import RICH_TEXT_FEATURES, DocumentsBlock, PictureBlock, QuoteBlock, SentStreamBlock


class PresentationBody(SentStreamBlock):
    """What a body says of itself."""

    heading = blocks.CharBlock(
        label=_("Intertitre"), icon="title", max_length=150, template="pages/blocks/heading.html"
    )
    text = blocks.RichTextBlock(label=_("Texte"), icon="pilcrow", features=RICH_TEXT_FEATURES)
    picture = PictureBlock()
    documents = DocumentsBlock()
    quote = QuoteBlock()


class AttachmentsBody(SentStreamBlock):
    """What goes with a practice sheet."""

    picture = PictureBlock()
    documents = DocumentsBlock()
    quote = QuoteBlock()
