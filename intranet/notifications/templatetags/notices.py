"""What the site shows of a reader's notices outside of their own screen."""

from typing import Any

from django import template

from intranet.notifications.forms import PreferencesForm
from intranet.notifications.inbox import may_have_unread

register = template.Library()


@register.simple_tag(takes_context=True)
def unread_notices(context: dict[str, Any]) -> bool:
    """Whether this reader may have something to read; the page asks how many once it is there."""
    return may_have_unread(context["request"].user)


@register.simple_tag(takes_context=True)
def preferences_form(context: dict[str, Any]) -> PreferencesForm:
    """What this reader may choose, as it is chosen now."""
    return PreferencesForm(reader=context["request"].user)
