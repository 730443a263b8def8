"""Links in rendered text, as this reader may follow them."""

from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from intranet.pages.links import resolve_links

register = template.Library()


class ResolvedLinksNode(template.Node):
    def __init__(self, nodelist: template.NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: Any) -> SafeString:
        # Rendered, hence escaped, by the nodes inside; only addresses of our own are put in.
        return mark_safe(resolve_links(self.nodelist.render(context), context["request"].user))  # noqa: S308


@register.tag
def resolved_links(parser: template.base.Parser, token: template.base.Token) -> ResolvedLinksNode:
    """``{% resolved_links %}`` rich text ``{% endresolved_links %}``: around a page's whole body, one query in all."""
    nodelist = parser.parse(("endresolved_links",))
    parser.delete_first_token()
    return ResolvedLinksNode(nodelist)
