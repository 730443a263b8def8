"""Who reads a page, and with whom a section is shared."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from intranet.access.models import Audience, Role
from intranet.accounts.models import User

from .base import AccessibleForm

INHERIT = ""


class AudienceForm(AccessibleForm, forms.Form):
    """``widest`` is what the page inherits: nothing wider can be chosen."""

    audience = forms.TypedChoiceField(
        label=_("Qui lit cette page"),
        coerce=lambda value: Audience(int(value)),
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
        error_messages={
            "invalid_choice": _(
                "Une page ne peut pas être plus ouverte que ce qui la contient : choisissez moins large."
            )
        },
    )

    def __init__(self, *args: Any, widest: Audience, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["audience"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - tells the type checker
        field.choices = [
            (INHERIT, ""),
            *((audience.value, audience.label) for audience in Audience if audience <= widest),
        ]


class PeopleField(forms.ModelMultipleChoiceField):
    """People with their addresses: two may bear one name."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: User) -> str:
        return f"{obj.get_full_name()} · {obj.email}"


class ReserveForm(AccessibleForm, forms.Form):
    """The people of a reserved section: some of those of the space, and others by their address."""

    name = forms.CharField(label=_("Nom de la rubrique réservée"), max_length=200)
    people = PeopleField(
        label=_("Personnes de l’espace"),
        queryset=User.objects.none(),
        required=False,
    )
    addresses = forms.CharField(
        label=_("Autres personnes"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false"}),
        help_text=_("Une adresse électronique par ligne ; ces personnes ont déjà un compte."),
    )
    role = forms.TypedChoiceField(
        label=_("Rôle"),
        choices=Role.choices,
        coerce=lambda value: Role(int(value)),
        initial=Role.CONTRIBUTOR,
        help_text=_("Le même pour toutes ; chacune peut en changer ensuite."),
    )

    def __init__(self, *args: Any, people: list[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["people"]
        assert isinstance(field, PeopleField)  # noqa: S101 - tells the type checker
        field.queryset = User.objects.filter(pk__in=[person.pk for person in people])

    def clean_addresses(self) -> list[User]:
        typed = [line.strip().lower() for line in self.cleaned_data["addresses"].splitlines() if line.strip()]
        found = {user.email.lower(): user for user in User.objects.filter(email__in=typed, is_active=True)}
        errors = []
        for address in typed:
            if address in found:
                continue
            try:
                validate_email(address)
            except ValidationError:
                errors.append(_("« %(address)s » n’est pas une adresse électronique.") % {"address": address})
            else:
                errors.append(
                    _("Aucun compte ouvert n’a l’adresse %(address)s. Les comptes sont créés par les administrateurs.")
                    % {"address": address}
                )
        if errors:
            raise ValidationError(errors)
        return list(found.values())

    @property
    def chosen(self) -> list[User]:
        chosen = {person.pk: person for person in self.cleaned_data["people"]}
        chosen.update({person.pk: person for person in self.cleaned_data["addresses"]})
        return list(chosen.values())
