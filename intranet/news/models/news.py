"""News: an index that opens a space of its own, and the news items in it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import PageManager

from intranet.media.models import PrivateImage
from intranet.news.panels import FollowedPanel, tag_panels
from intranet.news.presentation import news_context, news_index_context
from intranet.news.querysets import NewsPageQuerySet
from intranet.pages.blocks import ArticleBody
from intranet.pages.models import IntranetPage

from .tagged import TaggedPage


class NewsIndexPage(IntranetPage):
    """The news, the latest first."""

    content_panels = [*IntranetPage.content_panels, FieldPanel("summary")]
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["news.NewsPage", "news.CalendarPage"]
    max_count_per_parent = 1
    template = "news/news_index_page.html"

    class Meta:
        verbose_name = _("index des actualités")
        verbose_name_plural = _("index des actualités")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        news = NewsPage.objects.child_of(self)
        return {**super().get_context(request, *args, **kwargs), **news_index_context(self, request, news)}


class NewsPage(TaggedPage):
    """A news item: what happens, in a few paragraphs, with a picture to lead it."""

    page_description = _("Une nouvelle datée, qui paraît dans les actualités et sur les accueils.")
    picture = models.ForeignKey(
        PrivateImage,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("image d’ouverture"),
    )
    picture_alternative = models.CharField(
        _("texte de remplacement"),
        max_length=250,
        blank=True,
        help_text=_("Ce que l’image montre, pour qui ne la voit pas."),
    )
    picture_decorative = models.BooleanField(
        _("image décorative"),
        default=False,
        help_text=_("Cochez si l’image n’apporte aucune information : elle est alors passée sous silence."),
    )
    body = StreamField(ArticleBody(), blank=True, verbose_name=_("contenu"))

    objects = PageManager.from_queryset(NewsPageQuerySet)()

    content_panels = [
        *IntranetPage.content_panels,
        FieldPanel("summary"),
        MultiFieldPanel(
            [FieldPanel("picture"), FieldPanel("picture_alternative"), FieldPanel("picture_decorative")],
            heading=_("Image d’ouverture"),
        ),
        FieldPanel("body"),
        FollowedPanel(),
        tag_panels(),
    ]
    parent_page_types = ["news.NewsIndexPage"]
    subpage_types: list[str] = []
    template = "news/news_page.html"

    class Meta:
        verbose_name = _("actualité")
        verbose_name_plural = _("actualités")

    def clean(self) -> None:
        super().clean()
        if self.picture_id is None:
            return
        has_text = bool(self.picture_alternative.strip())
        if not has_text and not self.picture_decorative:
            message = _("Décrivez l’image, ou cochez « Image décorative ».")
            raise ValidationError({"picture_alternative": message})
        if has_text and self.picture_decorative:
            message = _("Une image décorative n’a pas de texte de remplacement : gardez l’un ou l’autre.")
            raise ValidationError({"picture_decorative": message})

    @property
    def picture_text(self) -> str:
        """The alternative text of the lead picture, empty for a decorative one."""
        return "" if self.picture_decorative else self.picture_alternative

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context(request, *args, **kwargs), **news_context(self, request)}
