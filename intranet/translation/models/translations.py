"""The translation of a page into a language, and its segments."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page


class SegmentState(models.TextChoices):
    """How far a segment is. One whose source changed is open again, and keeps its former target."""

    OPEN = "open", _("À traduire")
    MACHINE = "machine", _("Brouillon de la machine")
    DRAFT = "draft", _("Brouillon")
    REVIEWED = "reviewed", _("Relu")


class TranslationQuerySet(models.QuerySet["Translation"]):
    def of_pages(self, pages: Any) -> Self:
        """Those of these pages (a queryset or a list), whichever version of each is given."""
        if isinstance(pages, models.QuerySet):
            return self.filter(translation_key__in=pages.order_by().values("translation_key"))
        return self.filter(translation_key__in={page.translation_key for page in pages})


class Translation(models.Model):
    """A page's translation into a language: its source is the version first written, whichever its language.

    The text of a draft is in the segments alone. The target page stays an alias, which shows the source, until the
    first publication; from then on it is a page of its own. Nothing here says who may read: that follows from the
    translation key, as for the pages themselves.
    """

    translation_key = models.UUIDField(editable=False)
    source_locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    source = models.ForeignKey(Page, on_delete=models.SET_NULL, null=True, related_name="+")
    target = models.ForeignKey(Page, on_delete=models.SET_NULL, null=True, related_name="+")
    # The target has blocks of its own making, which segments do not describe: only the editor may change it.
    is_free = models.BooleanField(default=False)
    requested_at = models.DateTimeField(null=True)
    requested_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    submitted_at = models.DateTimeField(null=True)
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    published_at = models.DateTimeField(null=True)
    # When the source was last published with a text other than before.
    source_changed_at = models.DateTimeField(null=True)
    # The publication of the source that the segments tell: another one means that they are to be read anew.
    read_at = models.DateTimeField(null=True)

    objects = TranslationQuerySet.as_manager()

    class Meta:
        verbose_name = _("traduction")
        verbose_name_plural = _("traductions")
        constraints = [
            models.UniqueConstraint(fields=["translation_key", "locale"], name="translation_once_each"),
            models.CheckConstraint(condition=~Q(locale=F("source_locale")), name="translation_into_another_language"),
        ]

    def __str__(self) -> str:
        return f"{self.source or self.translation_key} ({self.source_locale_id} → {self.locale_id})"


class SegmentQuerySet(models.QuerySet["Segment"]):
    def present(self) -> Self:
        """Those that the source still has."""
        return self.exclude(source="")

    def removed(self) -> Self:
        """Those that the published target still has, and the source no more."""
        return self.filter(source="")

    def open(self) -> Self:
        return self.present().filter(state=SegmentState.OPEN)

    def published_as_is(self) -> Self:
        """Those that the published target says as the source does today."""
        return self.filter(published_source=F("source"))

    def outdated(self) -> Self:
        """Those whose source is another than the published target translates: changed, added, removed, left open."""
        return self.exclude(published_source=F("source"))


class Segment(models.Model):
    """A paragraph, a heading, a cell, a caption: what is translated at once.

    Texts are in the notation of :mod:`intranet.translation.segments.notation`, where markup is numbered tags.
    ``source`` is what the source page says today (empty: it says it no more); ``translated_source`` is what it said
    when ``target`` was written; ``published_target`` is what readers have, and ``published_source`` what that
    translates.
    """

    translation = models.ForeignKey(Translation, on_delete=models.CASCADE, related_name="segments")
    path = models.CharField(max_length=500)
    order = models.PositiveIntegerField()
    field = models.CharField(max_length=100)
    # The names of the blocks or relations that lead to it, without what tells one item from the next.
    kind = models.CharField(max_length=300)
    # Headings counted from the top of the page: 0 is what comes before the first.
    section = models.PositiveSmallIntegerField(default=0)
    source = models.TextField()
    target = models.TextField(blank=True)
    translated_source = models.TextField(blank=True)
    published_source = models.TextField(blank=True)
    published_target = models.TextField(blank=True)
    published_state = models.CharField(max_length=10, choices=SegmentState, blank=True)
    state = models.CharField(max_length=10, choices=SegmentState, default=SegmentState.OPEN)
    # The machine, or "memory"; empty where somebody wrote the target.
    engine = models.CharField(max_length=20, blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    changed_at = models.DateTimeField(null=True)

    objects = SegmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("segment")
        verbose_name_plural = _("segments")
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["translation", "path"], name="translation_segment_once_each")]
        indexes = [models.Index(fields=["translation", "state"], name="translation_segment_state")]

    def __str__(self) -> str:
        return f"{self.path}: {self.source[:60]}"
