"""Numbers and addresses as people write them, in the language of the interface."""

import re

from django import template
from django.utils.formats import number_format

from intranet.accounts.languages import interface_language

register = template.Library()
NO_BREAK, NARROW = "\u00a0", "\u202f"


@register.filter
def spaced(number: int) -> str:
    """560 000 in French, 560,000 in English."""
    shown = number_format(number, force_grouping=True, use_l10n=True)
    return shown.replace(" ", NO_BREAK)


@register.filter
def euros(amount: int) -> str:
    """12 000 € in French, €12,000 in English."""
    return f"€{spaced(amount)}" if interface_language() == "en" else f"{spaced(amount)}{NO_BREAK}€"


@register.filter
def dialled(phone: str) -> str:
    """A number as a link dials it."""
    return re.sub(r"[^\d+]", "", phone)


@register.filter
def bare_address(url: str) -> str:
    """A web address as people say it."""
    return re.sub(r"^https?://(www\.)?", "", url).rstrip("/")
