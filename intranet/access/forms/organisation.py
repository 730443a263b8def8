"""What an organisation's administrators fill in: designations, ends, appointments. They speak in local days."""

from typing import Any

from django import forms
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intranet.accounts.models import User
from intranet.territory.forms import DayField
from intranet.territory.models import Affiliation, Designation, Domain, Organisation, OrganisationAdministrator, Theme

from .base import AccessibleForm


class OwnPersonField(forms.ModelChoiceField):
    """Somebody of the organisation, today or from a day to come; with their address, since two may bear one name."""

    widget = forms.RadioSelect

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(User.objects.none(), empty_label=None, **kwargs)

    def label_from_instance(self, obj: User) -> str:
        return f"{obj.get_full_name()} · {obj.email}"


def own_people(organisation: Organisation) -> Any:
    """Active accounts affiliated to the organisation now or later."""
    lasting = Q(valid_until__isnull=True) | Q(valid_until__gt=timezone.now())
    affiliated = Affiliation.objects.filter(lasting, person=OuterRef("pk"), organisation=organisation)
    return User.objects.filter(Exists(affiliated), is_active=True)


class OrganisationForm(AccessibleForm, forms.Form):
    """A gesture on one organisation; the action's words on instants are shown at the days."""

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        self.organisation = organisation
        super().__init__(*args, **kwargs)
        person = self.fields.get("person")
        if isinstance(person, OwnPersonField):
            person.queryset = self.people()

    def people(self) -> Any:
        return own_people(self.organisation)


class ConfirmForm(OrganisationForm):
    """Nothing to fill in."""


class EndForm(OrganisationForm):
    last_day = DayField(
        label=_("Dernier jour inclus"),
        required=False,
        help_text=_("Laissez vide pour mettre fin maintenant : les droits cessent à l’instant."),
    )


class MandateForm(OrganisationForm):
    """Who, and for which themes and days."""

    person = OwnPersonField(label=_("Personne"))
    seat = forms.ChoiceField(label=_("Siège"), choices=Designation.Seat.choices)
    first_day = DayField(label=_("Premier jour"), required=False, help_text=_("Vide : dès maintenant."))
    last_day = DayField(label=_("Dernier jour inclus"), required=False, help_text=_("Vide : sans fin prévue."))
    themes: Any = forms.ModelMultipleChoiceField(
        label=_("Thèmes suivis"),
        queryset=Theme.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Aucun : tous les thèmes du domaine."),
    )

    def __init__(self, *args: Any, domain: Domain, apart_from: User | None = None, **kwargs: Any) -> None:
        self.apart_from = apart_from
        super().__init__(*args, **kwargs)
        self.fields["themes"].queryset = domain.themes.all()  # type: ignore[attr-defined]
        if not domain.themes.exists():
            del self.fields["themes"]
        if apart_from is not None:
            del self.fields["seat"]
            self.fields["first_day"].help_text = _(
                "Vide : maintenant. Le mandat remplacé prend fin à l’instant où celui-ci commence."
            )

    def people(self) -> Any:
        people = super().people()
        return people if self.apart_from is None else people.exclude(pk=self.apart_from.pk)


class AppointForm(OrganisationForm):
    """Another administrator."""

    person = OwnPersonField(label=_("Personne"))
    last_day = DayField(label=_("Dernier jour inclus"), required=False, help_text=_("Vide : sans fin prévue."))

    def people(self) -> Any:
        present = OrganisationAdministrator.objects.in_force().filter(organisation=self.organisation)
        return own_people(self.organisation).exclude(pk__in=present.values("person"))
