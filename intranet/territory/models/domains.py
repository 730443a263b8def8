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


class Domain(BilingualName):
    """A domain of action of the pôle, which each member chooses to join or not."""

    slug = models.SlugField(_("identifiant"), max_length=80, unique=True)
    order = models.PositiveSmallIntegerField(_("ordre"), default=0)

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
