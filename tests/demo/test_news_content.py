"""News and events, as data: enough of them, of every kind, and true to the pages that they lead to."""

from collections import Counter

import pytest

from intranet.demo.content.events import EVENTS
from intranet.demo.content.news import NEWS, RESEAU
from intranet.demo.content.news_kinds import EventText, NewsText
from intranet.demo.content.people import PEOPLE
from intranet.demo.content.workspaces import WORKSPACES
from intranet.demo.pictures import PICTURES
from intranet.demo.writing import Block, links_of, words_of

PAGES = {
    f"{workspace.slug}/{article.slug}"
    for workspace in WORKSPACES
    for section in workspace.sections
    for article in section.articles
}
SLUGS = {workspace.slug for workspace in WORKSPACES}
ITEMS: list[NewsText | EventText] = [*NEWS, *EVENTS]


def bodies_of(item: NewsText | EventText) -> list[tuple[Block, ...]]:
    return [item.body, *([item.english.body] if item.english else [])]


def test_a_dozen_news_of_every_state_and_audience() -> None:
    states = Counter(item.state for item in NEWS)
    assert states["published"] >= 12
    assert states["submitted"] == states["draft"] == 1
    assert {item.audience for item in NEWS} == {"", "pole", "network"}
    assert {slug for item in NEWS for slug in item.workspaces} == SLUGS - {"programme-precedent"} | {RESEAU}
    assert sum(item.picture is not None for item in NEWS) >= 8
    assert any(item.picture is None for item in NEWS)


def test_a_third_is_in_english() -> None:
    for items in (NEWS, EVENTS):
        assert sum(item.english is not None for item in items) / len(items) >= 1 / 3


def test_events_are_of_every_kind() -> None:
    assert len(EVENTS) >= 10
    assert {event.recurrence.frequency for event in EVENTS if event.recurrence} == {"weekly", "monthly"}
    assert sum(bool(event.cancelled) for event in EVENTS) == 1
    assert any(event.all_day and event.days == 1 for event in EVENTS)
    assert any(event.all_day and event.days > 1 for event in EVENTS)
    assert any(event.in_days < 0 for event in EVENTS)
    assert any(event.online_link and event.english for event in EVENTS)
    assert "" in {event.workspace for event in EVENTS}
    for event in EVENTS:
        assert bool(event.start and event.end) is not event.all_day, event.slug
        assert event.start <= event.end
        assert event.days_ago > -event.in_days, "announced before it takes place"


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.slug)
def test_what_they_name_exists(item: NewsText | EventText) -> None:
    people = {person.key for person in PEOPLE}
    assert item.author in people
    assert set(item.workspaces) <= SLUGS | {RESEAU}
    for body in bodies_of(item):
        assert set(links_of(body)) <= PAGES
        assert 20 <= words_of(body) <= 200
    if isinstance(item, NewsText) and item.picture:
        assert item.picture.key in PICTURES
        assert bool(item.picture.alternative) == bool(not item.english or item.english.picture_alternative)


def test_addresses_are_unique() -> None:
    for items in (NEWS, EVENTS):
        assert len({item.slug for item in items}) == len(items)
        english = [item.english.slug for item in items if item.english]
        assert len(set(english)) == len(english)
