"""What the site shows of a reader's notices outside of their own screen."""

from typing import Any

from django import template

from intranet.notifications.forms import PreferencesForm
from intranet.notifications.inbox import COUNTED, unread_count

register = template.Library()


@register.simple_tag(takes_context=True)
def unread_notices(context: dict[str, Any]) -> str:
    """How many this reader has to read: "3", "99+", nothing where there is none."""
    count = unread_count(context["request"].user)
    return f"{COUNTED - 1}+" if count >= COUNTED else str(count or "")


@register.simple_tag(takes_context=True)
def preferences_form(context: dict[str, Any]) -> PreferencesForm:
    """What this reader may choose, as it is chosen now."""
    return PreferencesForm(reader=context["request"].user)
