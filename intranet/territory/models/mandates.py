"""Who works for whom, who joined what, who was designated: the three dated facts from which rights follow."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .domains import Domain, Theme
from .organisations import Organisation
from .periods import Period


def overlapping(fact: Period, **same: Any) -> bool:
    """Whether another row of the same things (``same``) holds at some instant of this one's period."""
    if fact.valid_from is None:
        return False
    others = type(fact)._default_manager.filter(**same).exclude(pk=fact.pk)
    if fact.valid_until is not None:
        others = others.filter(valid_from__lt=fact.valid_until)
    return others.filter(Q(valid_until__isnull=True) | Q(valid_until__gt=fact.valid_from)).exists()


class Affiliation(Period):
    """A person works or sits for an organisation. One officer may serve two authorities at once."""

    class Capacity(models.TextChoices):
        OFFICER = "officer", _("Agent")
        ELECTED = "elected", _("Élu·e")

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="affiliations", verbose_name=_("personne")
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="affiliations", verbose_name=_("organisme")
    )
    capacity = models.CharField(
        _("qualité"),
        max_length=10,
        choices=Capacity,
        default=Capacity.OFFICER,
        help_text=_("Les agents du pôle hôte forment son équipe et gèrent les espaces."),
    )
    job_title = models.CharField(_("fonction"), max_length=200, blank=True)

    class Meta(Period.Meta):
        verbose_name = _("affiliation")
        verbose_name_plural = _("affiliations")
        ordering = ["person__last_name", "valid_from"]

    def __str__(self) -> str:
        return f"{self.person} · {self.organisation}"

    def clean(self) -> None:
        super().clean()
        if (
            self.person_id
            and self.organisation_id
            and overlapping(self, person=self.person_id, organisation=self.organisation_id)
        ):
            raise ValidationError(
                {"valid_from": _("Cette personne est déjà affiliée à cet organisme pendant cette période.")}
            )


class Adhesion(Period):
    """An organisation joins a domain, by a vote of its assembly (*délibération*)."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="adhesions", verbose_name=_("organisme")
    )
    domain = models.ForeignKey(Domain, on_delete=models.PROTECT, related_name="adhesions", verbose_name=_("domaine"))
    deliberation_number = models.CharField(_("numéro de la délibération"), max_length=60, blank=True)
    deliberation_date = models.DateField(_("date de la délibération"), null=True, blank=True)

    class Meta(Period.Meta):
        verbose_name = _("adhésion")
        verbose_name_plural = _("adhésions")
        ordering = ["organisation__name", "domain__order", "valid_from"]
        indexes = [models.Index(fields=["domain", "organisation"], name="territory_adhesion_dom_org")]

    def __str__(self) -> str:
        return f"{self.organisation} · {self.domain}"

    def clean(self) -> None:
        super().clean()
        if (
            self.organisation_id
            and self.domain_id
            and overlapping(self, organisation=self.organisation_id, domain=self.domain_id)
        ):
            raise ValidationError({"valid_from": _("Cet organisme adhère déjà à ce domaine pendant cette période.")})


class Designation(Period):
    """An organisation designates a person as its referent in a domain, to hold the seat or to stand in."""

    class Seat(models.TextChoices):
        TITULAIRE = "titulaire", _("Titulaire")
        SUPPLEANT = "suppleant", _("Suppléant·e")

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="designations", verbose_name=_("personne")
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="designations", verbose_name=_("organisme")
    )
    domain = models.ForeignKey(Domain, on_delete=models.PROTECT, related_name="designations", verbose_name=_("domaine"))
    seat = models.CharField(_("siège"), max_length=10, choices=Seat, default=Seat.TITULAIRE)
    themes = models.ManyToManyField(
        Theme,
        blank=True,
        related_name="designations",
        verbose_name=_("thèmes suivis"),
        help_text=_("Aucun : tous les thèmes du domaine."),
    )

    class Meta(Period.Meta):
        verbose_name = _("désignation")
        verbose_name_plural = _("désignations")
        ordering = ["organisation__name", "domain__order", "-seat", "valid_from"]
        indexes = [models.Index(fields=["person", "domain", "organisation"], name="territory_desig_person")]

    def __str__(self) -> str:
        return f"{self.person} · {self.organisation} · {self.domain}"

    def clean(self) -> None:
        super().clean()
        if (
            self.person_id
            and self.organisation_id
            and self.domain_id
            and overlapping(self, person=self.person_id, organisation=self.organisation_id, domain=self.domain_id)
        ):
            message = _("Cette personne est déjà désignée par cet organisme dans ce domaine pendant cette période.")
            raise ValidationError({"valid_from": message})


class OrganisationAdministrator(Period):
    """A person keeps the mandates and the people of their own organisation, as long as they are affiliated to it."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="administrations", verbose_name=_("personne")
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="administrators", verbose_name=_("organisme")
    )

    class Meta(Period.Meta):
        verbose_name = _("administration d’un organisme")
        verbose_name_plural = _("administrations d’organismes")
        ordering = ["organisation__name", "person__last_name", "valid_from"]
        indexes = [models.Index(fields=["person", "organisation"], name="territory_admin_person")]

    def __str__(self) -> str:
        return f"{self.person} · {self.organisation}"

    def clean(self) -> None:
        super().clean()
        if not (self.person_id and self.organisation_id):
            return
        if self.organisation.is_host:
            # Affiliating an officer to the host gives the rights of its team: only the team does that.
            raise ValidationError({"organisation": _("L’équipe du pôle hôte administre elle-même le sien.")})
        if overlapping(self, person=self.person_id, organisation=self.organisation_id):
            raise ValidationError({"person": _("Cette personne administre déjà cet organisme pendant cette période.")})
