"""The forms in which organisations and practices are written."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intranet.access.forms.base import AccessibleForm, DayField
from intranet.pages.forms import IntranetPageForm
from intranet.territory.models import Domain, Organisation


class OrganisationPageForm(IntranetPageForm):
    """One page for each organisation, in all its languages."""

    def clean_organisation(self) -> Any:
        organisation = self.cleaned_data["organisation"]
        others = type(self.instance)._default_manager.exclude(translation_key=self.instance.translation_key)
        if organisation is not None and others.filter(organisation=organisation).exists():
            self.add_error("organisation", _("Cet organisme a déjà sa page : complétez-la plutôt."))
        return organisation


class PracticePageForm(IntranetPageForm):
    """A theme brings its domain along, so that the sheet is found by either."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        themes, domains = cleaned.get("themes"), cleaned.get("domains")
        if themes and domains is not None:
            wanted = {domain.pk for domain in domains} | {theme.domain_id for theme in themes}
            cleaned["domains"] = Domain.objects.filter(pk__in=wanted)
        origin = cleaned.get("inspired_by")
        if origin is not None and origin.translation_key == self.instance.translation_key:
            self.add_error("inspired_by", _("Une fiche ne s’inspire pas d’elle-même."))
        begins, ends = cleaned.get("begins_on"), cleaned.get("ends_on")
        if begins and ends and ends < begins:
            self.add_error("ends_on", _("La fin doit venir après le début."))
        return cleaned


class NetworkHomePageForm(IntranetPageForm):
    """The days of the next meeting follow each other."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("meeting_first_day"), cleaned.get("meeting_last_day")
        if last and not first:
            self.add_error("meeting_first_day", _("Donnez aussi le premier jour."))
        elif first and last and last < first:
            self.add_error("meeting_last_day", _("La fin doit venir après le début."))
        return cleaned


class AdoptionForm(AccessibleForm, forms.Form):
    """Who took up a practice, since when, and what they made of it."""

    organisation = forms.ModelChoiceField(label=gettext_lazy("Organisme"), queryset=Organisation.objects.none())
    adopted_on = DayField(label=gettext_lazy("Depuis le"), help_text=gettext_lazy("Le jour exact compte peu."))
    words = forms.CharField(
        label=gettext_lazy("En un mot"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Ce que vous avez repris, et ce que vous avez changé. 300 signes au plus."),
    )

    def __init__(self, *args: Any, organisations: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["organisation"]
        field.queryset = organisations.order_by("name")
        found = list(field.queryset[:2])
        if len(found) == 1:
            field.initial, field.empty_label = found[0], None
        else:
            field.empty_label = _("Choisissez")

    def clean_adopted_on(self) -> dt.date:
        day = self.cleaned_data["adopted_on"]
        if day > timezone.localdate():
            raise ValidationError(_("Ce jour est à venir : revenez quand ce sera fait."))
        return day
