"""Drafts that a machine writes in the background."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intranet.translation.machines.base import Failure

from .translations import Translation


class MachineDraftQuerySet(models.QuerySet["MachineDraft"]):
    def under_way(self) -> Self:
        return self.filter(status__in=[MachineDraft.Status.WAITING, MachineDraft.Status.RUNNING])


class MachineDraft(models.Model):
    """One draft of a translation: how far it is, and which worker has it, until when.

    Each batch is kept before the next is asked for. A worker that died no longer prolongs its lease: another one takes
    over, and finds in the segments and the memory what was paid for already.
    """

    class Status(models.TextChoices):
        WAITING = "waiting", _("En attente")
        RUNNING = "running", _("En cours")
        DONE = "done", _("Terminé")
        FAILED = "failed", _("Échec")

    translation = models.ForeignKey(Translation, on_delete=models.CASCADE, related_name="machine_drafts")
    engine = models.CharField(max_length=20)
    status = models.CharField(max_length=10, choices=Status, default=Status.WAITING)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    # What was sent to the machine, in characters: what services bill.
    characters = models.PositiveIntegerField(default=0)
    # Nobody asked: the space's setting did.
    is_automatic = models.BooleanField(default=False)
    # Segments that the machine spoiled, and that are left open.
    refused = models.PositiveIntegerField(default=0)
    # A code of `Failure`.
    failure = models.CharField(max_length=20, blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)
    holder = models.UUIDField(null=True)
    leased_until = models.DateTimeField(null=True)

    objects = MachineDraftQuerySet.as_manager()

    class Meta:
        verbose_name = _("brouillon de machine")
        verbose_name_plural = _("brouillons de machine")
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["translation"],
                condition=Q(status__in=["waiting", "running"]),
                name="translation_one_draft_at_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.translation}: {self.done}/{self.total}"

    @property
    def reason(self) -> str:
        """Why it failed, in the active language; empty where it did not."""
        return str(Failure(self.failure).label) if self.failure else ""
