"""When each job that dates trigger was last begun and how it ended."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DueRun(models.Model):
    """The last run of one registered job. Clocks on several machines take turns through this row."""

    job = models.CharField(_("tâche"), max_length=100, unique=True)
    next_at = models.DateTimeField(_("prochaine exécution"))
    begun_at = models.DateTimeField(_("commencée le"), null=True, blank=True)
    failed_at = models.DateTimeField(_("échec le"), null=True, blank=True)

    class Meta:
        verbose_name = _("tâche datée")
        verbose_name_plural = _("tâches datées")
        ordering = ["job"]

    def __str__(self) -> str:
        return self.job
