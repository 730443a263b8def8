"""Searches that people keep under a name, and follow."""

import datetime as dt
from secrets import token_urlsafe
from typing import Self

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

LONGEST_NAME = 100
# Characters of a query string: the longest query, and a great many filters.
LONGEST_ASKED = 4000
# The hour of the morning, and the day (Monday), of those who want a mail a day or a week.
HOUR, DAY = 7, 0


def _signer() -> Signer:
    # A separator that addresses keep as it is.
    return Signer(sep=".", salt="search.saved")


def new_nonce() -> str:
    return token_urlsafe(18)


class Frequency(models.TextChoices):
    """How soon a person is told of what is new."""

    NOW = "now", _("Tout de suite")
    DAILY = "daily", _("Une fois par jour")
    WEEKLY = "weekly", _("Une fois par semaine")
    NEVER = "never", _("Jamais")

    def next_after(self, at: dt.datetime) -> dt.datetime | None:
        """When to look again, having looked at that instant; None for never."""
        if self is Frequency.NEVER:
            return None
        if self is Frequency.NOW:
            return at
        morning = timezone.localtime(at).replace(hour=HOUR, minute=0, second=0, microsecond=0)
        days = 7 - (morning.weekday() - DAY) % 7 if self is Frequency.WEEKLY else 1
        return morning + dt.timedelta(days=days)


class SavedSearchQuerySet(models.QuerySet["SavedSearch"]):
    def with_token(self, token: str) -> "SavedSearch | None":
        """The search whose private address holds that token; None for one that nobody gave, or that was closed."""
        try:
            nonce = _signer().unsign(token)
        except BadSignature:
            return None
        return self.filter(nonce=nonce, person__is_active=True).select_related("person").first()

    def due(self, at: dt.datetime) -> Self:
        """Those whose person is to be told by then of what is new, whoever waits longest first."""
        return self.filter(next_at__lte=at, paused=False, person__is_active=True).order_by("told_until", "pk")


class SavedSearch(models.Model):
    """A search, as the query string of its page; what it finds is decided each time by what its person may read then.

    ``told_until``: what appeared until then is not news. ``next_at``: when there is to be looked again, null for never.
    ``nonce``: its feed's private address, which the database alone is not enough to make; blank for none.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name=_("personne")
    )
    name = models.CharField(_("nom"), max_length=LONGEST_NAME)
    asked = models.CharField(_("recherche"), max_length=LONGEST_ASKED)
    frequency = models.CharField(_("fréquence"), max_length=10, choices=Frequency, default=Frequency.DAILY)
    paused = models.BooleanField(_("en pause"), default=False)
    told_until = models.DateTimeField(default=timezone.now, editable=False)
    next_at = models.DateTimeField(null=True, editable=False)
    nonce = models.CharField(max_length=40, blank=True, editable=False)
    fetched_at = models.DateTimeField(_("consultée le"), null=True, editable=False)
    created_at = models.DateTimeField(_("créée le"), default=timezone.now, editable=False)

    objects = SavedSearchQuerySet.as_manager()

    class Meta:
        verbose_name = _("recherche enregistrée")
        verbose_name_plural = _("recherches enregistrées")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["person", "asked"], name="search_saved_once_each"),
            models.UniqueConstraint(fields=["nonce"], condition=~models.Q(nonce=""), name="search_saved_nonce_unique"),
        ]
        indexes = [models.Index(fields=["next_at"], name="search_saved_next")]

    def __str__(self) -> str:
        return self.name

    @property
    def token(self) -> str:
        """What its private address holds; empty where it has none."""
        return _signer().sign(self.nonce) if self.nonce else ""
