"""What people are told of the searches that they follow."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from intranet.accounts.models import User
from intranet.notifications import Event, Topic, register_event
from intranet.notifications.addresses import absolute, absolute_url
from intranet.notifications.events import Words

from .models import SavedSearch
from .things import Readable, readable_things

ALERT = "search_alert"
SAVED_SEARCHES = Topic(
    "saved_searches", _("Mes recherches enregistrées"), _("vous suivez une recherche que vous avez enregistrée")
)
# Things of one search that are named in a mail; the others are counted.
NAMED = 10


@dataclass(frozen=True)
class News:
    """What is new for one search."""

    name: str
    url: str
    things: list[Readable]
    more: int


def _alerts(reader: User, contexts: Sequence[dict[str, Any]]) -> list[Words]:
    """Of what was found, what that reader may still read, for the searches that they still follow."""
    found = [each for context in contexts for each in context["found"]]
    searches = SavedSearch.objects.filter(person=reader, paused=False).in_bulk([pk for pk, _things, _total in found])
    things = {thing for _pk, some, _total in found for thing in some}
    shown = readable_things(reader, sorted(things), reader.language)
    return [_words(reader, context, searches, shown) for context in contexts]


def _words(
    reader: User, context: dict[str, Any], searches: dict[int, SavedSearch], shown: dict[str, Readable]
) -> Words:
    news = []
    for pk, things, total in context["found"]:
        readable = [shown[thing] for thing in things if thing in shown]
        if pk in searches and readable:
            url = f"{absolute_url(reader.language, 'search')}?{searches[pk].asked}&sort=date"
            # Those that are not named were counted by the rights of that moment.
            named = readable[:NAMED]
            news.append(News(searches[pk].name, url, named, max(0, total - len(things)) + len(readable) - len(named)))
    if not news:
        return None
    count = sum(len(each.things) + each.more for each in news)
    single = news[0] if len(news) == 1 else None
    return {
        "news": news,
        "single": single,
        "count": count,
        "first": news[0].things[0].title,
        "site": absolute(""),
        "url": single.url if single else absolute_url(reader.language, "search_saved"),
    }


def register() -> None:
    register_event(Event(ALERT, topic=SAVED_SEARCHES, many=_alerts))
