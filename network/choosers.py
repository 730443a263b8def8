"""The chooser of organisations in the editor: a search among the whole national list, a page at a time."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView
from wagtail.admin.viewsets.chooser import ChooserViewSet

from intranet.territory.models import Organisation

NAME = "network_organisation_chooser"


class OrganisationSearchForm(BaseFilterForm):
    q = forms.CharField(label=_("Nom ou SIREN"), required=False, max_length=100)

    def filter(self, objects: QuerySet[Organisation]) -> QuerySet[Organisation]:
        self.search_query = self.cleaned_data.get("q", "")
        self.is_searching = bool(self.search_query)
        for term in self.search_query.split():
            objects = objects.filter(
                Q(name__icontains=term) | Q(short_name__icontains=term) | Q(siren__startswith=term)
            )
        return objects


class _OpenOrganisations:
    """The bodies that still exist, pôles among them first found by their name."""

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
