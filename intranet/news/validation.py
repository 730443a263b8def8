"""What is wrong with the dates of an event, in words for whoever writes them, by the field to look at."""

import datetime as dt
from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from .timing import LONGEST, Timing

Problem = tuple[str, ValidationError]


def problems_of(timing: Timing) -> Iterator[Problem]:
    """The problems, each with the name of its field. Of the repetition nothing is said while the dates are wrong."""
    found = [*_of_dates(timing)]
    if not found and timing.recurrence:
        found = [*_of_repetition(timing)] or [*_of_exclusions(timing)]
    yield from found


def _of_dates(timing: Timing) -> Iterator[Problem]:
    last = timing.ends_on or timing.starts_on
    if last < timing.starts_on:
        yield "ends_on", ValidationError(_("L’événement finirait avant de commencer : vérifiez le jour de fin."))
    if timing.all_day:
        return
    if timing.starts_at is None:
        message = _("Dites à quelle heure il commence, ou cochez « Journée entière ».")
        yield "starts_at", ValidationError(message)
    elif timing.ends_at is None and last > timing.starts_on:
        yield "ends_at", ValidationError(_("Dites à quelle heure il finit le dernier jour."))
    elif timing.ends_at is not None and last == timing.starts_on and timing.ends_at <= timing.starts_at:
        message = _(
            "L’heure de fin doit venir après l’heure de début ; s’il finit le lendemain, donnez le jour de fin."
        )
        yield "ends_at", ValidationError(message)


def _of_repetition(timing: Timing) -> Iterator[Problem]:
    if timing.every < 1:
        yield "every", ValidationError(_("L’intervalle est au moins de 1."))
    if timing.until is not None and timing.occurrences:
        yield "occurrences", ValidationError(_("Donnez une date de fin ou un nombre de fois, pas les deux."))
    if timing.until is not None and timing.until < timing.starts_on:
        yield "until", ValidationError(_("La répétition finirait avant le premier jour de l’événement."))
    elif timing.until is not None and timing.until - timing.starts_on > LONGEST:
        yield "until", ValidationError(_("Une répétition dure dix ans au plus : laissez vide si elle n’a pas de fin."))


def _of_exclusions(timing: Timing) -> Iterator[Problem]:
    strangers = sorted(day for day in timing.excluded if not timing.falls_on(day))
    if strangers:
        message = ngettext(
            "L’événement n’a pas lieu ce jour-là, il n’y a rien à en retirer : %(days)s.",
            "L’événement n’a pas lieu ces jours-là, il n’y a rien à en retirer : %(days)s.",
            len(strangers),
        )
        yield "excluded_dates", ValidationError(message, params={"days": _listed(strangers)})
    elif not timing.takes_place():
        yield "excluded_dates", ValidationError(_("Il ne reste aucune date : l’événement n’aurait jamais lieu."))


def _listed(days: list[dt.date]) -> str:
    return ", ".join(date_format(day, "SHORT_DATE_FORMAT") for day in days)
