"""Forms of the seats screen. They speak in local days; the actions want instants."""

import datetime as dt
from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intranet.accounts.models import User

from .finding import folded
from .models import Affiliation, Designation, Domain, Organisation, end_of_day, start_of_day

# What actions call a field, and what these forms do.
FIELD_OF = {"valid_from": "first_day", "valid_until": "last_day"}


def first_instant(day: dt.date | None) -> dt.datetime:
    """The instant from which something chosen to hold from that day holds: for today, or no day, it is now."""
    if day is None or day == timezone.localdate():
        return timezone.now()
    return start_of_day(day)


def last_instant(day: dt.date | None) -> dt.datetime | None:
    """The end of a period whose last day is inclusive; None stays None."""
    return None if day is None else end_of_day(day)


def narrow_choices(form: forms.Form, name: str, queryset: QuerySet[Any]) -> Any:
    """Offer only these in a field that chooses among rows; returns the field."""
    field = cast("forms.ModelChoiceField[Any]", form.fields[name])
    field.queryset = queryset
    return field


class DayField(forms.DateField):
    """A local day, asked by the browser's own calendar. Far ones are typing errors, and break time zones."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        super().__init__(widget=widget, **kwargs)

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value is not None and not 1900 <= value.year <= 2200:
            raise ValidationError(_("Cette année n’est pas plausible."))


class SeatForm(forms.Form):
    """A gesture on a cell."""

    # Fields for which the template places the cursor, where ``focused`` names them.
    focused_by_template: frozenset[str] = frozenset()
    focused = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", "auto_id": "geste-%s", **kwargs})

    def focus(self) -> None:
        """Where the cursor goes when the form appears: the first wrong field, else the first."""
        names = list(self.fields)
        wrong = [each for each in names if each in self.errors] if self.is_bound else []
        first = next(iter(wrong or names), "")
        self.focused = first
        if first and first not in self.focused_by_template:
            self.fields[first].widget.attrs["autofocus"] = True

    def add_refusal(self, refusal: ValidationError) -> None:
        """Show an action's refusal next to the field it is about."""
        if not hasattr(refusal, "error_dict"):
            self.add_error(None, refusal)
            return
        for name, errors in refusal.error_dict.items():
            field = FIELD_OF.get(name, name)
            self.add_error(field if field in self.fields else None, errors)


class AdhesionForm(SeatForm):
    deliberation_number = forms.CharField(label=_("Numéro de la délibération"), max_length=60, required=False)
    deliberation_date = DayField(label=_("Date de la délibération"), required=False)
    first_day = DayField(label=_("Premier jour"), help_text=_("Aujourd’hui : dès maintenant."))


class EndForm(SeatForm):
    last_day = DayField(
        label=_("Dernier jour inclus"),
        required=False,
        help_text=_("Laissez vide pour mettre fin maintenant : les droits cessent à l’instant."),
    )


class EndAdhesionForm(EndForm):
    end_designations = forms.BooleanField(
        label=_("Mettre fin aussi aux désignations"),
        required=False,
        help_text=_("Sinon elles restent, sans effet tant que l’organisme n’adhère pas."),
    )


class PersonForm(SeatForm):
    """Chooses a person among active accounts; ``search`` narrows the list without leaving the form."""

    focused_by_template = frozenset({"person", "themes"})

    person = forms.ModelChoiceField(label=_("Personne"), queryset=User.objects.none(), empty_label=None)
    affiliate = forms.BooleanField(
        label=_("Affilier aussi à l’organisme"),
        required=False,
        help_text=_("Les droits demandent une affiliation, une adhésion et une désignation en cours."),
    )
    themes: Any = forms.ModelMultipleChoiceField(
        label=_("Thèmes suivis"),
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Aucun : tous les thèmes du domaine."),
    )

    def __init__(self, *args: Any, organisation: Organisation, domain: Domain, search: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.search = search
        narrow_choices(self, "themes", domain.themes.all())
        person = narrow_choices(self, "person", User.objects.filter(is_active=True))
        people = [one for one in person.queryset if _matches(one, search)]
        self.found = len(people)
        person.widget.choices = _grouped_people(people, organisation)
        person.widget.attrs["size"] = 6
        if self.found == 1:
            self.initial["person"] = people[0].pk


def _matches(person: User, search: str) -> bool:
    text = folded(f"{person.first_name} {person.last_name} {person.email}")
    return all(word in text for word in folded(search).split())


def _grouped_people(people: Iterable[User], organisation: Organisation) -> list[Any]:
    """The people of the organisation first: they are those most often designated."""
    affiliations = Affiliation.objects.in_force().filter(organisation=organisation)
    inside = set(affiliations.values_list("person_id", flat=True))
    near: list[tuple[int, str]] = []
    far: list[tuple[int, str]] = []
    for person in people:
        (near if person.pk in inside else far).append((person.pk, f"{person} – {person.email}"))
    groups = [(organisation.display_name, near), (_("Autres comptes"), far)]
    return [(label, options) for label, options in groups if options]


class DesignationForm(PersonForm):
    seat = forms.ChoiceField(label=_("Siège"), choices=Designation.Seat.choices)
    first_day = DayField(label=_("Premier jour"), help_text=_("Aujourd’hui : dès maintenant."))
    last_day = DayField(label=_("Dernier jour inclus"), required=False, help_text=_("Vide : sans fin prévue."))
    field_order = ["person", "affiliate", "seat", "first_day", "last_day", "themes"]


class ReplacementForm(PersonForm):
    first_day = DayField(
        label=_("Premier jour"),
        required=False,
        help_text=_("Vide : maintenant. Le mandat remplacé prend fin à l’instant où celui-ci commence."),
    )
    last_day = DayField(label=_("Dernier jour inclus"), required=False, help_text=_("Vide : sans fin prévue."))
    field_order = ["person", "affiliate", "first_day", "last_day", "themes"]


class SeatFilterForm(forms.Form):
    """What the board is narrowed to; wrong values narrow nothing."""

    domaine = forms.ModelChoiceField(
        label=_("Domaine"), queryset=Domain.objects.all(), required=False, empty_label=_("Tous les domaines")
    )
    membre = forms.ModelChoiceField(
        label=_("Membre"), queryset=Organisation.objects.all(), required=False, empty_label=_("Tous les membres")
    )
    vacants = forms.BooleanField(label=_("Sièges vacants seulement"), required=False)
    q = forms.CharField(label=_("Ajouter un membre au tableau"), max_length=100, required=False)
