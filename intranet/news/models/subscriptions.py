"""Calendars in people's own calendar programs: private addresses, and what was told through them."""

import datetime as dt
from secrets import token_urlsafe
from typing import Self

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intranet.access.models import Audience, Space
from intranet.access.policies import READS_FROM, Access


def told_for() -> dt.timedelta:
    """How long subscribers are told that an event was taken away."""
    return dt.timedelta(days=settings.EVENT_NOTICE_DAYS)


def _signer() -> Signer:
    # A separator that addresses keep as it is.
    return Signer(sep=".", salt="news.subscription")


def new_nonce() -> str:
    return token_urlsafe(18)


class CalendarSubscriptionQuerySet(models.QuerySet["CalendarSubscription"]):
    def with_token(self, token: str) -> "CalendarSubscription | None":
        """The subscription whose address holds that token; None where nobody gave such a token, or it was revoked."""
        try:
            nonce = _signer().unsign(token)
        except BadSignature:
            return None
        return self.filter(nonce=nonce, user__is_active=True).select_related("user").first()


class CalendarSubscription(models.Model):
    """A person's private address of one calendar, for a program that has no session.

    The address says who asks, and nothing else: what it gives is decided at each fetch by what the person may read
    then. The database alone is not enough to make an address: it is signed.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="calendar_subscriptions",
        verbose_name=_("personne"),
    )
    calendar_key = models.UUIDField(_("agenda"), help_text="translation_key of the calendar's page")
    nonce = models.CharField(max_length=40, unique=True, default=new_nonce, editable=False)
    created_at = models.DateTimeField(_("créée le"), default=timezone.now, editable=False)
    fetched_at = models.DateTimeField(_("consultée le"), null=True, editable=False)

    objects = CalendarSubscriptionQuerySet.as_manager()

    class Meta:
        verbose_name = _("abonnement à un agenda")
        verbose_name_plural = _("abonnements aux agendas")
        constraints = [
            models.UniqueConstraint(fields=["user", "calendar_key"], name="news_subscription_once_each"),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.calendar_key}"

    @property
    def token(self) -> str:
        return _signer().sign(self.nonce)


class EventNoticeQuerySet(models.QuerySet["EventNotice"]):
    def withdrawn_since(self, instant: dt.datetime) -> Self:
        """Taken away after that instant, and not so long ago that subscribers need not be told any more."""
        limit = max(instant, timezone.now() - told_for())
        return self.filter(withdrawn_at__gt=limit)

    def readable_by(self, access: Access) -> Self:
        """Those of events that this person could read when they were taken away, and could read today."""
        reads_from = READS_FROM[access.standing]
        open_to_all_such = Q(audience__gte=reads_from, space__audience__gte=reads_from, space__archived_at__isnull=True)
        return self.filter(open_to_all_such | Q(space__in=list(access.roles)))


class EventNotice(models.Model):
    """What subscribers were told of an event: the number of its latest version, and that it was taken away.

    It outlives the page, whose rule it keeps as it was at the end: where and to whom it was shown.
    """

    event_key = models.UUIDField(unique=True, help_text="translation_key of the event's page")
    sequence = models.PositiveIntegerField(default=0)
    modified_at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True, db_index=True)
    calendar_key = models.UUIDField(null=True)
    space = models.ForeignKey(Space, on_delete=models.CASCADE, null=True, related_name="+")
    audience = models.PositiveSmallIntegerField(choices=Audience, default=Audience.MEMBERS)
    last_words = models.JSONField(default=dict, help_text="by language, the event as cancelled, in iCalendar")

    objects = EventNoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("avis aux abonnés")
        verbose_name_plural = _("avis aux abonnés")

    def __str__(self) -> str:
        return f"{self.event_key} ({self.sequence})"
