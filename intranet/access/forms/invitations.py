"""Inviting by mail, and accepting."""

import datetime as dt
from email.utils import parseaddr
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intranet.access.guests import suggested_last_day
from intranet.access.invited import Invited
from intranet.access.models import WORD_LENGTH, Invitation, Membership, Role, Space
from intranet.access.roster import roster
from intranet.accounts.models import User
from intranet.territory.models import Affiliation, Organisation, end_of_day

from .base import AccessibleForm, DayField
from .organisations import FindsOrganisation

MOST_AT_ONCE = 50


class InvitingForm(AccessibleForm, forms.Form):
    """Addresses, one a line, each with the name before it where it is known; what is wrong is told line by line."""

    addresses = forms.CharField(
        label=_("Adresses électroniques"),
        help_text=_("Une par ligne. Avec le nom si vous le connaissez : Camille Martin <camille@example.org>."),
        widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false", "autocomplete": "off"}),
    )
    message = forms.CharField(
        label=_("Un mot de votre part"),
        required=False,
        max_length=WORD_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Il figure dans le courriel, sous votre nom."),
    )
    language = forms.ChoiceField(label=_("Langue du courriel"), choices=settings.LANGUAGES, widget=forms.RadioSelect)

    def clean_addresses(self) -> list[Invited]:
        lines = [line.strip().rstrip(",;") for line in self.cleaned_data["addresses"].splitlines()]
        read: dict[str, Invited] = {}
        errors: list[Any] = []
        typed = [(number, line) for number, line in enumerate(lines, start=1) if line]
        if len(typed) > MOST_AT_ONCE:
            raise ValidationError(_("%(most)d adresses au plus à la fois.") % {"most": MOST_AT_ONCE})
        for number, line in typed:
            invited = read_line(line)
            if invited is None:
                told = {"number": number, "line": line}
                errors.append(_("Ligne %(number)d : « %(line)s » n’est pas une adresse électronique.") % told)
            else:
                read.setdefault(invited.email, invited)
        refused = self.refusals(list(read))
        for number, line in typed:
            invited = read_line(line)
            if invited is not None and (reason := refused.pop(invited.email, None)):
                errors.append(_("Ligne %(number)d : %(reason)s") % {"number": number, "reason": reason})
        if errors:
            raise ValidationError(errors)
        return list(read.values())

    def refusals(self, addresses: list[str]) -> dict[str, str]:
        """Why some of these addresses are not to be invited, by address."""
        raise NotImplementedError


def read_line(line: str) -> Invited | None:
    """The address of a line, and the name before it; None where there is no address."""
    name, email = parseaddr(line)
    email = email.lower()
    try:
        validate_email(email)
    except ValidationError:
        return None
    first, _space, last = name.strip().partition(" ")
    return Invited(email, first[:100], last.strip()[:100])


class InviteToSpaceForm(FindsOrganisation, InvitingForm):
    """Into a space: with which role, until when. It says nothing of who has an account."""

    role = forms.TypedChoiceField(
        label=_("Rôle"), choices=Role.choices, coerce=lambda value: Role(int(value)), initial=Role.READER
    )
    last_day = DayField(
        label=_("Dernier jour"),
        required=False,
        help_text=_(
            "Compris. Vide : sans fin pour qui est du pôle ou du réseau ; une demi-année pour un invité, dont vous "
            "répondrez."
        ),
    )
    without_end = forms.BooleanField(label=_("Sans date de fin, même pour un invité"), required=False)

    field_order = ["addresses", "role", "last_day", "without_end", "organisation", "message", "language"]

    def __init__(self, *args: Any, space: Space, **kwargs: Any) -> None:
        self.space = space
        super().__init__(*args, **kwargs)
        self.fields["last_day"].widget.attrs["placeholder"] = suggested_last_day().isoformat()

    def refusals(self, addresses: list[str]) -> dict[str, str]:
        refused: dict[str, str] = {}
        inside = {entry.user.email for entry in roster(self.space)}
        coming = Membership.objects.coming().filter(space=self.space, user__email__in=addresses)
        inside |= set(coming.values_list("user__email", flat=True))
        unsettled = Invitation.objects.unsettled().filter(space=self.space, email__in=addresses)
        invited = set(unsettled.values_list("email", flat=True))
        for email in addresses:
            if email in inside:
                refused[email] = str(_("%(email)s a déjà accès à cet espace.") % {"email": email})
            elif email in invited:
                refused[email] = invited_already(email)
        return refused

    def clean_last_day(self) -> dt.date | None:
        day = self.cleaned_data["last_day"]
        if day is not None and day < timezone.localdate():
            raise ValidationError(_("Ce jour est passé."))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("last_day") and cleaned.get("without_end"):
            self.add_error("without_end", _("Un dernier jour est donné : choisissez l’un ou l’autre."))
        return cleaned

    @property
    def access_until(self) -> dt.datetime | None:
        last = self.cleaned_data["last_day"]
        return None if last is None else end_of_day(last)


def invited_already(email: str) -> str:
    return str(
        _("%(email)s est déjà invité·e : renvoyez l’invitation depuis la liste, ou retirez-la.") % {"email": email}
    )


class InviteOfficerForm(InvitingForm):
    """Into an organisation, by its administrators: whoever accepts is affiliated to it."""

    capacity = forms.ChoiceField(label=_("Qualité"), choices=Affiliation.Capacity.choices)
    job_title = forms.CharField(label=_("Fonction"), max_length=200, required=False)

    field_order = ["addresses", "capacity", "job_title", "message", "language"]

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        self.organisation = organisation
        super().__init__(*args, **kwargs)

    def refusals(self, addresses: list[str]) -> dict[str, str]:
        present = Affiliation.objects.in_force().filter(organisation=self.organisation, person__email__in=addresses)
        inside = set(present.values_list("person__email", flat=True))
        unsettled = Invitation.objects.unsettled().filter(
            organisation=self.organisation, space__isnull=True, email__in=addresses
        )
        invited = set(unsettled.values_list("email", flat=True))
        refused = {email: invited_already(email) for email in addresses if email in invited}
        for email in inside:
            refused[email] = str(_("%(email)s est déjà de votre organisme.") % {"email": email})
        return refused


class AcceptForm(AccessibleForm, forms.Form):
    """What somebody without an account says of themselves to have one. Without a password, codes come by mail."""

    first_name = forms.CharField(
        label=_("Prénom"), max_length=100, widget=forms.TextInput(attrs={"autocomplete": "given-name"})
    )
    last_name = forms.CharField(
        label=_("Nom"), max_length=100, widget=forms.TextInput(attrs={"autocomplete": "family-name"})
    )
    language = forms.ChoiceField(
        label=_("Langue"),
        choices=settings.LANGUAGES,
        widget=forms.RadioSelect,
        help_text=_("Celle des menus et des courriels ; elle se change à tout moment."),
    )
    password = forms.CharField(
        label=_("Mot de passe"),
        required=False,
        strip=False,
        help_text=_("Sans mot de passe, vous vous connecterez par un code envoyé à votre adresse."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    password_again = forms.CharField(
        label=_("Mot de passe, une seconde fois"),
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        self.email = email
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        password = cleaned.get("password") or ""
        if password != (cleaned.get("password_again") or ""):
            self.add_error("password_again", _("Ce n’est pas le même mot de passe."))
        elif password:
            names = {name: cleaned.get(name, "") for name in ("first_name", "last_name")}
            try:
                validate_password(password, User(email=self.email, **names))
            except ValidationError as refusal:
                self.add_error("password", refusal)
        return cleaned
