"""The dashboard of Wagtail's admin, without the pages of spaces that its reader has left."""

from typing import Any

from wagtail.admin.site_summary import PagesSummaryItem
from wagtail.admin.views.home import LockedPagesPanel, RecentEditsPanel, UserObjectsInWorkflowModerationPanel
from wagtail.models import Page

from intranet.access.known import explorable_pages


class RecentEdits(RecentEditsPanel):
    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        context = super().get_context_data(parent_context)
        theirs = _explored(parent_context["request"].user, [page for _date, page in context["last_edits"]])
        context["last_edits"] = [(date, page) for date, page in context["last_edits"] if page.pk in theirs]
        return context


class OwnSubmissions(UserObjectsInWorkflowModerationPanel):
    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        context = super().get_context_data(parent_context)
        pages = [state.content_object for state in context["workflow_states"]]
        theirs = _explored(parent_context["request"].user, pages)
        context["workflow_states"] = [
            state for state in context["workflow_states"] if state.content_object.pk in theirs
        ]
        return context


class LockedPages(LockedPagesPanel):
    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        context = super().get_context_data(parent_context)
        theirs = explorable_pages(parent_context["request"].user).values("pk")
        context["locked_pages"] = context["locked_pages"].filter(pk__in=theirs)
        return context


class PagesSummary(PagesSummaryItem):
    """Counts the pages that its reader explores, where Wagtail counts those of the site."""

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        context = super().get_context_data(parent_context)
        context["total_pages"] = explorable_pages(self.request.user).filter(depth__gt=1).count()
        return context


def _explored(user: Any, pages: list[Page]) -> set[int]:
    return set(explorable_pages(user).filter(pk__in=[page.pk for page in pages]).values_list("pk", flat=True))


CORRECTED: dict[type, type] = {
    RecentEditsPanel: RecentEdits,
    UserObjectsInWorkflowModerationPanel: OwnSubmissions,
    LockedPagesPanel: LockedPages,
}
