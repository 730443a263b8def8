"""The chooser of organisations in the editor: a search among the whole national list, a page at a time."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView
from wagtail.admin.viewsets.chooser import ChooserViewSet

from intranet.territory.models import Organisation

from .folding import folded

NAME = "network_organisation_chooser"


class OrganisationSearchForm(BaseFilterForm):
    """By the words of its names, accents and capitals aside, or the first digits of its SIREN."""

    q = forms.CharField(label=_("Nom ou SIREN"), required=False, max_length=100)

    def filter(self, objects: QuerySet[Organisation]) -> QuerySet[Organisation]:
        self.search_query = self.cleaned_data.get("q", "")
        self.is_searching = bool(self.search_query)
        terms = folded(self.search_query).split()
        if not terms:
            return objects
        # Names are folded here: databases differ on accents, and the whole national list is some thousand rows.
        rows = objects.order_by().values_list("pk", "name", "short_name", "siren")
        return objects.filter(pk__in=[pk for pk, *names, siren in rows if _is_named(terms, names, siren or "")])


def _is_named(terms: list[str], names: list[str], siren: str) -> bool:
    said = folded(" ".join(names))
    return all(term in said or siren.startswith(term) for term in terms)


class _OpenOrganisations:
    """The bodies that still exist, in the order of their names."""

    filter_form_class = OrganisationSearchForm
    ordering = ("name", "pk")

    def get_object_list(self) -> QuerySet[Organisation]:
        return Organisation.objects.open()

    @property
    def columns(self) -> list[Column]:
        return [
            *super().columns,  # type: ignore[misc]
            Column("get_kind_display", label=_("Nature")),
            Column("country", label=_("Pays")),
        ]


class ChooseOrganisation(_OpenOrganisations, ChooseView):
    pass


class ChooseOrganisationResults(_OpenOrganisations, ChooseResultsView):
    pass


class OrganisationChooserViewSet(ChooserViewSet):
    """Offered to whoever writes somewhere: organisations are public bodies, known to all writers alike."""

    model = Organisation
    icon = "group"
    per_page = 20
    register_widget = False
    choose_one_text = _("Choisir un organisme")
    choose_another_text = _("Choisir un autre organisme")
    edit_item_text = _("Voir cet organisme")
    choose_view_class = ChooseOrganisation
    choose_results_view_class = ChooseOrganisationResults


organisation_chooser = OrganisationChooserViewSet(NAME, url_prefix="reseau/organismes")


def organisation_widget(**attributes: Any) -> Any:
    """The widget of a form's field; it bears no link to a screen that only the pôle's team may open."""
    return organisation_chooser.widget_class(show_edit_link=False, **attributes)
