"""The page types that any space can hold."""

from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from intranet.pages.blocks import ArticleBody
from intranet.pages.home_panels import home_panels
from intranet.pages.listings import summarised, visible_children
from intranet.pages.related import related_pages

from .base import IntranetPage
from .themes import ThemedPage

SECTION_PAGE_LENGTH = 30


class HomePage(IntranetPage):
    """The public front page of the intranet, one for each language, and everybody's own once they are signed in."""

    body = StreamField(ArticleBody(), blank=True, verbose_name=_("contenu"))

    content_panels = [*IntranetPage.content_panels, FieldPanel("summary"), FieldPanel("body")]
    parent_page_types = ["wagtailcore.Page"]
    max_count_per_parent = len(settings.LANGUAGES)
    template = "pages/home_page.html"

    class Meta:
        verbose_name = _("page d’accueil")
        verbose_name_plural = _("pages d’accueil")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        panels = home_panels(request, self)
        main = [each for each in panels if each[0].wide]
        # What waits takes the side's height by itself; without it, two panels do.
        beside = 1 if main and main[0][1].get("groups") else 2
        return {
            **super().get_context(request, *args, **kwargs),
            "first_panels": main[:beside],
            "further_panels": main[beside:],
            "side_panels": [each for each in panels if not each[0].wide],
        }


class SectionPage(IntranetPage):
    """A section: an introduction and the list of the pages below."""

    page_description = _("Range des pages sous un même titre ; peut être réservée à certaines personnes.")
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
        children = Paginator(visible_children(request.user, self), SECTION_PAGE_LENGTH).get_page(request.GET.get("p"))
        children.object_list = summarised(children.object_list)
        return {**super().get_context(request, *args, **kwargs), "children": children}


class ArticlePage(ThemedPage):
    """An article: what referents write."""

    page_description = _("Un texte, avec ses images, ses documents, ses tableaux : la page ordinaire d’un espace.")
    body = StreamField(ArticleBody(), blank=True, verbose_name=_("contenu"))

    content_panels = [
        *IntranetPage.content_panels,
        FieldPanel("summary"),
        FieldPanel("body"),
        *ThemedPage.theme_panels,
    ]
    parent_page_types = ["pages.HomePage", "pages.SectionPage", "workspaces.WorkspacePage", "network.NetworkHomePage"]
    subpage_types: list[str] = []
    template = "pages/article_page.html"

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        themes = self.themes
        related = related_pages(request.user, self, themes)
        return {**super().get_context(request, *args, **kwargs), "themes": themes, "related": related}


class InformationPage(IntranetPage):
    """What the site says of itself, such as the legal notice: linked at the foot of every page."""

    page_description = _("Une page que le site doit avoir : mentions légales, accessibilité, données personnelles.")

    class Kind(models.TextChoices):
        LEGAL = "legal", _("Mentions légales")
        ACCESSIBILITY = "accessibility", _("Déclaration d’accessibilité")
        PRIVACY = "privacy", _("Données personnelles")
        OTHER = "other", _("Autre")

    kind = models.CharField(_("nature"), max_length=20, choices=Kind, default=Kind.OTHER, editable=False)
    body = StreamField(ArticleBody(), blank=True, verbose_name=_("contenu"))

    content_panels = [*IntranetPage.content_panels, FieldPanel("summary"), FieldPanel("body")]
    parent_page_types = ["pages.HomePage"]
    subpage_types: list[str] = []
    template = "pages/information_page.html"

    class Meta:
        verbose_name = _("page d’information")
        verbose_name_plural = _("pages d’information")
