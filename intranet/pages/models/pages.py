"""The page types that any space can hold."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from intranet.pages.blocks import ArticleBody

from .base import IntranetPage


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


class SectionPage(IntranetPage):
    """A section: an introduction and the list of the pages below."""

    body = StreamField(ArticleBody(), blank=True, verbose_name=_("introduction"))

    content_panels = [*IntranetPage.content_panels, FieldPanel("summary"), FieldPanel("body")]
    parent_page_types = ["pages.HomePage", "pages.SectionPage", "workspaces.WorkspacePage"]
    template = "pages/section_page.html"

    class Meta:
        verbose_name = _("rubrique")
        verbose_name_plural = _("rubriques")


class ArticlePage(IntranetPage):
    """An article: what referents write."""

    body = StreamField(ArticleBody(), blank=True, verbose_name=_("contenu"))

    content_panels = [*IntranetPage.content_panels, FieldPanel("summary"), FieldPanel("body")]
    parent_page_types = ["pages.HomePage", "pages.SectionPage", "workspaces.WorkspacePage"]
    subpage_types: list[str] = []
    template = "pages/article_page.html"

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
