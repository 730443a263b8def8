"""What people asked about their data, kept until it is answered or done."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class CorrectionQuerySet(models.QuerySet["Correction"]):
    def waiting(self) -> Self:
        """Those without an answer."""
        return self.filter(answered_at=None)


class Correction(models.Model):
    """A person asks that something known about them be put right."""

    class About(models.TextChoices):
        NAME = "name", _("Nom")
        ADDRESS = "address", _("Adresse électronique")
        ORGANISATION = "organisation", _("Organisme, fonction ou mandats")
        OTHER = "other", _("Autre chose")

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="corrections", verbose_name=_("personne")
    )
    about = models.CharField(_("ce qui est à corriger"), max_length=20, choices=About)
    words = models.TextField(_("demande"), max_length=2000)
    asked_at = models.DateTimeField(_("demandée le"), default=timezone.now)
    answer = models.TextField(_("réponse"), max_length=2000, blank=True)
    answered_at = models.DateTimeField(_("répondue le"), null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("par"),
    )

    objects = CorrectionQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("demande de correction")
        verbose_name_plural = _("demandes de correction")
        ordering = ["asked_at", "pk"]
        indexes = [models.Index(fields=["answered_at"], name="privacy_correction_answered")]

    def __str__(self) -> str:
        return f"{self.person} ({self.asked_at:%Y-%m-%d})"


class Departure(models.Model):
    """A person leaves: their account is erased at ``due_at`` unless they, or whoever asked, think better of it."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="departure", verbose_name=_("personne")
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("demandé par")
    )
    asked_at = models.DateTimeField(_("demandé le"), default=timezone.now)
    due_at = models.DateTimeField(_("effacement le"), db_index=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("départ")
        verbose_name_plural = _("départs")
        ordering = ["due_at", "pk"]

    def __str__(self) -> str:
        return f"{self.person} ({self.due_at:%Y-%m-%d})"

    @property
    def asked_by_themselves(self) -> bool:
        return self.asked_by_id == self.person_id


class InactivityWarning(models.Model):
    """A person was told that their account would be closed unless they sign in; signing in removes it."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name=_("personne")
    )
    warned_at = models.DateTimeField(_("prévenue le"), default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("avertissement d’inactivité")
        verbose_name_plural = _("avertissements d’inactivité")
        ordering = ["warned_at", "pk"]

    def __str__(self) -> str:
        return f"{self.person} ({self.warned_at:%Y-%m-%d})"
