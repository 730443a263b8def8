"""Pages that editors recommend to whoever looks for certain words."""

import datetime as dt
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from search.words import words

LONGEST_PHRASE = 100
MOST_PHRASES = 30


def folded_phrase(text: str) -> str:
    """The words of a query, without capitals, accents, elisions nor signs: what it is compared by."""
    return " ".join(word.plain for word in words(text) if not word.joined)


class Language(models.TextChoices):
    """For whom, by the language of their interface."""

    ANY = "", _("Toutes")
    FRENCH = "fr", _("Français")
    ENGLISH = "en", _("Anglais")


class PinnedResultQuerySet(models.QuerySet["PinnedResult"]):
    def for_query(self, text: str, language: str, day: dt.date | None = None) -> Self:
        """What is recommended that day to who asks for exactly these words, in order."""
        phrase, day = folded_phrase(text), day or timezone.localdate()
        if not phrase:
            return self.none()
        in_time = (Q(starts_on=None) | Q(starts_on__lte=day)) & (Q(ends_on=None) | Q(ends_on__gte=day))
        return (
            self.filter(in_time, phrase__folded=phrase, language__in=["", language])
            .select_related("page")
            .distinct()
            .order_by("order", "pk")
        )


class PinnedResult(models.Model):
    """A page shown before all others to who looks for one of its phrases, and may read it.

    The page stands for its translation: each reader is shown the version in their language.
    """

    # Its screen tells of it to those who keep it: Wagtail's lists of uses are for others too.
    wagtail_reference_index_ignore = True

    phrases = models.TextField(
        _("mots cherchés"),
        help_text=_("Une formulation par ligne. Accents, majuscules et apostrophes ne comptent pas."),
    )
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+", verbose_name=_("page recommandée"))
    language = models.CharField(
        _("langue de l’interface"), max_length=10, choices=Language, default=Language.ANY, blank=True
    )
    order = models.PositiveSmallIntegerField(
        _("rang"), default=10, help_text=_("Entre plusieurs pages recommandées, la plus petite vient d’abord.")
    )
    starts_on = models.DateField(_("à partir du"), null=True, blank=True)
    ends_on = models.DateField(_("jusqu’au"), null=True, blank=True, help_text=_("Ce jour compris."))

    objects = PinnedResultQuerySet.as_manager()

    class Meta:
        verbose_name = _("résultat recommandé")
        verbose_name_plural = _("résultats recommandés")
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="search_pinned_ends_after_start",
                violation_error_message=_("Le dernier jour vient après le premier."),
            )
        ]

    def __str__(self) -> str:
        return self.phrases.splitlines()[0] if self.phrases else str(self.pk)

    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        folded = {folded_phrase(line)[: 2 * LONGEST_PHRASE] for line in self.phrases.splitlines()} - {""}
        self.phrase.exclude(folded__in=folded).delete()
        PinnedPhrase.objects.bulk_create(
            [PinnedPhrase(pinned=self, folded=each) for each in sorted(folded)], ignore_conflicts=True
        )

    def clean(self) -> None:
        lines = [line for line in self.phrases.splitlines() if line.strip()]
        if not all(folded_phrase(line) for line in lines) or not lines:
            raise ValidationError({"phrases": _("Chaque ligne doit contenir au moins un mot.")})
        if len(lines) > MOST_PHRASES or any(len(line) > LONGEST_PHRASE for line in lines):
            raise ValidationError(
                {
                    "phrases": _("Au plus %(lines)d lignes, de %(signs)d signes chacune.")
                    % {"lines": MOST_PHRASES, "signs": LONGEST_PHRASE}
                }
            )


class PinnedPhrase(models.Model):
    """One phrase of a recommendation, as queries are compared with it."""

    pinned = models.ForeignKey(PinnedResult, on_delete=models.CASCADE, related_name="phrase")
    folded = models.CharField(max_length=2 * LONGEST_PHRASE, db_index=True)

    class Meta:
        verbose_name = _("formulation")
        verbose_name_plural = _("formulations")
        constraints = [models.UniqueConstraint(fields=["pinned", "folded"], name="search_pinned_phrase_once_each")]

    def __str__(self) -> str:
        return self.folded
