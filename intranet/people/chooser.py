"""The chooser of people in Wagtail's editor: among those whom the writer may see."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.views.generic import chooser as views
from wagtail.admin.viewsets.chooser import ChooserViewSet

from .models import Profile
from .policies import visible_profiles
from .queries import named


class PersonFilterForm(BaseFilterForm):
    q = forms.CharField(label=_("Nom"), required=False)

    def filter(self, objects: QuerySet[Profile]) -> QuerySet[Profile]:
        objects = super().filter(objects)
        searched = self.cleaned_data.get("q", "").strip()
        if searched:
            objects = named(objects, searched)
            self.is_searching, self.search_query = True, searched
        return objects


class _AmongVisible:
    """What the four views share: nobody out of the writer's sight is listed, or chosen by their key."""

    request: Any

    def get_object_list(self) -> QuerySet[Profile]:
        return visible_profiles(self.request.user).select_related("user")

    def get_object(self, pk: str) -> Profile:
        return self.get_object_list().get(pk=pk)

    def get_objects(self, pks: list[str]) -> QuerySet[Profile]:
        return self.get_object_list().filter(pk__in=pks)


class _List(_AmongVisible):
    filter_form_class = PersonFilterForm
    ordering = ["user__last_name", "user__first_name", "pk"]


class ChooseView(_List, views.ChooseView):
    """The window: a search and the first people."""


class ChooseResultsView(_List, views.ChooseResultsView):
    """The list alone, as one types or turns pages."""


class ChosenView(_AmongVisible, views.ChosenView):
    """The person chosen."""


class ChosenMultipleView(_AmongVisible, views.ChosenMultipleView):
    """Several at once."""


class PersonChooserViewSet(ChooserViewSet):
    model = Profile
    icon = "user"
    choose_one_text = _("Choisir une personne")
    choose_another_text = _("Choisir une autre personne")
    choose_view_class = ChooseView
    choose_results_view_class = ChooseResultsView
    chosen_view_class = ChosenView
    chosen_multiple_view_class = ChosenMultipleView
    register_widget = False


person_chooser = PersonChooserViewSet("people_chooser", url_prefix="personnes")
