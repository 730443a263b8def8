"""Forms of Wagtail's admin for the territory: they ask local days where the models hold instants."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.html import format_html
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateInput

from intranet.accounts.models import User

from .choosers import organisation_chooser
from .forms import narrow_choices
from .imports import passes_luhn
from .models import (
    Adhesion,
    Affiliation,
    Colour,
    Designation,
    Domain,
    Organisation,
    Sign,
    Theme,
    end_of_day,
    start_of_day,
)
from .signs import drawing

OrganisationWidget = organisation_chooser.widget_class
FIELD_OF = {"valid_from": "first_day", "valid_until": "last_day"}


class PeriodAdminForm(WagtailAdminModelForm):
    """A dated fact, by its first and last day. A day that is not changed keeps its hour."""

    first_day = forms.DateField(label=_("Premier jour"), widget=AdminDateInput)
    last_day = forms.DateField(
        label=_("Dernier jour inclus"), widget=AdminDateInput, required=False, help_text=_("Vide : sans fin prévue.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        instance = self.instance
        self.fields["first_day"].initial = instance.first_day if instance.pk else timezone.localdate()
        self.fields["last_day"].initial = instance.last_day
        for name, field in self.fields.items():
            if not isinstance(field, forms.ModelChoiceField) or field.queryset is None:
                continue
            if field.queryset.model is User:
                field.queryset = User.objects.filter(Q(is_active=True) | Q(pk=getattr(instance, f"{name}_id")))
            elif field.queryset.model is Organisation:
                open_ones = Q(pk__in=Organisation.objects.open())
                field.queryset = Organisation.objects.filter(open_ones | Q(pk=getattr(instance, f"{name}_id")))

    def clean_first_day(self) -> dt.date | None:
        return _plausible(self.cleaned_data["first_day"])

    def clean_last_day(self) -> dt.date | None:
        return _plausible(self.cleaned_data["last_day"])

    def _post_clean(self) -> None:
        """Give the instance its instants before the model's own checks look at them."""
        first, last = self.cleaned_data.get("first_day"), self.cleaned_data.get("last_day")
        kept = self.instance.pk is not None
        if first is not None and not (kept and first == self.instance.first_day):
            self.instance.valid_from = start_of_day(first)
        if "last_day" in self.cleaned_data and not (kept and last == self.instance.last_day):
            self.instance.valid_until = None if last is None else end_of_day(last)
        super()._post_clean()

    def add_error(self, field: str | None, error: Any) -> None:
        """What the model says of its instants is shown next to the days."""
        if field is None and hasattr(error, "error_dict"):
            renamed: dict[str, list[ValidationError]] = {}
            for name, errors in error.error_dict.items():
                known = FIELD_OF.get(name, name)
                renamed.setdefault(known if known in self.fields else NON_FIELD_ERRORS, []).extend(errors)
            error = ValidationError(renamed)
        super().add_error(field, error)


def _plausible(day: dt.date | None) -> dt.date | None:
    """Far days are typing errors, and break time zones."""
    if day is not None and not 1900 <= day.year <= 2200:
        raise ValidationError(_("Cette année n’est pas plausible."))
    return day


class AffiliationAdminForm(PeriodAdminForm):
    class Meta:
        model = Affiliation
        fields = ["person", "organisation", "capacity", "job_title"]
        widgets = {"organisation": OrganisationWidget}


class AdhesionAdminForm(PeriodAdminForm):
    class Meta:
        model = Adhesion
        fields = ["organisation", "domain", "deliberation_number", "deliberation_date"]
        widgets = {"organisation": OrganisationWidget}


class ThemesField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, obj: Theme) -> str:
        return f"{obj.domain.label} – {obj.label}"


class DesignationAdminForm(PeriodAdminForm):
    themes = ThemesField(
        label=_("Thèmes suivis"),
        queryset=Theme.objects.select_related("domain"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Aucun : tous les thèmes du domaine."),
    )

    class Meta:
        model = Designation
        fields = ["person", "organisation", "domain", "seat", "themes"]
        widgets = {"organisation": OrganisationWidget}

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        domain, themes = data.get("domain"), data.get("themes") or []
        if domain is not None and any(theme.domain_id != domain.pk for theme in themes):
            self.add_error("themes", _("Choisissez parmi les thèmes de ce domaine."))
        return data


class SluggedAdminForm(WagtailAdminModelForm):
    """The identifier follows from the name where it is left empty."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["slug"].required = False
        self.fields["slug"].help_text = _("Laissé vide, il est tiré du nom.")

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not data.get("slug") and "slug" not in self.errors:
            data["slug"] = slugify(data.get("name", ""))[:80]
        return data


class DomainAdminForm(SluggedAdminForm):
    """The colours and the signs are shown as they are, beside their names."""

    class Meta:
        model = Domain
        fields = ["name", "name_en", "colour", "sign", "slug", "order"]
        widgets = {"colour": forms.RadioSelect, "sign": forms.RadioSelect}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["colour"].choices = [
            (value, format_html('<span class="domain-swatch" data-domain="{}"></span>{}', value, label))
            for value, label in Colour.choices
        ]
        self.fields["sign"].choices = [
            (value, format_html("{} {}", drawing(value), label)) for value, label in Sign.choices
        ]
        for name in ("colour", "sign"):
            # Those of a new domain where none is said.
            self.fields[name].required = False


class ThemeAdminForm(SluggedAdminForm):
    class Meta:
        model = Theme
        fields = ["domain", "name", "name_en", "slug", "order"]


class OrganisationAdminForm(WagtailAdminModelForm):
    """What is known of a body. It is closed and reopened by gestures of their own, which end its mandates too."""

    website = forms.URLField(label=_("Site web"), required=False, max_length=200, assume_scheme="https")

    class Meta:
        model = Organisation
        fields = [
            "name",
            "short_name",
            "kind",
            "epci_type",
            "siren",
            "population",
            "communes",
            "country",
            "website",
            "is_host",
        ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Naming another host would hand the whole installation over: administrators only.
        if self.for_user is None or not self.for_user.is_superuser:
            del self.fields["is_host"]

    def clean_siren(self) -> str | None:
        siren = self.cleaned_data["siren"]
        if siren and not passes_luhn(siren):
            raise ValidationError(_("La clé de contrôle de ce SIREN est fausse."))
        return siren or None

    def clean_country(self) -> str:
        country = self.cleaned_data["country"].upper()
        if len(country) != 2 or not (country.isascii() and country.isalpha()):
            raise ValidationError(_("Deux lettres, comme FR ou GB."))
        return country

    def clean_is_host(self) -> bool:
        is_host = self.cleaned_data["is_host"]
        if is_host and Organisation.objects.filter(is_host=True).exclude(pk=self.instance.pk).exists():
            raise ValidationError(_("Un autre organisme est déjà le pôle hôte."))
        return is_host

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("epci_type") and data.get("kind") not in (None, Organisation.Kind.EPCI):
            self.add_error("epci_type", _("Réservé aux intercommunalités."))
        return data


class ClosingForm(forms.Form):
    closed_on = forms.DateField(
        label=_("Close le"),
        widget=AdminDateInput,
        help_text=_("Le premier jour où l’organisme n’existe plus ; aujourd’hui : dès maintenant."),
    )
    successor = forms.ModelChoiceField(
        label=_("Succédée par"),
        queryset=Organisation.objects.none(),
        widget=OrganisationWidget,
        required=False,
        help_text=_("Après une fusion ou un changement de nom."),
    )

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        narrow_choices(self, "successor", Organisation.objects.open().exclude(pk=organisation.pk))

    def clean_closed_on(self) -> dt.date | None:
        return _plausible(self.cleaned_data["closed_on"])
