"""What a space allows machines."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from intranet.access.models import Space


class StartsDrafts(models.TextChoices):
    """What has the machine write a draft: somebody who asks, always; or besides, what happens to the original."""

    ASKED = "asked", _("quand on le demande")
    CHANGED = "changed", _("aussi quand l’original d’une traduction commencée change")
    PUBLISHED = "published", _("aussi dès qu’une page est publiée ou change")


class SpaceTranslationSettings(models.Model):
    """No row: machines draft when asked, where they run on the server, and nothing of theirs is published unread."""

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
    starts_drafts = models.CharField(
        _("un brouillon de la machine est écrit"), max_length=10, choices=StartsDrafts, default=StartsDrafts.ASKED
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
