"""What the forms of a space share."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

from intranet.accounts.focus import FocusOnFirstError

# Where an action's complaint is shown, by the model's field.
SHOWN_AT = {"user": "person", "valid_from": "first_day", "valid_until": "last_day", "role": "role"}


class AccessibleForm(FocusOnFirstError):
    """The browser goes to the first field in error; errors of actions find their field."""

    # Required fields are said so in their label; the browser's own bubbles would hide our messages.
    use_required_attribute = False

    def add_refusal(self, refusal: ValidationError, default: str | None = None) -> None:
        """Show what an action refused at the fields concerned, or at ``default`` (None: above the form)."""
        by_field = refusal.error_dict if hasattr(refusal, "error_dict") else {NON_FIELD_ERRORS: refusal.error_list}
        for name, errors in by_field.items():
            shown = SHOWN_AT.get(name, name)
            self.add_error(shown if shown in self.fields else default, errors)
        self.focus_on_first_error()


class DayField(forms.DateField):
    """A local calendar day, typed or picked."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        return value.isoformat() if isinstance(value, dt.date) else value
