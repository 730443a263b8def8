"""What is mailed about people's data. All are duties: nobody refuses them."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.utils import timezone

from intranet.accounts.models import User
from intranet.notifications import Event, register_event
from intranet.notifications.addresses import absolute_url
from intranet.notifications.events import Words

from .models import Correction, Departure, InactivityWarning

CORRECTION_ASKED, CORRECTION_ANSWERED = "correction_asked", "correction_answered"
DEPARTURE_ASKED, DEPARTURE_CANCELLED, DEPARTURE_HELD_UP = "departure_asked", "departure_cancelled", "departure_held_up"
INACTIVITY = "account_inactive"


def _correction_asked(reader: User, contexts: Sequence[dict[str, Any]]) -> list[Words]:
    """For administrators, while it waits."""
    waiting = Correction.objects.waiting().select_related("person")
    found = waiting.in_bulk([context["correction"] for context in contexts]) if reader.is_superuser else {}

    def words(correction: Correction | None) -> Words:
        if correction is None:
            return None
        return {
            "person": correction.person,
            "about": correction.get_about_display(),
            "quote": correction.words,
            "url": absolute_url(reader.language, "privacy:answer", correction.pk),
        }

    return [words(found.get(context["correction"])) for context in contexts]


def _correction_answered(reader: User, context: dict[str, Any]) -> Words:
    correction = Correction.objects.filter(pk=context["correction"], person=reader).exclude(answered_at=None).first()
    if correction is None:
        return None
    return {"quote": correction.answer, "url": absolute_url(reader.language, "privacy:held")}


def _departure_asked(reader: User | None, context: dict[str, Any]) -> Words:
    departure = Departure.objects.filter(pk=context["departure"]).select_related("person").first()
    if departure is None:
        return None
    themselves = departure.asked_by_themselves
    words = {"day": timezone.localdate(departure.due_at), "themselves": themselves}
    language = departure.person.language
    return {**words, "url": absolute_url(language, "account_login" if themselves else "contact")}


def _departure_cancelled(reader: User, context: dict[str, Any]) -> Words:
    return {"url": absolute_url(reader.language, "account_settings")}


def _departure_held_up(reader: User, context: dict[str, Any]) -> Words:
    departure = Departure.objects.filter(pk=context["departure"]).select_related("person").first()
    if departure is None or not reader.is_superuser:
        return None
    url = absolute_url(reader.language, "privacy:erase", departure.person_id)
    return {"person": departure.person, "url": url}


def _inactivity(reader: User, context: dict[str, Any]) -> Words:
    """Who has signed in since is told nothing."""
    if not InactivityWarning.objects.filter(person=reader).exists():
        return None
    return {"days": settings.ACCOUNT_WARNING_DAYS, "url": absolute_url(reader.language, "account_login")}


def register() -> None:
    register_event(Event(CORRECTION_ASKED, many=_correction_asked))
    register_event(Event(CORRECTION_ANSWERED, _correction_answered))
    register_event(Event(DEPARTURE_ASKED, _departure_asked))
    register_event(Event(DEPARTURE_CANCELLED, _departure_cancelled))
    register_event(Event(DEPARTURE_HELD_UP, _departure_held_up))
    register_event(Event(INACTIVITY, _inactivity))
