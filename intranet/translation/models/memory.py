"""The memory: what has been translated once, anywhere on the site."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Quality(models.IntegerChoices):
    """What a translation in memory is worth; the better one stays."""

    MACHINE = 1, _("Machine")
    REVIEWED = 2, _("Relue")


class MemoryUnit(models.Model):
    """A text and its translation. ``source_hash`` is that of the text, however it is spaced (``memory.fingerprint``).

    ``origin_key`` is the translation key of the page where this translation was written. It decides who may be shown
    the unit for a text that only resembles it; the very same text is served to all, for whoever asks has it already.
    """

    source_language = models.CharField(max_length=10)
    target_language = models.CharField(max_length=10)
    source_hash = models.CharField(max_length=64)
    source = models.TextField()
    target = models.TextField()
    quality = models.PositiveSmallIntegerField(choices=Quality)
    engine = models.CharField(max_length=20, blank=True)
    origin_key = models.UUIDField(db_index=True)
    uses = models.PositiveIntegerField(default=0)
    updated_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("unité de mémoire")
        verbose_name_plural = _("unités de mémoire")
        constraints = [
            models.UniqueConstraint(
                fields=["source_language", "target_language", "source_hash"], name="translation_memory_once_each"
            )
        ]

    def __str__(self) -> str:
        return f"{self.source[:40]} → {self.target[:40]}"
