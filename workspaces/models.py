"""The workspaces: an index, and for each a home page that opens its space."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField

from intranet.pages.models import IntranetPage

from .presentation import index_context, workspace_context


class WorkspaceIndexPage(IntranetPage):
    """The list of the workspaces that the reader may know of."""

    content_panels = [*IntranetPage.content_panels, FieldPanel("summary")]
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["workspaces.WorkspacePage"]
    max_count_per_parent = 1
    template = "workspaces/workspace_index_page.html"

    class Meta:
        verbose_name = _("index des espaces")
        verbose_name_plural = _("index des espaces")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context(request, *args, **kwargs), **index_context(self, request)}


class WorkspacePage(IntranetPage):
    """The home page of a workspace; its space holds the domain, the people and the settings."""

    page_description = _(
        "L’accueil d’un groupe, avec ses rubriques et ses pages. Elle ouvre un espace nouveau, à ses membres d’abord."
    )
    purpose = RichTextField(_("raison d’être"), blank=True, features=["bold", "italic", "link", "ol", "ul"])

    content_panels = [
        *IntranetPage.content_panels,
        FieldPanel("summary"),
        FieldPanel("purpose"),
    ]
    parent_page_types = ["workspaces.WorkspaceIndexPage"]
    subpage_types = ["pages.SectionPage", "pages.ArticlePage", "news.CalendarPage"]
    template = "workspaces/workspace_page.html"

    class Meta:
        verbose_name = _("espace de travail")
        verbose_name_plural = _("espaces de travail")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context(request, *args, **kwargs), **workspace_context(self, request)}
