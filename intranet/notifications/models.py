"""What was told on the site and is kept for its reader, what each reader refuses, and when the clock's jobs ran."""

import secrets

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class DueRun(models.Model):
    """The last run of one registered job. Clocks on several machines take turns through this row."""

    job = models.CharField(_("tâche"), max_length=100, unique=True)
    next_at = models.DateTimeField(_("prochaine exécution"))
    begun_at = models.DateTimeField(_("commencée le"), null=True, blank=True)
    failed_at = models.DateTimeField(_("échec le"), null=True, blank=True)

    class Meta:
        verbose_name = _("tâche datée")
        verbose_name_plural = _("tâches datées")
        ordering = ["job"]

    def __str__(self) -> str:
        return self.job


class Notice(models.Model):
    """An event, for one reader. It holds ids: what it says, and whether, is asked at each showing."""

    reader = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    # The announcement that it comes from: the same for all of its readers, and once for each.
    key = models.UUIDField()
    event = models.CharField(max_length=100)
    context = models.JSONField()
    created_at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("notification")
        verbose_name_plural = _("notifications")
        ordering = ["-created_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["reader", "key"], name="notifications_notice_once_each")]
        indexes = [
            models.Index(fields=["reader", "-created_at"], name="notifications_of_a_reader"),
            # Asked at every page.
            models.Index(
                fields=["reader"], condition=models.Q(read_at__isnull=True), name="notifications_unread_notices"
            ),
            models.Index(fields=["created_at"], name="notifications_old_ones"),
        ]

    def __str__(self) -> str:
        return f"{self.event} ({self.created_at:%Y-%m-%d})"


class Channel(models.TextChoices):
    """How a reader takes the events of a topic."""

    MAIL = "mail", _("Courriel et site")
    SITE = "site", _("Site seulement")
    NONE = "none", _("Aucune")


def new_key() -> str:
    """Tells nothing, and cannot be guessed."""
    return secrets.token_urlsafe(16)


class Preference(models.Model):
    """How one reader takes one topic; without a row, by mail and on the site."""

    reader = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    topic = models.CharField(max_length=100)
    channel = models.CharField(max_length=10, choices=Channel.choices, default=Channel.MAIL)
    # What the links to unsubscribe hold.
    key = models.CharField(max_length=30, unique=True, default=new_key, editable=False)

    class Meta:
        verbose_name = _("choix de notifications")
        verbose_name_plural = _("choix de notifications")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["reader", "topic"], name="notifications_preference_once_each")]

    def __str__(self) -> str:
        return f"{self.topic}: {self.channel}"
