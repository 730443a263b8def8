"""What the search shows in Wagtail's admin: recommended results, the report of what is looked for, how it does."""

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from intranet.access.policies import access_of

from .counting import as_csv, frequent, in_vain, totals
from .views.state import SearchState
from .viewsets import PinnedResultViewSet

PERIODS = {
    7: gettext_lazy("7 jours"),
    30: gettext_lazy("30 jours"),
    90: gettext_lazy("3 mois"),
    365: gettext_lazy("12 mois"),
}
REPORTS = {"frequent": frequent, "vain": in_vain}


class SearchReport(WagtailAdminTemplateMixin, TemplateView):
    """What is asked most, and what finds nothing, over a period; one of both as CSV with ``?export=``."""

    page_title = gettext_lazy("Ce qui est cherché")
    header_icon = "search"
    template_name = "search/admin/report.html"

    def get(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        which = request.GET.get("export", "")
        if which not in REPORTS:
            return super().get(request, *args, **kwargs)
        headings = [_("Mots"), _("Langue"), _("Recherches"), _("Résultats, au moins"), _("au plus"), _("Dernière fois")]
        content = as_csv([str(heading) for heading in headings], REPORTS[which](self.days))
        name = f"recherches-{which}-{timezone.localdate().isoformat()}.csv"
        return HttpResponse(
            content,
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"},
        )

    @property
    def days(self) -> int:
        asked = self.request.GET.get("days", "")
        return next((days for days in PERIODS if str(days) == asked), 30)

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        days = self.days
        periods = [(each, label, each == days) for each, label in PERIODS.items()]
        given = {"days": days, "periods": periods, "totals": totals(days)}
        return super().get_context_data(frequent=frequent(days), vain=in_vain(days), **given, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, object]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]


class SearchReportItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return access_of(request.user).passes


@hooks.register("register_admin_urls")
def register_report() -> list[URLPattern]:
    return [
        path("reports/search/", SearchReport.as_view(), name="search_report"),
        path("reports/search/state/", SearchState.as_view(), name="search_state"),
    ]


@hooks.register("register_reports_menu_item")
def register_report_menu_item() -> MenuItem:
    return SearchReportItem(
        gettext_lazy("Ce qui est cherché"), reverse("search_report"), "search-report", icon_name="search", order=95
    )


@hooks.register("register_reports_menu_item")
def register_state_menu_item() -> MenuItem:
    return SearchReportItem(
        gettext_lazy("État de la recherche"), reverse("search_state"), "search-state", icon_name="search", order=96
    )


@hooks.register("register_admin_viewset")
def register_viewset() -> PinnedResultViewSet:
    return PinnedResultViewSet()
