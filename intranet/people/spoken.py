"""The languages that people say they speak: those met in pôles and among their partners, the likeliest first."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Spoken(models.TextChoices):
    """By their ISO 639 code, the two-letter one where there is one."""

    FRENCH = "fr", _("Français")
    ENGLISH = "en", _("Anglais")
    GERMAN = "de", _("Allemand")
    SPANISH = "es", _("Espagnol")
    ITALIAN = "it", _("Italien")
    PORTUGUESE = "pt", _("Portugais")
    DUTCH = "nl", _("Néerlandais")
    POLISH = "pl", _("Polonais")
    ROMANIAN = "ro", _("Roumain")
    ARABIC = "ar", _("Arabe")
    TURKISH = "tr", _("Turc")
    UKRAINIAN = "uk", _("Ukrainien")
    RUSSIAN = "ru", _("Russe")
    CHINESE = "zh", _("Chinois")
    BRETON = "br", _("Breton")
    NORMAN = "nrf", _("Normand")
    FRENCH_SIGN = "fsl", _("Langue des signes française")
