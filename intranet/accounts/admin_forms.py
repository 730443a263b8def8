"""What administrators type about other people's accounts."""

from typing import Any

from allauth.mfa.models import Authenticator
from django import forms
from django.utils.translation import gettext_lazy as _

from .models import User


class AccountForm(forms.ModelForm):
    """An account without a password: its owner chooses it. Rights come from memberships and mandates, not from here."""

    class Meta:
        model = User
        fields = ["email", "first_name", "last_name", "language", "is_superuser"]
        labels = {"is_superuser": _("Administrateur")}
        help_texts = {
            "email": _("La personne s’identifie avec elle, et y reçoit ses courriels."),
            "language": _("Celle de ses courriels et des écrans d’écriture ; la personne peut en changer."),
            "is_superuser": _("Peut tout voir et tout régler. Les autres droits viennent des espaces et des mandats."),
        }

    def clean_email(self) -> str:
        """In lower case, and nobody else's whatever its case."""
        email = self.cleaned_data["email"].strip().lower()
        other = User.objects.filter(email__iexact=email).exclude(pk=self.instance.pk).first()
        if other is None:
            return email
        if other.is_active:
            message = _("Cette adresse est déjà celle du compte de %(name)s.")
        else:
            message = _("Cette adresse est celle du compte désactivé de %(name)s : réactivez-le plutôt.")
        raise forms.ValidationError(message, code="duplicate", params={"name": other})


class AccountEditForm(AccountForm):
    reset_second_factor = forms.BooleanField(
        label=_("Retirer la seconde étape de connexion"),
        required=False,
        help_text=_(
            "Si la personne a perdu son téléphone ou sa clé : clés d’accès, application et codes de secours sont "
            "retirés, ses sessions fermées, et un courriel l’en avertit. Assurez-vous d’abord que c’est bien elle."
        ),
    )

    class Meta(AccountForm.Meta):
        fields = [*AccountForm.Meta.fields, "is_active"]

    def __init__(self, *args: Any, editing_self: bool = False, **kwargs: Any) -> None:
        """``editing_self``: administrators neither close their own account nor give up their own rights."""
        super().__init__(*args, **kwargs)
        if editing_self:
            del self.fields["is_active"], self.fields["is_superuser"]
        if editing_self or not Authenticator.objects.filter(user_id=self.instance.pk).exists():
            del self.fields["reset_second_factor"]
