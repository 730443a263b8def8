"""How a domain is shown wherever it is named: its sign and its name, in its colour."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from intranet.territory.models import Domain
from intranet.territory.signs import drawing

register = template.Library()


@register.simple_tag
def domain_mark(domain: Domain | None, url: str = "", large: bool = False) -> SafeString | str:
    """``{% domain_mark domain %}``: nothing for no domain; a link where ``url`` is given."""
    if domain is None:
        return ""
    return format_html(
        '<{tag}{address} class="domain-mark{large}" data-domain="{colour}">{sign}{name}</{tag}>',
        tag="a" if url else "span",
        address=format_html(' href="{}"', url) if url else "",
        large=" domain-mark--large" if large else "",
        colour=domain.colour,
        sign=drawing(domain.sign),
        name=domain.label,
    )


@register.simple_tag
def domain_sign(domain: Domain | None) -> SafeString | str:
    """The sign alone, where the name of the domain stands beside it."""
    return "" if domain is None else drawing(domain.sign)
