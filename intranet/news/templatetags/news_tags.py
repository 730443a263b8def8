"""What lists of news and events show of a page."""

from typing import Any

from django import template
from wagtail.images.models import Picture

from intranet.media.templatetags.media_tags import responsive_picture

register = template.Library()

CARD_SIZES = "(min-width: 45rem) 24rem, 100vw"


@register.simple_tag
def foreign_language(page: Any) -> str:
    """The language of a page that stands in for a missing translation; empty for one in its own."""
    source = page.alias_of
    return source.locale.language_code if source and source.locale_id != page.locale_id else ""


@register.simple_tag
def lead_picture(item: Any) -> Picture | str:
    """The lead picture of a listed news item, where it is of the space of that item; nothing else."""
    picture = item.picture
    if picture is None or picture.collection_id != item.space_collection_id:
        return ""
    return responsive_picture(picture, alt=item.picture_text, sizes=CARD_SIZES, loading="lazy")
