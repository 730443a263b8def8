"""The searches that a person keeps, and how long what was asked is counted."""

import datetime as dt

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intranet.accounts.models import User
from intranet.privacy.held import Fact, Holding, Record, register_holding
from intranet.privacy.retention import Rule, deleting, register_rule

from .forms import read_criteria
from .models import SavedSearch, SearchCount
from .presentation import described


def saved_searches_of(person: User) -> list[Record]:
    """Without the addresses: whoever has one reads what the person may. Nor a space that they may not know of today."""
    return [
        [
            Fact("name", _("Nom"), search.name),
            Fact("asked", _("Recherche"), described(read_criteria(QueryDict(search.asked), person))),
            Fact("frequency", _("Fréquence"), search.get_frequency_display()),
            Fact("paused", _("En pause"), search.paused),
            Fact("created_at", _("Enregistrée le"), search.created_at),
            Fact("told_until", _("Suivie jusqu’au"), search.told_until),
            Fact("fetched_at", _("Adresse privée consultée le"), search.fetched_at),
        ]
        for search in SavedSearch.objects.filter(person=person).order_by("created_at", "pk")
    ]


def forget_saved_searches(person: User) -> None:
    SavedSearch.objects.filter(person=person).delete()


def counted_before(limit: dt.datetime) -> QuerySet[SearchCount]:
    return SearchCount.objects.filter(day__lt=limit.date())


def register() -> None:
    register_rule(Rule("search.counts", "SEARCH_LOG_DAYS", deleting(counted_before)))
    register_holding(
        Holding(
            "saved_searches",
            55,
            gettext_lazy("Recherches enregistrées"),
            saved_searches_of,
            forget_saved_searches,
            covers=("search.SavedSearch.person",),
        )
    )
