"""Files in the pages of their space."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.template import Context
from wagtail.images.models import Picture

from intranet.access.models import AccessRule
from intranet.access.policies import access_of
from intranet.media.models import PrivateImage

register = template.Library()

WIDTHS = (400, 800, 1600)
# What browsers that know no WebP are given instead, by the extension of the picture.
FALLBACKS = {"jpg": "jpeg", "png": "png", "gif": "gif", "webp": "png"}


@register.simple_tag(takes_context=True)
def page_files(context: Context, files: Iterable[Any]) -> list[Any]:
    """``{% page_files self.documents as documents %}``: those that belong to the page's space.

    A page copied to another space still names the files of the first: its readers must see neither them nor their
    titles. Those of its own space are read by whoever reads the page. One query for each page.
    """
    collection_id = _collection_of(context)
    return [file for file in files if file is not None and file.collection_id == collection_id]


@register.simple_tag(takes_context=True)
def page_picture(
    context: Context, image: PrivateImage | None, alt: str, sizes: str = "100vw", loading: str = "lazy"
) -> Picture | str:
    """``{% page_picture self.image alt=self.alternative sizes="(min-width: 50rem) 46rem, 100vw" %}``.

    The picture in several widths, as WebP and in its own format, with the width and height that keep the page from
    jumping; nothing where it is not of the page's space. ``alt=""`` marks a decoration. ``loading="eager"`` for what
    shows first. With ``as picture``, a template can leave out what would surround it.
    """
    shown = page_files(context, [image])
    return responsive_picture(shown[0], alt=alt, sizes=sizes, loading=loading) if shown else ""


def responsive_picture(image: PrivateImage, *, alt: str, sizes: str, loading: str) -> Picture:
    """The picture in every width of :data:`WIDTHS` that it fills, and in its own where that is less."""
    extension = image.filename.rpartition(".")[2]
    widths = sorted({min(width, image.width) for width in WIDTHS})
    formats = dict.fromkeys(["webp", FALLBACKS.get(extension, "png")])
    specs = [f"width-{width}|format-{format_}" for format_ in formats for width in widths]
    attributes = {"alt": alt, "sizes": sizes, "loading": loading, "decoding": "async"}
    return Picture(image.get_renditions(*specs), attributes)


def _collection_of(context: Context) -> int | None:
    """The collection of the space of the page being shown, looked up once for it."""
    page = context.get("page")
    if page is None:
        return None
    if not hasattr(page, "space_collection_id"):
        request = context.get("request")
        if request is None:
            rule = AccessRule.objects.select_related("space").filter(translation_key=page.translation_key).first()
        else:
            # The rule that let the reader in, and its space, are remembered already.
            rule = access_of(request.user).rule_of(page)
        page.space_collection_id = None if rule is None else rule.space.collection_id
    return page.space_collection_id
