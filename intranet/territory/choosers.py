"""Choosing an organisation in Wagtail's admin: searched, where a list of all would be endless."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView, ChosenView
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.admin.widgets.chooser import BaseChooser

from .finding import matching
from .models import Organisation


class OrganisationFilterForm(BaseFilterForm):
    q = forms.CharField(
        label=_("Nom ou SIREN"), required=False, widget=forms.TextInput(attrs={"placeholder": _("Caen, 200065597…")})
    )

    def filter(self, objects: QuerySet[Organisation]) -> QuerySet[Organisation]:
        objects = super().filter(objects)
        self.search_query = self.cleaned_data.get("q", "")
        self.is_searching = bool(self.search_query)
        return matching(objects, self.search_query)


class _OpenOrganisations:
    filter_form_class = OrganisationFilterForm

    def get_object_list(self) -> QuerySet[Organisation]:
        return Organisation.objects.open()


class ChooseOrganisationView(_OpenOrganisations, ChooseView):
    pass


class ChooseOrganisationResultsView(_OpenOrganisations, ChooseResultsView):
    pass


class ChosenOrganisationView(ChosenView):
    def get_object(self, pk: str) -> Organisation:
        if not pk.isdecimal():
            raise Organisation.DoesNotExist
        return super().get_object(pk)


class OrganisationWidget(BaseChooser):
    """Shows what is chosen by its name; what is no organisation's number chooses nothing."""

    def get_instance(self, value: Any) -> Organisation | None:
        try:
            return super().get_instance(value)
        except ValueError:
            return None


class OrganisationChooserViewSet(ChooserViewSet):
    model = Organisation
    icon = "group"
    url_prefix = "territoire/choisir-organisme"
    choose_one_text = _("Choisir un organisme")
    choose_another_text = _("Choisir un autre organisme")
    edit_item_text = _("Voir cet organisme")
    per_page = 15
    base_widget_class = OrganisationWidget
    choose_view_class = ChooseOrganisationView
    choose_results_view_class = ChooseOrganisationResultsView
    chosen_view_class = ChosenOrganisationView


organisation_chooser = OrganisationChooserViewSet("territory_choose_organisation")
