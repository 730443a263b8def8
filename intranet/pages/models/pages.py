"""The page types that any space can hold."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from intranet.pages.blocks import ArticleBody
from intranet.pages.listings import latest_pages, visible_children

from .base import IntranetPage

HOME_LATEST = 8
SECTION_PAGE_LENGTH = 30


class HomePage(IntranetPage):
    """The public front page of the intranet, one for each language."""

    body = StreamField(ArticleBody(), blank=True, verbose_name=_("contenu"))

    content_panels = [*IntranetPage.content_panels, FieldPanel("summary"), FieldPanel("body")]
    parent_page_types = ["wagtailcore.Page"]
    max_count_per_parent = 2
    template = "pages/home_page.html"

    class Meta:
        verbose_name = _("page d’accueil")
        verbose_name_plural = _("pages d’accueil")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        latest = latest_pages(request.user, self.locale.language_code)[:HOME_LATEST]
        return {**super().get_context(request, *args, **kwargs), "latest": latest.specific()}


class SectionPage(IntranetPage):
    """A section: an introduction and the list of the pages below."""

    # It can be shared with fewer people than what contains it.
    can_be_reserved = True

    body = StreamField(ArticleBody(), blank=True, verbose_name=_("introduction"))

    content_panels = [*IntranetPage.content_panels, FieldPanel("summary"), FieldPanel("body")]
    parent_page_types = ["pages.HomePage", "pages.SectionPage", "workspaces.WorkspacePage", "network.NetworkHomePage"]
    template = "pages/section_page.html"

    class Meta:
        verbose_name = _("rubrique")
        verbose_name_plural = _("rubriques")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        children = Paginator(visible_children(request.user, self), SECTION_PAGE_LENGTH)
        context = super().get_context(request, *args, **kwargs)
        return {**context, "children": children.get_page(request.GET.get("p"))}


class ArticlePage(IntranetPage):
    """An article: what referents write."""

    body = StreamField(ArticleBody(), blank=True, verbose_name=_("contenu"))

    content_panels = [*IntranetPage.content_panels, FieldPanel("summary"), FieldPanel("body")]
    parent_page_types = ["pages.HomePage", "pages.SectionPage", "workspaces.WorkspacePage", "network.NetworkHomePage"]
    subpage_types: list[str] = []
    template = "pages/article_page.html"

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
