"""The territory in Wagtail's admin, for superusers and the pôle's team: see, add, change. Nobody deletes."""

from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import EditView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup
from wagtail.admin.widgets.button import Button

from .admin_forms import (
    AdhesionAdminForm,
    AffiliationAdminForm,
    DesignationAdminForm,
    DomainAdminForm,
    OrganisationAdminForm,
    ThemeAdminForm,
)
from .models import Adhesion, Affiliation, Designation, Domain, Organisation, Theme, in_force_q
from .views.closing import CloseOrganisation, ReopenOrganisation


class RelatedIndexView(IndexView):
    """A listing that fetches what its columns name along with the rows."""

    related: tuple[str, ...] = ()

    def get_base_queryset(self) -> QuerySet[Any]:
        return super().get_base_queryset().select_related(*self.related)


class TerritoryViewSet(ModelViewSet):
    """Common to all: the form given by its class, and no copy (two identical facts would overlap)."""

    form_class: type[Any]
    copy_view_enabled = False
    add_to_reference_index = False
    list_per_page = 50
    related: tuple[str, ...] = ()

    @property
    def index_view_class(self) -> type[IndexView]:
        return type("IndexView", (RelatedIndexView,), {"related": self.related})

    def get_form_class(self, for_update: bool = False) -> type[Any]:
        return self.form_class


class PeriodFilterSet(WagtailFilterSet):
    """Filters of dated facts: by what holds today, is coming, or has ended."""

    state = django_filters.ChoiceFilter(
        label=_("État"),
        method="filter_state",
        choices=[("current", _("En cours")), ("coming", _("À venir")), ("ended", _("Terminé"))],
    )
    organisation = django_filters.ModelChoiceFilter(label=_("Organisme"), queryset=Organisation.objects.none())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The national list has over a thousand: only those with such a fact are worth filtering on.
        facts = self._meta.model._default_manager.values("organisation")
        self.filters["organisation"].queryset = Organisation.objects.filter(pk__in=facts)

    def filter_state(self, facts: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        now = timezone.now()
        conditions = {
            "current": in_force_q(now),
            "coming": Q(valid_from__gt=now),
            "ended": Q(valid_until__lte=now),
        }
        return facts.filter(conditions[value])


PERIOD_COLUMNS = [
    Column("first_day", label=_("Premier jour"), sort_key="valid_from"),
    Column("last_day", label=_("Dernier jour inclus"), sort_key="valid_until"),
]


class AffiliationFilterSet(PeriodFilterSet):
    class Meta:
        model = Affiliation
        fields = ["state", "organisation", "capacity"]


class AffiliationViewSet(TerritoryViewSet):
    model = Affiliation
    name = "territory_affiliation"
    url_prefix = "territoire/affiliations"
    icon = "user"
    form_class = AffiliationAdminForm
    related = ("person", "organisation")
    list_display = ["person", "organisation", "capacity", "job_title", *PERIOD_COLUMNS]
    filterset_class = AffiliationFilterSet
    search_fields = ["person__last_name", "person__first_name", "person__email", "organisation__name", "job_title"]


class AdhesionFilterSet(PeriodFilterSet):
    class Meta:
        model = Adhesion
        fields = ["state", "organisation", "domain"]


class AdhesionViewSet(TerritoryViewSet):
    model = Adhesion
    name = "territory_adhesion"
    url_prefix = "territoire/adhesions"
    icon = "doc-full"
    form_class = AdhesionAdminForm
    related = ("organisation", "domain")
    list_display = ["organisation", "domain", "deliberation_number", *PERIOD_COLUMNS]
    filterset_class = AdhesionFilterSet
    search_fields = ["organisation__name", "organisation__short_name", "domain__name", "deliberation_number"]


class DesignationFilterSet(PeriodFilterSet):
    class Meta:
        model = Designation
        fields = ["state", "organisation", "domain", "seat"]


class DesignationViewSet(TerritoryViewSet):
    model = Designation
    name = "territory_designation"
    url_prefix = "territoire/designations"
    icon = "tick"
    form_class = DesignationAdminForm
    related = ("person", "organisation", "domain")
    list_display = ["person", "organisation", "domain", "seat", *PERIOD_COLUMNS]
    filterset_class = DesignationFilterSet
    search_fields = ["person__last_name", "person__first_name", "person__email", "organisation__name"]


class DomainViewSet(TerritoryViewSet):
    model = Domain
    name = "territory_domain"
    url_prefix = "territoire/domaines"
    icon = "folder-open-inverse"
    form_class = DomainAdminForm
    list_display = ["name", "name_en", "slug", "order"]
    search_fields = ["name", "name_en"]


class ThemeViewSet(TerritoryViewSet):
    model = Theme
    name = "territory_theme"
    url_prefix = "territoire/themes"
    icon = "tag"
    form_class = ThemeAdminForm
    related = ("domain",)
    list_display = ["name", "name_en", "domain", "order"]
    list_filter = ["domain"]
    search_fields = ["name", "name_en"]


def _closing_button(organisation: Organisation) -> Button:
    gesture, label = ("reopen", _("Rouvrir")) if organisation.closed_on else ("close", _("Clore"))
    url = reverse(f"territory_organisation:{gesture}", args=[organisation.pk])
    return Button(label, url=url, icon_name="lock-open" if organisation.closed_on else "lock", priority=40)


class OrganisationIndexView(RelatedIndexView):
    related = ("successor",)

    def get_list_more_buttons(self, instance: Organisation) -> list[Any]:
        buttons = super().get_list_more_buttons(instance)
        if self.user_has_permission("change") and not instance.is_host:
            buttons.append(_closing_button(instance))
        return buttons


class OrganisationEditView(EditView):
    @property
    def header_more_buttons(self) -> list[Any]:
        buttons = list(super().header_more_buttons)
        return buttons if self.object.is_host else [*buttons, _closing_button(self.object)]


class OrganisationFilterSet(WagtailFilterSet):
    """By what it is; whether it is a member; whether it still exists."""

    member = django_filters.BooleanFilter(label=_("Membre aujourd’hui"), method="filter_member")
    closed = django_filters.BooleanFilter(label=_("Clos"), method="filter_closed")

    class Meta:
        model = Organisation
        fields = ["kind", "epci_type", "member", "closed"]

    def filter_member(self, organisations: QuerySet[Any], _name: str, value: bool) -> QuerySet[Any]:
        members = Organisation.objects.members().values("pk")
        return organisations.filter(pk__in=members) if value else organisations.exclude(pk__in=members)

    def filter_closed(self, organisations: QuerySet[Any], _name: str, value: bool) -> QuerySet[Any]:
        still_open = Organisation.objects.open().values("pk")
        return organisations.exclude(pk__in=still_open) if value else organisations.filter(pk__in=still_open)


class OrganisationViewSet(TerritoryViewSet):
    model = Organisation
    name = "territory_organisation"
    url_prefix = "territoire/organismes"
    icon = "group"
    form_class = OrganisationAdminForm
    list_display = ["name", "kind", "epci_type", "siren", "population", "communes", "closed_on", "successor"]
    filterset_class = OrganisationFilterSet
    search_fields = ["name", "short_name", "siren"]
    index_view_class = OrganisationIndexView
    edit_view_class = OrganisationEditView

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            *super().get_urlpatterns(),
            path("clore/<int:pk>/", CloseOrganisation.as_view(), name="close"),
            path("rouvrir/<int:pk>/", ReopenOrganisation.as_view(), name="reopen"),
        ]


class TerritoryGroup(ModelViewSetGroup):
    menu_label = _("Territoire")
    menu_icon = "globe"
    menu_order = 250
    items = (
        OrganisationViewSet,
        DomainViewSet,
        ThemeViewSet,
        AffiliationViewSet,
        AdhesionViewSet,
        DesignationViewSet,
    )
