"""What an index outside the database has yet to take, and the making of it."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class IndexChange(models.Model):
    """An entry that an index outside the database has yet to take as it is, or to forget: what is due to it.

    The number of the row is the version of what is then written.
    """

    entry_id = models.BigIntegerField()
    noted_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("changement à indexer")
        verbose_name_plural = _("changements à indexer")

    def __str__(self) -> str:
        return f"{self.pk}: entry {self.entry_id}"


class IndexState(models.Model):
    """One row: the build of that index that is under way, if one is, and what was found wrong in it.

    ``reached`` is the last entry that the ``build`` holds; ``builder`` the process that makes it (host and number).
    """

    ONLY = 1

    build = models.CharField(max_length=30, blank=True)
    edition = models.CharField(max_length=20, blank=True)
    reached = models.BigIntegerField(default=0)
    builder = models.CharField(max_length=100, blank=True)
    beat_at = models.DateTimeField(null=True)
    mismatches = models.BigIntegerField(default=0)

    class Meta:
        verbose_name = _("état de l’index de recherche")
        verbose_name_plural = _("états de l’index de recherche")

    def __str__(self) -> str:
        return f"{self.build or 'no build'}, {self.mismatches} mismatches"
