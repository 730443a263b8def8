"""How often things were looked for: counts, and nobody's name."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# Of what was typed, as it is kept.
LONGEST_KEPT = 100


class Found(models.IntegerChoices):
    """About how many things were found."""

    NOTHING = 0, _("rien")
    FEW = 1, _("1 à 9")
    SOME = 10, _("10 à 99")
    MANY = 100, _("100 et plus")

    @classmethod
    def of(cls, total: int) -> "Found":
        return max(each for each in cls if each <= max(total, 0))


class SearchCount(models.Model):
    """On that day, how many readers searched for these words, in that language of the interface, and found so much.

    ``words`` are folded. Neither who nor from where is kept.
    """

    day = models.DateField(default=timezone.localdate)
    words = models.CharField(max_length=LONGEST_KEPT)
    language = models.CharField(max_length=10)
    found = models.PositiveSmallIntegerField(choices=Found)
    times = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("décompte de recherches")
        verbose_name_plural = _("décomptes de recherches")
        constraints = [
            models.UniqueConstraint(fields=["day", "words", "language", "found"], name="search_count_once_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.words} ({self.times})"
