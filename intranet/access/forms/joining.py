"""Asking to be let in, answering, prolonging."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intranet.access.guests import is_guest, suggested_last_day
from intranet.access.models import WORD_LENGTH, JoinRequest, Membership, Role
from intranet.territory.models import end_of_day

from .base import AccessibleForm, DayField
from .people import GUEST_NEEDS_END


class AskForm(AccessibleForm, forms.Form):
    message = forms.CharField(
        label=_("Pourquoi, en quelques mots"),
        required=False,
        max_length=WORD_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class AnswerForm(AccessibleForm, forms.Form):
    """Yes with a role and an end, or no; ``accepts`` says which. A guest has an end, or a waiver of it."""

    role = forms.TypedChoiceField(
        label=_("Rôle"), choices=Role.choices, coerce=lambda value: Role(int(value)), initial=Role.READER
    )
    last_day = DayField(label=_("Dernier jour"), required=False, help_text=_("Compris. Vide : sans fin."))
    without_end = forms.BooleanField(label=_("Sans date de fin"), required=False)
    reply = forms.CharField(
        label=_("Un mot de réponse"),
        required=False,
        max_length=WORD_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Il figure dans le courriel qui annonce la réponse."),
    )

    def __init__(self, *args: Any, asked: JoinRequest, **kwargs: Any) -> None:
        self.is_guest = is_guest(asked.person)
        if self.is_guest:
            kwargs.setdefault("initial", {})["last_day"] = suggested_last_day()
        super().__init__(*args, **kwargs)

    @property
    def accepts(self) -> bool:
        return self.data.get("answer") != "refuse"

    def clean_last_day(self) -> dt.date | None:
        day = self.cleaned_data["last_day"]
        if self.accepts and day is not None and day < timezone.localdate():
            raise ValidationError(_("Ce jour est passé."))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        open_end = cleaned.get("last_day") is None and not cleaned.get("without_end") and "last_day" not in self.errors
        if self.accepts and self.is_guest and open_end:
            # What was posted cannot be changed in place.
            self.data = {**self.data.dict(), "last_day": suggested_last_day().isoformat()}  # type: ignore[attr-defined]
            self.add_error("last_day", GUEST_NEEDS_END)
        return cleaned

    @property
    def valid_until(self) -> dt.datetime | None:
        last = self.cleaned_data["last_day"]
        return None if last is None else end_of_day(last)


class RenewForm(AccessibleForm, forms.Form):
    """Another last day, half a year later unless told otherwise."""

    last_day = DayField(label=_("Dernier jour"), help_text=_("Compris."))

    def __init__(self, *args: Any, membership: Membership, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"last_day": suggested_last_day(membership.last_day)})
        super().__init__(*args, **kwargs)

    def clean_last_day(self) -> dt.date:
        day: dt.date = self.cleaned_data["last_day"]
        if day < timezone.localdate():
            raise ValidationError(_("Ce jour est passé. Pour fermer l’accès dès maintenant, mettez-y fin."))
        return day
