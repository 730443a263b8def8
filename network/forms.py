"""The forms in which organisations and practices are written."""

from typing import Any

from django.utils.translation import gettext as _

from intranet.pages.forms import IntranetPageForm
from intranet.territory.models import Domain


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
