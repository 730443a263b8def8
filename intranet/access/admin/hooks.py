"""What Wagtail's admin asks of this app through its hooks. Imported by ``wagtail_hooks.py``, where Wagtail looks."""

from collections.abc import Iterable
from typing import Any

import wagtail.admin.filters
import wagtail.images.views.chooser
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from taggit.models import Tag
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.site_summary import PagesSummaryItem, SummaryItem
from wagtail.admin.ui.components import Component
from wagtail.models import Page
from wagtail.query import PageQuerySet

from intranet.access.known import choosable_pages, explorable_pages
from intranet.access.policies import access_of

from .bulk_actions import BULK_ACTIONS
from .journal import AccessJournalView
from .panels import CORRECTED, PagesSummary
from .views import SpacePageViewSet

# Menu items whose routes are closed (``routes.py``) to everyone, and to all but superusers.
CLOSED_SETTINGS = {"collections"}
CLOSED_REPORTS = {"access-journal", "site-history", "page-types-usage"}


@hooks.register("register_admin_viewset")
def register_page_viewset() -> SpacePageViewSet:
    return SpacePageViewSet()


@hooks.register("construct_page_chooser_queryset")
def choose_among_known(pages: PageQuerySet, request: HttpRequest) -> PageQuerySet:
    """Wagtail's chooser and link search list titles from everywhere."""
    # By their ids: the search behind them understands nothing of EXISTS.
    return pages.filter(pk__in=choosable_pages(request.user).values("pk"))


@hooks.register("construct_homepage_panels")
def show_known_pages(request: HttpRequest, panels: list[Component]) -> None:
    panels[:] = [CORRECTED[type(panel)]() if type(panel) in CORRECTED else panel for panel in panels]


@hooks.register("construct_homepage_summary_items", order=1000)
def count_known_pages(request: HttpRequest, items: list[SummaryItem]) -> None:
    items[:] = [PagesSummary(request) if type(item) is PagesSummaryItem else item for item in items]


@hooks.register("construct_settings_menu")
def hide_closed_settings(request: HttpRequest, items: list[MenuItem]) -> None:
    items[:] = [item for item in items if item.name not in CLOSED_SETTINGS]


@hooks.register("construct_reports_menu")
def hide_closed_reports(request: HttpRequest, items: list[MenuItem]) -> None:
    if not access_of(request.user).passes:
        items[:] = [item for item in items if item.name not in CLOSED_REPORTS]


@hooks.register("register_admin_urls")
def register_journal() -> list[URLPattern]:
    return [
        path("reports/access/", AccessJournalView.as_view(), name="access_journal"),
        path("reports/access/results/", AccessJournalView.as_view(results_only=True), name="access_journal_results"),
    ]


@hooks.register("register_reports_menu_item")
def register_journal_menu_item() -> MenuItem:
    return MenuItem(_("Journal des accès"), reverse("access_journal"), "access-journal", icon_name="key", order=90)


def _replace_bulk_actions(actions: Iterable[type]) -> None:
    for action in actions:
        hooks.register("register_bulk_action", action, order=100)


@hooks.register("before_copy_page")
def copy_what_is_known(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Copying a page with those below would hand the pages of a narrower space to another space's readers."""
    if request.method != "POST" or not request.POST.get("copy_subpages"):
        return None
    branch = Page.objects.descendant_of(page)
    if branch.exclude(pk__in=explorable_pages(request.user).values("pk")).exists():
        messages.error(
            request,
            _(
                "Des pages situées sous celle-ci ne sont pas à vous : "
                "copiez la page seule, puis celles que vous voulez."
            ),
        )
        return redirect("wagtailadmin_pages:copy", page.pk)
    return None


def _no_tags(model: type[Any], count: int = 10) -> Any:
    return Tag.objects.none()


_replace_bulk_actions(BULK_ACTIONS)
# The listings and choosers of files offer the tags used most, on anybody's files; there is no setting nor hook for it.
wagtail.admin.filters.popular_tags_for_model = _no_tags
wagtail.images.views.chooser.popular_tags_for_model = _no_tags
