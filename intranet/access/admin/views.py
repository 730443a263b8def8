"""Views of Wagtail's admin that show more than their reader may know, each corrected in the one place where it does.

Those of :data:`SUBSTITUTES` have no setting of Wagtail's to replace them: the guard runs them instead. The explorer,
its search and the choice of a parent go through :class:`SpacePageViewSet`, Wagtail's own way.
"""

from collections.abc import Callable
from typing import Any

import django_filters
from django.contrib.auth import get_user_model
from django.db.models import CharField, QuerySet
from django.db.models.functions import Cast
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from taggit.models import Tag, TaggedItem
from wagtail.admin.auth import require_admin_access
from wagtail.admin.filters import MultipleUserFilter
from wagtail.admin.views import chooser
from wagtail.admin.views.account import (
    AccountView,
    AvatarSettingsPanel,
    BaseSettingsPanel,
    NameEmailSettingsPanel,
)
from wagtail.admin.views.pages.choose_parent import GenericChooseParentView
from wagtail.admin.views.pages.listing import (
    EditedByFilter,
    ExplorableIndexView,
    GenericPageFilterSet,
    PageFilterSet,
)
from wagtail.admin.views.pages.search import SearchView as PageSearchView
from wagtail.admin.views.pages.usage import ContentTypeUseView
from wagtail.admin.views.reports.locked_pages import LockedPagesReportFilterSet, LockedPagesView
from wagtail.admin.views.reports.workflows import WorkflowReportFilterSet, WorkflowView
from wagtail.admin.views.tags import TAGS_AUTOCOMPLETE_LIMIT
from wagtail.admin.views.workflows import WorkflowUsageView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, PageLogEntry, WorkflowState, get_default_page_content_type
from wagtail.query import PageQuerySet

from intranet.access.known import choosable_files, choosable_pages, explorable_pages
from intranet.access.policies import Action, access_of
from intranet.accounts.models import User

from .columns import ReadAheadColumn, more_columns

# Who did what, among the pages that their reader explores


def _people(ids: QuerySet[Any]) -> QuerySet[User]:
    return get_user_model()._default_manager.filter(pk__in=ids)


def owners(request: HttpRequest) -> QuerySet[User]:
    return _people(explorable_pages(request.user).order_by().values("owner"))


def authors(request: HttpRequest) -> QuerySet[User]:
    pages = explorable_pages(request.user).order_by().values("pk")
    return _people(PageLogEntry.objects.filter(action="wagtail.edit", page__in=pages).values("user"))


def lockers(request: HttpRequest) -> QuerySet[User]:
    return _people(explorable_pages(request.user).filter(locked=True).order_by().values("locked_by"))


def submitters(request: HttpRequest) -> QuerySet[User]:
    pages = explorable_pages(request.user).order_by().values_list(Cast("pk", CharField()), flat=True)
    states = WorkflowState.objects.filter(
        base_content_type=get_default_page_content_type(), object_id__in=pages, requested_by__isnull=False
    )
    return _people(states.values("requested_by"))


class _PeopleFilters(django_filters.FilterSet):
    """Wagtail offers everybody who ever owned or edited a page of the site."""

    owner = MultipleUserFilter(label=_("Propriétaire"), queryset=owners, widget=CheckboxSelectMultiple)
    edited_by = EditedByFilter(label=_("Modifiée par"), queryset=authors, widget=CheckboxSelectMultiple)


class ExplorerFilters(_PeopleFilters, GenericPageFilterSet):
    class Meta(GenericPageFilterSet.Meta):
        pass


class PageTypeFilters(_PeopleFilters, PageFilterSet):
    class Meta(PageFilterSet.Meta):
        pass


class LockedPagesFilters(LockedPagesReportFilterSet):
    locked_by = django_filters.ModelChoiceFilter(label=_("Verrouillée par"), queryset=lockers)

    class Meta(LockedPagesReportFilterSet.Meta):
        pass


class WorkflowFilters(WorkflowReportFilterSet):
    requested_by = django_filters.ModelChoiceFilter(label=_("Demandée par"), queryset=submitters)

    class Meta(WorkflowReportFilterSet.Meta):
        pass


class LockedPages(LockedPagesView):
    """Without the pages that somebody locked in a space they have left."""

    filterset_class = LockedPagesFilters

    def get_queryset(self) -> PageQuerySet:
        return super().get_queryset().filter(pk__in=explorable_pages(self.request.user).values("pk"))


class WorkflowReport(WorkflowView):
    filterset_class = WorkflowFilters


class WorkflowUsage(WorkflowUsageView):
    """By their ids: the search of the admin understands nothing of EXISTS, by which the policy finds pages."""

    def get_base_queryset(self) -> PageQuerySet:
        pages = super().get_base_queryset().order_by()
        return self.annotate_queryset(Page.objects.filter(pk__in=pages.values("pk")))


# Explorer


class _Foreseeing:
    """Asks at once, for all rows, what the menu of each will ask of the policy, and what columns of apps above say."""

    request: HttpRequest

    def get_table(self, object_list: Any) -> Any:
        access_of(self.request.user).foresee_uprooting(object_list)
        for column in self.columns:  # type: ignore[attr-defined]
            if isinstance(column, ReadAheadColumn):
                column.read_ahead(object_list)
        return super().get_table(object_list)  # type: ignore[misc]


class Explorer(_Foreseeing, ExplorableIndexView):
    base_filterset_class = ExplorerFilters


class PagesOfType(_Foreseeing, ContentTypeUseView):
    base_filterset_class = PageTypeFilters


class SearchAllPages(_Foreseeing, PageSearchView):
    pass


class ChooseParent(GenericChooseParentView):
    """Asks the policy once, where Wagtail adds a clause for each space."""

    def get_valid_parent_pages(self, user: User) -> PageQuerySet:
        parents = Page.objects.exact_type(*self.model.allowed_parent_page_models())
        if self.locale:
            parents = parents.filter(locale=self.locale)
        return access_of(user).pages(Action.ADD, parents)


class SpacePageViewSet(PageViewSet):
    index_view_class = Explorer
    content_type_use_view_class = PagesOfType
    choose_parent_view_class = ChooseParent
    search_view_class = SearchAllPages
    filterset_class = ExplorerFilters

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """With the columns of apps above; all have registered theirs by the time that addresses are made."""
        found: dict[str, Any] = super().get_index_view_kwargs(**kwargs)
        return {**found, "columns": [*found["columns"], *more_columns()]}


# Oneself


class OwnAccount(AccountView):
    """Without a name, which is the administrators' to give, nor a picture, which Wagtail would serve to all."""

    def get_panels(self) -> list[BaseSettingsPanel]:
        return [
            panel
            for panel in super().get_panels()
            if not isinstance(panel, NameEmailSettingsPanel | AvatarSettingsPanel)
        ]


# Choosers


class KnownParentColumn(chooser.ParentPageColumn):
    """The parent of a page found, where its reader may know of it too; :class:`SearchPages` finds them all at once."""

    def get_value(self, instance: Page) -> Page | None:
        return instance.known_parent


class SearchPages(chooser.SearchView):
    @property
    def columns(self) -> list[Any]:
        return [
            KnownParentColumn("parent", label=each.label) if isinstance(each, chooser.ParentPageColumn) else each
            for each in super().columns
        ]

    def get(self, request: HttpRequest) -> TemplateResponse:
        # The table is drawn later, when the answer is.
        response = super().get(request)
        found = response.context_data["pages"]
        paths = {page.path[: -Page.steplen] for page in found}
        parents = {
            page.path: page for page in choosable_pages(request.user).filter(path__in=paths).specific(defer=True)
        }
        for page in found:
            page.known_parent = parents.get(page.path[: -Page.steplen])
        return response


class BrowsePages(chooser.BrowseView):
    """Starts from the root, where Wagtail starts from what all pages of the wanted types have in common."""

    def get(self, request: HttpRequest, parent_page_id: int | None = None) -> HttpResponse:
        return super().get(request, parent_page_id or Page.get_first_root_node().pk)


class ExternalLink(chooser.ExternalLinkView):
    """Makes a link to a page of the site out of its address, for pages that its reader may know of."""

    def render_chosen_response(self, result: dict[str, Any]) -> HttpResponse:
        page_id = result.get("id")
        if page_id is not None and not choosable_pages(self.request.user).filter(pk=page_id).exists():
            result = self.get_result_data()
        return super().render_chosen_response(result)


def autocomplete_tags(request: HttpRequest, **kwargs: str) -> JsonResponse:
    """The tags of the files that the person may choose."""
    tags = Tag.objects.none()
    for model in (get_document_model(), get_image_model()):
        files = choosable_files(model, request.user).order_by().values("pk")
        items = TaggedItem.objects.filter(
            content_type__app_label=model._meta.app_label,
            content_type__model=model._meta.model_name,
            object_id__in=files,
        )
        tags |= Tag.objects.filter(pk__in=items.values("tag"))
    term = request.GET.get("term")
    found = tags.filter(name__istartswith=term) if term else tags.none()
    names = found.order_by("name").values_list("name", flat=True)
    return JsonResponse(list(names[:TAGS_AUTOCOMPLETE_LIMIT]), safe=False)


def _within_admin(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    return require_admin_access(view)


SUBSTITUTES: dict[str, Callable[..., HttpResponseBase]] = {
    "wagtailadmin_account": _within_admin(OwnAccount.as_view()),
    "wagtailadmin_choose_page": _within_admin(BrowsePages.as_view()),
    "wagtailadmin_choose_page_child": _within_admin(BrowsePages.as_view()),
    "wagtailadmin_choose_page_search": _within_admin(SearchPages.as_view()),
    "wagtailadmin_choose_page_external_link": _within_admin(ExternalLink.as_view()),
    "wagtailadmin_tag_autocomplete": _within_admin(autocomplete_tags),
    "wagtailadmin_tag_model_autocomplete": _within_admin(autocomplete_tags),
    "wagtailadmin_reports:locked_pages": _within_admin(LockedPages.as_view()),
    "wagtailadmin_reports:locked_pages_results": _within_admin(LockedPages.as_view(results_only=True)),
    "wagtailadmin_workflows:usage": _within_admin(WorkflowUsage.as_view()),
    "wagtailadmin_workflows:usage_results": _within_admin(WorkflowUsage.as_view(results_only=True)),
    "wagtailadmin_reports:workflow": _within_admin(WorkflowReport.as_view()),
    "wagtailadmin_reports:workflow_results": _within_admin(WorkflowReport.as_view(results_only=True)),
}
