"""Domains of action and their themes."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from intranet.accounts.languages import interface_language


class BilingualName(models.Model):
    """A thing named in French and, where known, in English."""

    name = models.CharField(_("nom"), max_length=200)
    name_en = models.CharField(_("nom en anglais"), max_length=200, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """The name in the active language, French where English is missing."""
        if interface_language() == "en" and self.name_en:
            return self.name_en
        return self.name


class Colour(models.TextChoices):
    """The colours that a domain may take: those of the stylesheet, legible in light and in dark."""

    BRICK = "brick", _("brique")
    OCHRE = "ochre", _("ocre")
    MOSS = "moss", _("mousse")
    FOREST = "forest", _("forêt")
    LAGOON = "lagoon", _("lagune")
    SEA = "sea", _("mer")
    PLUM = "plum", _("prune")
    ROSE = "rose", _("rose")
    SLATE = "slate", _("ardoise")


class Sign(models.TextChoices):
    """The signs that a domain may take, drawn in :mod:`intranet.territory.signs`."""

    MAP = "map", _("carte")
    BARS = "bars", _("barres")
    HEART = "heart", _("cœur")
    LEAF = "leaf", _("feuille")
    RINGS = "rings", _("anneaux")
    RING = "ring", _("cercle")
    DROP = "drop", _("goutte")
    WAVES = "waves", _("vagues")
    HOUSE = "house", _("maison")
    WHEEL = "wheel", _("roue")
    BOOK = "book", _("livre")
    SUN = "sun", _("soleil")
    FLAG = "flag", _("drapeau")
    STAR = "star", _("étoile")


class Domain(BilingualName):
    """A domain of action of the pôle, which each member chooses to join or not."""

    slug = models.SlugField(_("identifiant"), max_length=80, unique=True)
    order = models.PositiveSmallIntegerField(_("ordre"), default=0)
    colour = models.CharField(
        _("couleur"),
        max_length=20,
        choices=Colour.choices,
        default=Colour.SLATE,
        help_text=_(
            "Celle de ses pages, de ses étiquettes et de ses cartes. Toutes se lisent, sur fond clair comme sombre."
        ),
    )
    sign = models.CharField(
        _("signe"),
        max_length=20,
        choices=Sign.choices,
        default=Sign.RING,
        help_text=_(
            "Montré devant son nom : il le fait reconnaître à qui ne distingue pas les couleurs, et à l’impression."
        ),
    )

    class Meta:
        verbose_name = _("domaine")
        verbose_name_plural = _("domaines")
        ordering = ["order", "name"]


class Theme(BilingualName):
    """A theme within a domain."""

    domain = models.ForeignKey(Domain, on_delete=models.PROTECT, related_name="themes", verbose_name=_("domaine"))
    slug = models.SlugField(_("identifiant"), max_length=80, unique=True)
    order = models.PositiveSmallIntegerField(_("ordre"), default=0)

    class Meta:
        verbose_name = _("thème")
        verbose_name_plural = _("thèmes")
        ordering = ["domain__order", "order", "name"]
