"""What is held about a person's affiliations and mandates, and how it is erased: dates stay, words go."""

import datetime as dt
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intranet.accounts.models import User
from intranet.privacy.held import Fact, Holding, Record, register_holding
from intranet.privacy.journal import forget_titles

from .models import Affiliation, Change, Designation, OrganisationAdministrator


def affiliations_of(person: User) -> list[Record]:
    return [
        [
            Fact("organisation", _("Organisme"), fact.organisation.name),
            Fact("capacity", _("Qualité"), fact.get_capacity_display()),
            Fact("job_title", _("Fonction"), fact.job_title),
            *period_of(fact),
        ]
        for fact in Affiliation.objects.filter(person=person).select_related("organisation")
    ]


def designations_of(person: User) -> list[Record]:
    facts = Designation.objects.filter(person=person).select_related("organisation", "domain")
    return [
        [
            Fact("organisation", _("Organisme"), fact.organisation.name),
            Fact("domain", _("Domaine"), str(fact.domain)),
            Fact("seat", _("Siège"), fact.get_seat_display()),
            Fact("themes", _("Thèmes suivis"), ", ".join(str(theme) for theme in fact.themes.all())),
            *period_of(fact),
        ]
        for fact in facts.prefetch_related("themes")
    ]


def administrations_of(person: User) -> list[Record]:
    facts = OrganisationAdministrator.objects.filter(person=person).select_related("organisation")
    return [[Fact("organisation", _("Organisme"), fact.organisation.name), *period_of(fact)] for fact in facts]


def changes_of(person: User) -> list[Record]:
    """Gestures on mandates: made by the person, or about them."""
    found = Change.objects.filter(Q(made_by=person) | Q(person=person)).select_related("organisation", "domain")
    return [
        [
            Fact("kind", _("Changement"), change.get_kind_display()),
            Fact("organisation", _("Organisme"), change.organisation.name),
            Fact("domain", _("Domaine"), str(change.domain or "")),
            Fact("by_me", _("Fait par vous"), change.made_by_id == person.pk),
            Fact("about_me", _("À votre sujet"), change.person_id == person.pk),
            Fact("made_at", _("Date"), change.made_at),
        ]
        for change in found
    ]


def period_of(fact: Any) -> list[Fact]:
    """From when to when; the end is the last day, none where there is no end."""
    return [
        Fact("first_day", _("Premier jour"), fact.first_day),
        Fact("last_day", _("Dernier jour"), fact.last_day),
    ]


def end_facts(facts: QuerySet[Any], at: dt.datetime | None = None) -> None:
    """End those in force at that instant, and withdraw those to come: each by itself, since others follow them."""
    at = at or timezone.now()
    for fact in facts.filter(valid_from__gte=at):
        fact.delete()
    for fact in facts.filter(Q(valid_until=None) | Q(valid_until__gt=at), valid_from__lt=at):
        fact.valid_until = at
        fact.save(update_fields=["valid_until"])


def erase(person: User) -> None:
    """Mandates end today and their dates stay, for the history of the territory; the words about the person go."""
    for model in (Affiliation, Designation, OrganisationAdministrator):
        facts = model._default_manager.filter(person=person)
        forget_titles(model, list(facts.values_list("pk", flat=True)))
        end_facts(facts)
    for affiliation in Affiliation.objects.filter(person=person).exclude(job_title=""):
        affiliation.job_title = ""
        affiliation.save(update_fields=["job_title"])
    for change in Change.objects.exclude(steps=[]).iterator():
        steps = [_without_words(step, person.pk) for step in change.steps]
        if steps != change.steps:
            # No longer what the rows are: undoing it is then refused.
            change.steps = steps
            change.save(update_fields=["steps"])


def _without_words(step: dict[str, Any], person: int) -> dict[str, Any]:
    """A step as it was, without the job of that person."""
    made = dict(step)
    for side in ("before", "after"):
        values = step.get(side)
        if values and values.get("person_id") == person and values.get("job_title"):
            made[side] = {**values, "job_title": ""}
    return made


def register() -> None:
    register_holding(
        Holding(
            "affiliations",
            20,
            gettext_lazy("Organismes"),
            affiliations_of,
            erase,
            covers=("territory.Affiliation.person",),
        )
    )
    register_holding(
        Holding("mandates", 21, gettext_lazy("Mandats"), designations_of, covers=("territory.Designation.person",))
    )
    register_holding(
        Holding(
            "administrations",
            22,
            gettext_lazy("Organismes administrés"),
            administrations_of,
            covers=("territory.OrganisationAdministrator.person",),
        )
    )
    register_holding(
        Holding(
            "mandate_changes",
            90,
            gettext_lazy("Changements de mandats"),
            changes_of,
            covers=("territory.Change.made_by", "territory.Change.person"),
        )
    )
