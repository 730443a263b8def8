"""What people type, or have their browser say, about their second factor."""

from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as base_forms
from allauth.mfa.totp import forms as totp_forms
from allauth.mfa.webauthn import forms as webauthn_forms
from django import forms
from django.utils.translation import gettext_lazy as _

from intranet.accounts.forms import OurWords

NAME_LENGTH = 60
# What a browser says about a passkey; real ones are of a few thousand characters.
CREDENTIAL_LENGTH = 50_000


class Credential(forms.JSONField):
    """What the browser says of a passkey. Whatever is not that is a wrong answer, never an error of the site."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.HiddenInput, **kwargs)

    def clean(self, value: Any) -> Any:
        if isinstance(value, str) and len(value) > CREDENTIAL_LENGTH:
            raise get_adapter().validation_error("incorrect_code")
        try:
            credential = super().clean(value)
        except forms.ValidationError as error:
            raise get_adapter().validation_error("incorrect_code") from error
        if not isinstance(credential, dict) or not isinstance(credential.get("response"), dict):
            raise get_adapter().validation_error("incorrect_code")
        return credential


class AnyWrongAnswer:
    """fido2 raises many kinds of error on what is not well formed: all of them mean that the answer is wrong."""

    def clean_credential(self) -> Any:
        try:
            return super().clean_credential()  # type: ignore[misc]
        except (TypeError, ValueError, KeyError, AttributeError, IndexError) as error:
            raise get_adapter().validation_error("incorrect_code") from error


class CodeWords(OurWords):
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code de l’application, ou code de secours")
        self.fields["code"].widget.attrs.update({"autocapitalize": "off", "spellcheck": "false", "maxlength": 40})


class AuthenticateForm(CodeWords, base_forms.AuthenticateForm):
    """The second step of signing in, by a code."""


class ReauthenticateForm(CodeWords, base_forms.ReauthenticateForm):
    """Proves again who is there, by a code."""


class AuthenticatePasskeyForm(AnyWrongAnswer, webauthn_forms.AuthenticateWebAuthnForm):
    credential = Credential()


class SignInPasskeyForm(AnyWrongAnswer, webauthn_forms.LoginWebAuthnForm):
    credential = Credential()


class ReauthenticatePasskeyForm(AnyWrongAnswer, webauthn_forms.ReauthenticateWebAuthnForm):
    credential = Credential()


class PasskeyName(forms.CharField):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            label=_("Nom de la clé"),
            max_length=NAME_LENGTH,
            help_text=_("Pour la reconnaître parmi d’autres : « téléphone », « clé du bureau »…"),
            **kwargs,
        )


class AddPasskeyForm(OurWords, webauthn_forms._BaseAddWebAuthnForm):  # noqa: SLF001 - the public one asks one thing more
    """A new passkey, which must be kept by the device and have checked who holds it: it will be enough alone."""

    name = PasskeyName(required=False)
    credential = Credential()

    def clean(self) -> dict[str, Any]:
        try:
            cleaned: dict[str, Any] = super().clean()
        except (TypeError, ValueError, KeyError, AttributeError, IndexError) as error:
            raise get_adapter().validation_error("incorrect_code") from error
        if (credential := cleaned.get("credential")) and not _checked_its_holder(credential):
            raise forms.ValidationError(
                _("Cette clé n’a pas vérifié que c’est vous (empreinte, visage ou code) : elle ne peut pas servir ici.")
            )
        return cleaned


def _checked_its_holder(credential: dict[str, Any]) -> bool:
    response = webauthn_forms.auth.parse_registration_response(credential)
    return response.response.attestation_object.auth_data.is_user_verified()


class RenamePasskeyForm(OurWords, webauthn_forms.EditWebAuthnForm):
    name = PasskeyName()


class ActivateAuthenticatorForm(OurWords, totp_forms.ActivateTOTPForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code affiché par l’application")
        self.fields["code"].widget.attrs.update({"inputmode": "numeric", "spellcheck": "false", "maxlength": 10})
