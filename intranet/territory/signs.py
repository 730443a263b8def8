"""The signs of domains, drawn for this site: lines of the text's own colour on a ground of 24 by 24."""

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

SHAPES = {
    "map": '<path d="M9 4 3.5 6.5V20L9 17.5l6 2.5 5.5-2.5V4L15 6.5zM9 4v13.5M15 6.5V20"/>',
    "bars": '<path d="M3.5 20.5h17M7 17v-4M12 17V9.5M17 17V4.5"/>',
    "heart": '<path d="M12 20S4 15 4 9.3a4.3 4.3 0 0 1 8-2.1 4.3 4.3 0 0 1 8 2.1C20 15 12 20 12 20z"/>',
    "leaf": '<path d="M6.5 17.5C2.5 9 9 4 20 4c.5 10-4 17-13.5 13.5zM4 21c2-5 5.5-8.5 10-11"/>',
    "rings": '<circle cx="8.7" cy="12" r="5.7"/><circle cx="15.3" cy="12" r="5.7"/>',
    "ring": '<circle cx="12" cy="12" r="7.5"/><circle cx="12" cy="12" r="2"/>',
    "drop": '<path d="M12 3.5s6.5 6.5 6.5 11a6.5 6.5 0 0 1-13 0c0-4.5 6.5-11 6.5-11z"/>',
    "waves": '<path d="M3 8c3-3 6-3 9 0s6 3 9 0M3 16c3-3 6-3 9 0s6 3 9 0"/>',
    "house": '<path d="M4 11.5 12 4.5l8 7M6.5 10v9.5h11V10M10.5 19.5v-5h3v5"/>',
    "wheel": '<circle cx="12" cy="12" r="8.5"/><path d="M12 3.5v17M4.6 7.7l14.8 8.6M19.4 7.7 4.6 16.3"/>',
    "book": (
        '<path d="M12 7c-2.5-2-5-2.5-8.5-2.5v13c3.5 0 6 .5 8.5 2.5 2.5-2 5-2.5 8.5-2.5v-13'
        'C17 4.5 14.5 5 12 7zm0 0v13"/>'
    ),
    "sun": (
        '<circle cx="12" cy="12" r="4"/>'
        '<path d="M12 2.5v3M12 18.5v3M2.5 12h3M18.5 12h3"/>'
        '<path d="M5.3 5.3l2.1 2.1M16.6 16.6l2.1 2.1M18.7 5.3l-2.1 2.1M7.4 16.6l-2.1 2.1"/>'
    ),
    "flag": '<path d="M6 21V4c4-2 7 2 12.5 0v9.5C13 15.5 10 11.5 6 13.5"/>',
    "star": '<path d="m12 3.5 2.6 5.6 6 .7-4.5 4.1 1.2 6-5.3-3-5.3 3 1.2-6L3.4 9.8l6-.7z"/>',
}


def drawing(name: str) -> SafeString:
    """The sign as an SVG element, hidden from whoever listens: the name of the domain stands beside it."""
    return format_html(
        '<svg class="sign" viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor"'
        ' stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">{}</svg>',
        mark_safe(SHAPES.get(name, SHAPES["ring"])),  # noqa: S308 - one of the shapes above
    )
