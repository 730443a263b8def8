"""Choosing an organisation by what one types of it, in a form that is not the admin's."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from intranet.territory.finding import matching
from intranet.territory.models import Organisation

MOST_FOUND = 12


class FindsOrganisation(forms.Form):
    """One field takes a name; the organisations found are chosen among, below. Nothing typed: none."""

    organisation = forms.CharField(
        label=_("Organisme"),
        max_length=200,
        required=False,
        help_text=_("Son nom ou son SIREN. Il n’ouvre aucun droit : l’organisme le confirmera, ou non."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    # For which text the organisations below were listed.
    organisation_searched = forms.CharField(required=False, widget=forms.HiddenInput)
    organisation_found = forms.ChoiceField(label=_("Organismes trouvés"), required=False, widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found: list[Organisation] = []
        self.more_found = False
        self.chosen_organisation: Organisation | None = None
        if self.is_bound:
            self._find_organisations()

    @property
    def is_search(self) -> bool:
        """Whether "search" was pressed: nothing is sent then."""
        return "search" in self.data

    def _find_organisations(self) -> None:
        typed = str(self.data.get("organisation", "")).strip()[:200]
        if typed:
            found = list(matching(Organisation.objects.open(), typed)[: MOST_FOUND + 1])
            self.found, self.more_found = found[:MOST_FOUND], len(found) > MOST_FOUND
        field = self.fields["organisation_found"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - tells the type checker
        field.choices = [(each.pk, each.name) for each in self.found]
        self.data: QueryDict = self.data.copy()
        if self.data.get("organisation_searched", "") != typed:
            # A choice made in the list of another search is no choice.
            self.data.pop("organisation_found", None)
        if len(self.found) == 1:
            self.data["organisation_found"] = str(self.found[0].pk)
        self.data["organisation_searched"] = typed

    def clean_organisation(self) -> str:
        typed = self.cleaned_data["organisation"].strip()
        if typed and not self.found:
            raise forms.ValidationError(_("Aucun organisme connu ici ne porte ce nom. Laissez vide si besoin."))
        return typed

    def clean_organisation_found(self) -> str:
        chosen = self.cleaned_data["organisation_found"]
        self.chosen_organisation = next((each for each in self.found if str(each.pk) == chosen), None)
        if self.found and self.chosen_organisation is None and not self.is_search:
            raise forms.ValidationError(_("Choisissez l’organisme dans la liste, ou effacez ce que vous avez tapé."))
        return chosen
