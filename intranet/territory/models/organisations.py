"""Public bodies and their partners."""

import datetime as dt
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .periods import in_force_q


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def open(self) -> Self:
        """Those that have not been closed by a merger, a renaming or a dissolution."""
        return self.filter(Q(closed_on__isnull=True) | Q(closed_on__gt=timezone.localdate()))

    def members(self, at: dt.datetime | None = None) -> Self:
        """Those that adhere, at that instant, to at least one domain."""
        return self.filter(in_force_q(at, "adhesions__")).distinct()

    def host(self) -> "Organisation | None":
        """The pôle that this installation serves; None before it is named."""
        return self.filter(is_host=True).first()


class Organisation(models.Model):
    """A body known here. It is closed, never deleted: what it did stays its own."""

    class Kind(models.TextChoices):
        POLE = "pole", _("Pôle métropolitain")
        EPCI = "epci", _("Intercommunalité (EPCI)")
        DEPARTEMENT = "departement", _("Département")
        REGION = "region", _("Région")
        STATE = "state", _("État")
        AGENCY = "agency", _("Agence")
        ASSOCIATION = "association", _("Association")
        FOREIGN = "foreign", _("Collectivité étrangère")
        OTHER = "other", _("Autre")

    class EpciType(models.TextChoices):
        CC = "CC", _("Communauté de communes")
        CA = "CA", _("Communauté d’agglomération")
        CU = "CU", _("Communauté urbaine")
        METRO = "METRO", _("Métropole")
        LYON = "MET69", _("Métropole de Lyon")

    name = models.CharField(_("nom"), max_length=200)
    short_name = models.CharField(_("nom court"), max_length=60, blank=True)
    kind = models.CharField(_("nature"), max_length=20, choices=Kind)
    epci_type = models.CharField(_("type d’EPCI"), max_length=10, choices=EpciType, blank=True)
    siren = models.CharField(
        _("SIREN"),
        max_length=9,
        unique=True,
        null=True,
        blank=True,
        validators=[RegexValidator(r"^\d{9}$", _("Un SIREN compte neuf chiffres."))],
    )
    population = models.PositiveIntegerField(_("population totale"), null=True, blank=True)
    communes = models.PositiveIntegerField(_("nombre de communes"), null=True, blank=True)
    country = models.CharField(_("pays"), max_length=2, default="FR", help_text=_("Code ISO à deux lettres."))
    website = models.URLField(_("site web"), blank=True)
    is_host = models.BooleanField(
        _("pôle hôte"), default=False, help_text=_("Le pôle que cet intranet sert ; un seul.")
    )
    closed_on = models.DateField(
        _("close le"), null=True, blank=True, help_text=_("Le premier jour où l’organisme n’existe plus.")
    )
    successor = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="predecessors",
        verbose_name=_("succédée par"),
        help_text=_("Après une fusion ou un changement de nom."),
    )

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organisme")
        verbose_name_plural = _("organismes")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["is_host"], condition=Q(is_host=True), name="territory_organisation_one_host"
            ),
            models.CheckConstraint(
                condition=Q(successor__isnull=True) | Q(closed_on__isnull=False),
                name="territory_organisation_successor_means_closed",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def display_name(self) -> str:
        return self.short_name or self.name

    @property
    def is_closed(self) -> bool:
        """Whether it has ceased to exist today."""
        return self.closed_on is not None and self.closed_on <= timezone.localdate()

    def clean(self) -> None:
        super().clean()
        self.siren = self.siren or None
        if self.successor_id and not self.closed_on:
            self.closed_on = timezone.localdate()
        if self.successor_id and self._is_its_own_successor():
            raise ValidationError({"successor": _("Cet organisme se succéderait à lui-même.")})

    def _is_its_own_successor(self) -> bool:
        seen = {self.pk}
        following = self.successor
        while following is not None:
            if following.pk in seen:
                return True
            seen.add(following.pk)
            following = following.successor
        return False

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise models.ProtectedError(str(_("Un organisme se clôt, il ne se supprime pas.")), {self})
