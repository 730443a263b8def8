"""What people are told of their mandates and of the organisations that they keep."""

import datetime as dt
from collections.abc import Sequence
from typing import Any, TypeAlias

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intranet.accounts.models import User
from intranet.notifications import Event, Topic, notify, register_event
from intranet.notifications.addresses import absolute_url

from .models import Designation, OrganisationAdministrator

# After so long, a fact is history.
LATE = dt.timedelta(days=1)
Words: TypeAlias = dict[str, Any] | None

MANDATES = Topic("mandates", _("Mes mandats"), _("un organisme vous désigne"))
GIVEN, ENDED, APPOINTED = "mandate_given", "mandate_ended", "administration_given"


def tell_designated(designation: Designation) -> None:
    """The person: they are designated, now or from a day to come. What is put on record after the fact is not told."""
    if timezone.now() - designation.valid_from < LATE:
        notify([designation.person], GIVEN, {"designation": designation.pk})


def tell_mandate_ended(designation: Designation) -> None:
    """The person: their mandate ends, or has just ended."""
    if designation.valid_until is not None and timezone.now() - designation.valid_until < LATE:
        notify([designation.person], ENDED, {"designation": designation.pk})


def tell_appointed(fact: OrganisationAdministrator) -> None:
    """The person: they keep the organisation."""
    notify([fact.person], APPOINTED, {"administration": fact.pk})


def _mandates(reader: User, contexts: Sequence[dict[str, Any]]) -> list[Designation | None]:
    """Their own; None for what was withdrawn meanwhile."""
    rows = Designation.objects.filter(person=reader).select_related("organisation", "domain")
    found = rows.in_bulk({context["designation"] for context in contexts})
    return [found.get(context["designation"]) for context in contexts]


def _given(reader: User, contexts: Sequence[dict[str, Any]]) -> list[Words]:
    now = timezone.now()

    def words(mandate: Designation | None) -> Words:
        if mandate is None or (mandate.valid_until is not None and mandate.valid_until <= now):
            return None
        told = {"organisation": mandate.organisation, "domain": mandate.domain, "seat": mandate.get_seat_display()}
        days = {"first": mandate.first_day if mandate.valid_from > now else None, "last": mandate.last_day}
        return {**told, **days, "url": absolute_url(reader.language, "wagtail_serve", "")}

    return [words(mandate) for mandate in _mandates(reader, contexts)]


def _ended(reader: User, contexts: Sequence[dict[str, Any]]) -> list[Words]:
    now = timezone.now()

    def words(mandate: Designation | None) -> Words:
        if mandate is None or mandate.valid_until is None:
            return None
        told = {"organisation": mandate.organisation, "domain": mandate.domain, "last": mandate.last_day}
        return {**told, "over": mandate.valid_until <= now}

    return [words(mandate) for mandate in _mandates(reader, contexts)]


def _appointed(reader: User, contexts: Sequence[dict[str, Any]]) -> list[Words]:
    rows = OrganisationAdministrator.objects.in_force().filter(person=reader).select_related("organisation")
    found = rows.in_bulk({context["administration"] for context in contexts})

    def words(fact: OrganisationAdministrator | None) -> Words:
        if fact is None:
            return None
        return {"organisation": fact.organisation, "url": absolute_url(reader.language, "wagtail_serve", "")}

    return [words(found.get(context["administration"])) for context in contexts]


def register() -> None:
    register_event(Event(GIVEN, topic=MANDATES, many=_given))
    register_event(Event(ENDED, topic=MANDATES, many=_ended))
    register_event(Event(APPOINTED, topic=MANDATES, many=_appointed))
