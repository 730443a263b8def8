"""What people type about their data."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intranet.accounts.focus import FocusOnFirstError
from intranet.accounts.models import User

from .models import Correction


class ConfirmForm(FocusOnFirstError, forms.Form):
    """That it is really the person: by their password, or by their address where they have none (they use codes)."""

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        if person.has_usable_password():
            self.fields["password"] = forms.CharField(
                label=gettext_lazy("Votre mot de passe"),
                strip=False,
                widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
            )
        else:
            self.fields["email"] = forms.EmailField(
                label=gettext_lazy("Votre adresse électronique"),
                help_text=gettext_lazy("Vous n’avez pas de mot de passe : retapez votre adresse pour confirmer."),
                widget=forms.EmailInput(attrs={"autocomplete": "email"}),
            )

    def clean_password(self) -> str:
        if not self.person.check_password(self.cleaned_data["password"]):
            raise forms.ValidationError(_("Ce n’est pas votre mot de passe."))
        return self.cleaned_data["password"]

    def clean_email(self) -> str:
        return _same_address(self.cleaned_data["email"], self.person)


class EraseForm(FocusOnFirstError, forms.Form):
    """An administrator confirms by typing the address of whoever is to be erased."""

    email = forms.EmailField(
        label=gettext_lazy("Adresse électronique du compte à effacer"),
        help_text=gettext_lazy("Retapez-la pour confirmer."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_email(self) -> str:
        return _same_address(self.cleaned_data["email"], self.person)


class CorrectionForm(FocusOnFirstError, forms.ModelForm):
    class Meta:
        model = Correction
        fields = ["about", "words"]
        widgets = {"about": forms.RadioSelect, "words": forms.Textarea(attrs={"rows": 5})}
        labels = {
            "about": gettext_lazy("Ce qui est à corriger"),
            "words": gettext_lazy("Ce qui est faux, et ce qui est juste"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["about"].choices = Correction.About.choices


class AnswerForm(FocusOnFirstError, forms.Form):
    answer = forms.CharField(
        label=gettext_lazy("Votre réponse"),
        help_text=gettext_lazy(
            "Ce qui est corrigé, ou pourquoi cela ne l’est pas. La personne la reçoit par courriel."
        ),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


def _same_address(typed: str, person: User) -> str:
    if typed.strip().lower() != person.email.lower():
        raise forms.ValidationError(_("Ce n’est pas l’adresse de ce compte."))
    return typed
