"""Facts that hold for a time. A period is half-open: it holds from its first instant up to, not including, its end."""

import datetime as dt
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


def in_force_q(at: dt.datetime | None = None, prefix: str = "") -> Q:
    """The condition "in force at that instant" (now by default) on a relation reached by ``prefix`` ("adhesions__")."""
    at = at or timezone.now()
    until = Q(**{f"{prefix}valid_until__isnull": True}) | Q(**{f"{prefix}valid_until__gt": at})
    return Q(**{f"{prefix}valid_from__lte": at}) & until


class PeriodQuerySet(models.QuerySet[Any]):
    """Reads of dated facts; ``at`` is an aware datetime, now by default."""

    def in_force(self, at: dt.datetime | None = None) -> Self:
        return self.filter(in_force_q(at))

    def coming(self, at: dt.datetime | None = None) -> Self:
        return self.filter(valid_from__gt=at or timezone.now())

    def ended(self, at: dt.datetime | None = None) -> Self:
        return self.filter(valid_until__lte=at or timezone.now())


class Period(models.Model):
    """A dated fact. Screens speak of a last day, which is within the period; the end kept here is the instant after."""

    valid_from = models.DateTimeField(_("à partir du"), default=timezone.now)
    valid_until = models.DateTimeField(_("jusqu’au"), null=True, blank=True)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
                name="%(app_label)s_%(class)s_ends_after_start",
                violation_error_message=_("La fin doit venir après le début."),
            )
        ]

    def clean(self) -> None:
        super().clean()
        if self.valid_until and self.valid_from and self.valid_until <= self.valid_from:
            raise ValidationError({"valid_until": _("La fin doit venir après le début.")})

    def is_in_force(self, at: dt.datetime | None = None) -> bool:
        at = at or timezone.now()
        return self.valid_from <= at and (self.valid_until is None or at < self.valid_until)

    @property
    def first_day(self) -> dt.date:
        """The local date on which the period starts."""
        return timezone.localdate(self.valid_from)

    @property
    def last_day(self) -> dt.date | None:
        """The last local date that the period touches; None where it has no end."""
        if self.valid_until is None:
            return None
        return timezone.localdate(self.valid_until - dt.timedelta(microseconds=1))


def start_of_day(day: dt.date) -> dt.datetime:
    """The first instant of a local day."""
    return timezone.make_aware(dt.datetime.combine(day, dt.time.min))


def end_of_day(day: dt.date) -> dt.datetime:
    """The instant after a local day: what ``valid_until`` holds for "until that day, included"."""
    return start_of_day(day + dt.timedelta(days=1))
