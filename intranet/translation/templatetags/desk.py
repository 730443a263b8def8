"""Segments as they are shown."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from wagtail.models import Page

from intranet.translation.desk.asks import has_asked
from intranet.translation.lists import begun_in_words
from intranet.translation.policies.translators import may_write, translates_somewhere
from intranet.translation.segments.notation import Tag, parts

register = template.Library()


@register.filter
def notation(text: str) -> SafeString:
    """The words of a segment, with its tags set apart from them."""
    return format_html_join("", "{}", ((_shown(part),) for part in parts(text)))


def _shown(part: str | Tag) -> SafeString | str:
    return format_html('<code class="segment__tag">{}</code>', str(part)) if isinstance(part, Tag) else part


@register.inclusion_tag("translation/desk/ask.html", takes_context=True)
def translation_ask(context: dict[str, Any], page: Page) -> dict[str, Any]:
    """On a page that stands in for its translation: ask for it, or write it; nothing for who has no account."""
    user = context["request"].user
    if not user.is_authenticated:
        return {}
    writes = may_write(user, page)
    return {
        "page": page,
        "language": page.locale.language_code,
        "writes": writes,
        "asks": not writes,
        "asked": not writes and has_asked(user, page, page.locale_id),
        "csrf_token": context.get("csrf_token"),
    }


@register.inclusion_tag("translation/desk/preview_note.html", takes_context=True)
def translation_preview(context: dict[str, Any]) -> dict[str, Any]:
    """On a preview of a translation: that it is one, and the way back."""
    return {"translation": getattr(context.get("request"), "translation_previewed", None)}


@register.simple_tag(takes_context=True)
def writers_states(context: dict[str, Any], pages: Iterable[Page]) -> dict[int, list[str]]:
    """For who translates: how far the translations of these pages are, by number; readers cost no query."""
    return begun_in_words(list(pages)) if translates_somewhere(context["request"].user) else {}


@register.filter
def at(found: Mapping[int, list[str]], number: int) -> list[str]:
    """What :func:`writers_states` says of that page."""
    return found.get(number, []) if found else []
