"""What people type about their own account. Administrators' forms are in ``admin_forms``."""

from typing import Any

from allauth.account import forms as allauth_forms
from django import forms
from django.utils.translation import gettext_lazy as _

from .focus import FocusOnFirstError
from .models import User

LABELS = {
    "login": _("Adresse électronique"),
    "email": _("Adresse électronique"),
    "password": _("Mot de passe"),
    "oldpassword": _("Mot de passe actuel"),
    "password1": _("Nouveau mot de passe"),
    "password2": _("Nouveau mot de passe, une seconde fois"),
    "code": _("Code reçu par courriel"),
}


class OurWords(FocusOnFirstError):
    """allauth's forms with our labels, and without its placeholders, which vanish as soon as one types."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        for name, field in self.fields.items():
            field.label = LABELS.get(name, field.label)
            field.widget.attrs.pop("placeholder", None)


class LoginForm(OurWords, allauth_forms.LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The page has this link of its own, which keeps the page to come back to.
        self.fields["password"].help_text = ""
        self.fields["login"].widget.attrs["autocomplete"] = "username"


class RequestLoginCodeForm(OurWords, allauth_forms.RequestLoginCodeForm):
    """Asks for a code by mail."""


class ConfirmLoginCodeForm(OurWords, allauth_forms.ConfirmLoginCodeForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Not numeric only: see ACCOUNT_RATE_LIMITS for what the length of the code has to hold against.
        self.fields["code"].widget.attrs.update({"autocapitalize": "characters", "spellcheck": "false"})


class ResetPasswordForm(OurWords, allauth_forms.ResetPasswordForm):
    """Asks for a link by mail."""


class ResetPasswordKeyForm(OurWords, allauth_forms.ResetPasswordKeyForm):
    """Chooses a password from the link of a mail."""


class UserTokenForm(allauth_forms.UserTokenForm):
    """The link of a mail; that of an account closed since then is as wrong as any other."""

    def _get_user(self, uidb36: str) -> User | None:
        user = super()._get_user(uidb36)
        return user if user is not None and user.is_active else None


class ChangePasswordForm(OurWords, allauth_forms.ChangePasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"].help_text = ""


class SetPasswordForm(OurWords, allauth_forms.SetPasswordForm):
    """Chooses a first password, once signed in by code."""


class ReauthenticateForm(OurWords, allauth_forms.ReauthenticateForm):
    """Proves again who is there, by the password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""


class LanguageForm(forms.ModelForm):
    class Meta:
        model = User
        fields = ["language"]
        widgets = {"language": forms.RadioSelect}
        labels = {"language": _("Langue des menus, des écrans et des courriels")}
        help_texts = {"language": _("Les textes des pages gardent la leur.")}
