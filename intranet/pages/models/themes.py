"""The themes of a page, whatever its type."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from intranet.pages.theme_forms import ThemedPageForm
from intranet.pages.wording import first_written
from intranet.territory.models import Theme

from .base import IntranetPage


class PageTheme(models.Model):
    """A page is about a theme.

    One table for all types of pages, so that one query finds those of a theme. It hangs on the page, and so goes
    through its drafts, copies and aliases as its text does; all versions of a page have the themes of the one written
    first (:func:`share_themes`).
    """

    page = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="page_themes")
    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="page_themes", verbose_name=_("thème"))

    class Meta:
        verbose_name = _("thème de page")
        verbose_name_plural = _("thèmes de page")
        constraints = [models.UniqueConstraint(fields=["page", "theme"], name="pages_pagetheme_once")]

    def __str__(self) -> str:
        return str(self.theme)


class ThemedPage(IntranetPage):
    """A page that may have themes. A type that inherits from this one needs no column of its own for it."""

    base_form_class = ThemedPageForm
    theme_panels: list[Any] = [FieldPanel("themes")]

    class Meta:
        abstract = True

    @property
    def themes(self) -> list[Theme]:
        """Its themes, in the order of the domains; of the version being shown, be it a draft."""
        return sorted(
            (link.theme for link in self.page_themes.select_related("theme__domain")),
            key=lambda theme: (theme.domain.order, theme.order, theme.name),
        )


def share_themes(page: Page) -> None:
    """Give the published themes of the version written first to the others, which have no field for them."""
    first = first_written(page)
    if first is None:
        return
    themes = set(PageTheme.objects.filter(page=first).values_list("theme", flat=True))
    others = Page.objects.filter(translation_key=page.translation_key).exclude(pk=first.pk)
    for other in others.only("pk"):
        links = PageTheme.objects.filter(page=other)
        links.exclude(theme__in=themes).delete()
        missing = themes.difference(links.values_list("theme", flat=True))
        PageTheme.objects.bulk_create(PageTheme(page=other, theme_id=theme) for theme in missing)
