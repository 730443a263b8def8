"""Who took up a practice elsewhere."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intranet.territory.models import Organisation


class Adoption(models.Model):
    """An organisation took up a practice, in all languages of its sheet: ``practice_key`` is their translation key.

    It stands beside the sheet, not in it: whoever adopts a practice is hardly ever somebody who may edit its page.
    """

    practice_key = models.UUIDField(editable=False)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name=_("organisme")
    )
    adopted_on = models.DateField(_("depuis le"), default=timezone.localdate)
    words = models.CharField(
        _("en un mot"), max_length=300, blank=True, help_text=_("Ce que vous avez repris, et ce que vous avez changé.")
    )
    language = models.CharField(max_length=10, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("adoption")
        verbose_name_plural = _("adoptions")
        ordering = ["adopted_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["practice_key", "organisation"], name="network_adoption_once_each")
        ]

    def __str__(self) -> str:
        return f"{self.organisation} ({self.adopted_on})"
