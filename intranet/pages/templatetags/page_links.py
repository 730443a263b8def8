"""The text of pages, with links as this reader may follow them."""

from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from intranet.accounts.languages import interface_language
from intranet.pages.finishing import finished
from intranet.pages.links import resolve_links
from intranet.pages.text import PageText, page_text

register = template.Library()


@register.simple_tag(name="page_text", takes_context=True)
def prepared_text(context: Any, body: Any) -> PageText:
    """``{% page_text page.body as text %}``, then ``{{ text.html }}``, ``text.contents`` and ``text.minutes``."""
    return page_text(body, context, text_language(context))


def text_language(context: Any) -> str:
    return context.get("text_language") or interface_language()


class ResolvedLinksNode(template.Node):
    def __init__(self, nodelist: template.NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: Any) -> SafeString:
        # Rendered, hence escaped, by the nodes inside; only addresses of our own are put in.
        request = context["request"]
        html = resolve_links(self.nodelist.render(context), request.user, request)
        return mark_safe(finished(html, text_language(context), request))  # noqa: S308


@register.tag
def resolved_links(parser: template.base.Parser, token: template.base.Token) -> ResolvedLinksNode:
    """``{% resolved_links %}`` rich text ``{% endresolved_links %}``: around a page's whole body, one query in all."""
    nodelist = parser.parse(("endresolved_links",))
    parser.delete_first_token()
    return ResolvedLinksNode(nodelist)
