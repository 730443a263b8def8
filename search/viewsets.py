"""Recommended results in Wagtail's admin: each of those who keep them sees those of the pages that they read."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import DeleteView, EditView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets import AdminDateInput, AdminPageChooser

from intranet.access.policies import visible_pages

from .models import PinnedResult


class PinnedResultForm(WagtailAdminModelForm):
    """Of the published pages that this person reads; a page is named once, by the language first written."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["page"].queryset = visible_pages(self.for_user).filter(depth__gt=1)

    class Meta:
        model = PinnedResult
        fields = ("phrases", "page", "language", "order", "starts_on", "ends_on")
        widgets = {
            "page": AdminPageChooser,
            "phrases": forms.Textarea(attrs={"rows": 4}),
            "starts_on": AdminDateInput,
            "ends_on": AdminDateInput,
        }


def _known(user: Any, pinned: QuerySet[PinnedResult]) -> QuerySet[PinnedResult]:
    return pinned.filter(page__in=visible_pages(user).order_by().values("pk"))


class PinnedIndexView(IndexView):
    results_template_name = "search/admin/pinned.html"

    def get_base_queryset(self) -> QuerySet[Any]:
        return _known(self.request.user, super().get_base_queryset()).select_related("page")


class OfKnownPage:
    """What recommends a page that this person may not read is not there for them."""

    def get_object(self, *args: Any, **kwargs: Any) -> PinnedResult:
        pinned: PinnedResult = super().get_object(*args, **kwargs)  # type: ignore[misc]
        if not _known(self.request.user, PinnedResult.objects.filter(pk=pinned.pk)).exists():  # type: ignore[attr-defined]
            raise Http404
        return pinned


class PinnedEditView(OfKnownPage, EditView):
    pass


class PinnedDeleteView(OfKnownPage, DeleteView):
    pass


class PinnedResultViewSet(ModelViewSet):
    model = PinnedResult
    name = "search_pinned"
    url_prefix = "recherche/recommandes"
    icon = "pick"
    menu_label = _("Recommandations")
    menu_name = "search-pinned"
    menu_order = 260
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = False
    list_per_page = 50
    index_view_class = PinnedIndexView
    edit_view_class = PinnedEditView
    delete_view_class = PinnedDeleteView
    list_display = [
        "__str__",
        Column("page", label=_("Page recommandée"), accessor="page.title"),
        Column("language", label=_("Langue"), accessor="get_language_display"),
        Column("order", label=_("Rang")),
        Column("starts_on", label=_("À partir du")),
        Column("ends_on", label=_("Jusqu’au")),
    ]
    search_fields = ["phrases"]

    def get_form_class(self, for_update: bool = False) -> type[Any]:
        return PinnedResultForm
