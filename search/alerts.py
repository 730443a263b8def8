"""Those who follow a search are told of what is new to find, once, and only of what they may read.

New is what appeared, or was opened to more readers, since they were last told. Where nothing appeared, a pass costs
four queries, whoever follows what. Otherwise searches that ask the same are one search for all who follow them, among
what appeared only; then each person's own rights are asked, once for all that they follow.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils import timezone

from intranet.access.policies import access_of
from intranet.accounts.models import User
from intranet.notifications import due, notify

from .engines import database_engine
from .forms import criteria_of
from .models import Frequency, SavedSearch, SearchEntry
from .notices import ALERT, NAMED
from .synonyms import understand
from .things import readable_things

# What a transaction that is being committed made is seen by the next pass.
SETTLED = dt.timedelta(seconds=30)
# Different searches that one pass makes; the others wait for the next, those that have waited longest first.
AT_ONCE = 200


def send_alerts(at: dt.datetime | None = None) -> int:
    """Tell whoever is due of what is new in what they follow; returns how many persons."""
    now = at or timezone.now()
    until = now - SETTLED
    latest = SearchEntry.objects.aggregate(latest=Max("appeared_at"))["latest"]
    behind = min(latest, until) if latest else until
    due_now = SavedSearch.objects.due(now)
    _put_off(due_now.filter(told_until__gte=behind), now)
    searches = _of_so_many_questions(due_now.filter(told_until__lt=behind).select_related("person"))
    return _tell(searches, _news(searches, until), until, now) if searches else 0


def _put_off(searches: QuerySet[SavedSearch], now: dt.datetime) -> None:
    """Nothing appeared for these: the next look is at its pace. Those that are looked at each time stay due."""
    for frequency in (Frequency.DAILY, Frequency.WEEKLY):
        searches.filter(frequency=frequency).order_by().update(next_at=frequency.next_after(now))


def _of_so_many_questions(searches: Iterable[SavedSearch]) -> list[SavedSearch]:
    kept, asked = [], set[str]()
    for search in searches:
        if search.asked in asked or len(asked) < AT_ONCE:
            asked.add(search.asked)
            kept.append(search)
    return kept


def _news(searches: Sequence[SavedSearch], until: dt.datetime) -> dict[int, list[str]]:
    """By search, the things that its person may read among those that appeared."""
    found = _found(searches, until)
    by_person: dict[int, list[SavedSearch]] = defaultdict(list)
    for search in searches:
        if found[search.pk]:
            by_person[search.person_id].append(search)
    news = {}
    for some in by_person.values():
        news.update(_readable(some[0].person, {search.pk: found[search.pk] for search in some}))
    return news


def _found(searches: Sequence[SavedSearch], until: dt.datetime) -> dict[int, list[str]]:
    """By search, the things that appeared since its person was told, whoever may read them."""
    alike: dict[str, list[SavedSearch]] = defaultdict(list)
    for search in searches:
        alike[search.asked].append(search)
    found = {}
    for asked, some in alike.items():
        criteria, since = criteria_of(asked), min(search.told_until for search in some)
        things = database_engine().appeared(
            understand(criteria.text, exact=criteria.exact), since, until, filters=criteria.filters
        )
        for search in some:
            found[search.pk] = [thing for thing, when in things if when > search.told_until]
    return found


def _readable(person: User, found: dict[int, list[str]]) -> dict[int, list[str]]:
    # An administrator is told of what they would read as anybody: their pass is for their hands.
    access_of(person).passes = False
    every = sorted({thing for things in found.values() for thing in things})
    readable = readable_things(person, every, person.language)
    kept = {search: [thing for thing in things if thing in readable] for search, things in found.items()}
    return {search: things for search, things in kept.items() if things}


@transaction.atomic
def _tell(searches: Sequence[SavedSearch], news: dict[int, list[str]], until: dt.datetime, now: dt.datetime) -> int:
    """One announcement for each person. What another clock has told, or its person has changed, meanwhile is left."""
    before = {search.pk: search.told_until for search in searches}
    current = SavedSearch.objects.select_for_update().filter(pk__in=before).select_related(None)
    still = [search for search in current if search.told_until == before[search.pk] and search.next_at is not None]
    for search in still:
        search.told_until, search.next_at = until, Frequency(search.frequency).next_after(now)
    SavedSearch.objects.bulk_update(still, ["told_until", "next_at"], batch_size=500)
    by_person: dict[int, list[list[Any]]] = defaultdict(list)
    for search in still:
        if search.pk in news:
            things = news[search.pk]
            by_person[search.person_id].append([search.pk, things[:NAMED], len(things)])
    people = User.objects.in_bulk(by_person)
    for person, found in by_person.items():
        notify([people[person]], ALERT, {"found": found})
    return len(by_person)


def register() -> None:
    due.register("search.alerts", send_alerts)
