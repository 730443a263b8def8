"""The words that entries hold."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SearchWord(models.Model):
    """A word of some entry, to be proposed for one that is misspelt (:mod:`search.vocabulary`).

    ``plain`` is its form without accents; the other columns narrow down what resembles a word. There may be several
    rows of one: were they unique, writers would wait for each other.
    """

    plain = models.CharField(max_length=40, db_index=True)
    form = models.CharField(max_length=40)
    start = models.CharField(max_length=2)
    finish = models.CharField(max_length=3)
    length = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = _("mot connu de la recherche")
        verbose_name_plural = _("mots connus de la recherche")
        indexes = [
            models.Index(fields=["start", "length"], name="search_word_start"),
            models.Index(fields=["finish", "length"], name="search_word_finish"),
        ]

    def __str__(self) -> str:
        return self.form
