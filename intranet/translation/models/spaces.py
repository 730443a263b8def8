"""What a space allows machines."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from intranet.access.models import Space


class SpaceTranslationSettings(models.Model):
    """No row: machines draft, where they run on the server itself, and nothing of theirs is published unread."""

    space = models.OneToOneField(Space, on_delete=models.CASCADE, related_name="translation_settings")
    publishes_machine = models.BooleanField(
        _("publier les traductions de la machine avant relecture"),
        default=False,
        help_text=_("Leurs lecteurs sont prévenus, en tête de page, qu’une machine les a traduites."),
    )
    sends_outside = models.BooleanField(
        _("confier les pages réservées à un service de traduction extérieur"),
        default=False,
        help_text=_("Sinon, seules les pages ouvertes à tous lui sont envoyées."),
    )

    translators_publish = models.BooleanField(
        _("les traducteurs publient"),
        default=False,
        help_text=_("Sinon, ils soumettent leurs traductions aux rédacteurs de l’espace."),
    )

    class Meta:
        verbose_name = _("réglages de traduction de l’espace")
        verbose_name_plural = _("réglages de traduction des espaces")

    def __str__(self) -> str:
        return str(self.space)
