"""The values of a facet, a box each. Nearly a hundred on a page: as a template of their own, a quarter of its cost."""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from search.presentation import Choice

register = template.Library()

_BOX = (
    '<label><input type="checkbox" form="search-form" id="{name}-{value}" name="{name}" value="{value}"{checked}> '
    '{label} <span class="facet__count">({count})</span></label>'
)


@register.simple_tag
def choice_boxes(name: str, choices: Iterable[Choice]) -> SafeString:
    """``{% choice_boxes facet.name facet.first %}``"""
    return format_html_join(
        "",
        _BOX,
        (
            {
                "name": name,
                "value": choice.option.value,
                "checked": " checked" if choice.chosen else "",
                "label": choice.option.label,
                "count": choice.count,
            }
            for choice in choices
        ),
    )
