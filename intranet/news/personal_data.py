"""Which calendars a person follows in programs of their own, by private addresses."""

import datetime as dt

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intranet.access.personal_data import Titles
from intranet.accounts.models import User
from intranet.privacy.held import Fact, Holding, Record, register_holding
from intranet.privacy.retention import Rule, register_rule

from .models import CalendarPage, CalendarSubscription, EventNotice
from .upkeep import forget_withdrawn_before


def subscriptions_of(person: User) -> list[Record]:
    """Without the addresses: whoever has one reads the calendar."""
    followed = list(CalendarSubscription.objects.filter(user=person).order_by("created_at"))
    pages = dict(
        CalendarPage.objects.filter(translation_key__in=[each.calendar_key for each in followed], alias_of=None)
        .order_by("-pk")
        .values_list("translation_key", "pk")
    )
    titles = Titles(person, pages.values())
    return [
        [
            titles.of(pages.get(each.calendar_key, 0)),
            Fact("created_at", _("Adresse donnée le"), each.created_at),
            Fact("fetched_at", _("Consultée le"), each.fetched_at),
        ]
        for each in followed
    ]


def forget_subscriptions(person: User) -> None:
    CalendarSubscription.objects.filter(user=person).delete()


def forget_cancelled(limit: dt.datetime, dry_run: bool) -> int:
    """Of events withdrawn so long ago, what their subscribers were told."""
    old = EventNotice.objects.filter(withdrawn_at__lt=limit).exclude(last_words={}, space=None)
    count = old.count()
    if not dry_run:
        forget_withdrawn_before(limit)
    return count


def register() -> None:
    register_rule(Rule("news.cancelled_events", "EVENT_NOTICE_DAYS", forget_cancelled))
    register_holding(
        Holding(
            "calendars",
            50,
            gettext_lazy("Agendas suivis"),
            subscriptions_of,
            forget_subscriptions,
            covers=("news.CalendarSubscription.user",),
        )
    )
