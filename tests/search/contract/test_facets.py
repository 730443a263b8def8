"""What every engine counts, what it is narrowed by, and for whom."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from intranet.access.models import Audience, Role
from search.engines import FACETS, NO_SUCH_VALUE, Filters, Sort
from tests import factories as make

from .library import Library

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def test_counts_are_of_things_and_each_facet_leaves_itself_aside(library: Library) -> None:
    water, land = make.make_domain("Eau"), make.make_domain("Foncier")
    library.add("Le bassin", thing="made:x", domain=water)
    library.add("The basin (bassin)", "en", thing="made:x", domain=water)
    library.add("Bassin de vie", domain=land, kind="sectionpage")
    library.add("Bassin.pdf", "", kind="document", domain=water)
    answer = library.ask("bassin")
    assert answer.total == 3
    assert answer.facets["type"] == {"articlepage": 1, "sectionpage": 1, "document": 1}
    assert answer.facets["domain"] == {str(water.pk): 2, str(land.pk): 1}
    assert answer.facets["language"] == {"fr": 2, "en": 1}
    narrowed = library.ask("bassin", filters=Filters({"type": ("document",), "domain": (water.pk,)}))
    assert narrowed.total == len(narrowed.found) == 1
    assert narrowed.facets["type"] == {"articlepage": 1, "document": 1}
    assert narrowed.facets["domain"] == {str(water.pk): 1}
    both = library.ask("bassin", filters=Filters({"language": ("en", "fr")}))
    assert both.total == 2


def test_what_presents_a_thing_counts_with_it(library: Library) -> None:
    library.add("CU Bassin", "", thing="organisation:1", kind="organisation")
    library.add("La CU Bassin", counts_as="organisation:1", kind="organisation")
    answer = library.ask("bassin")
    assert (answer.total, [each.thing for each in answer.found]) == (1, ["organisation:1"])
    assert answer.facets["type"] == {"organisation": 1}


def test_every_facet_counts_and_narrows_alike(library: Library) -> None:
    space, other = make.space_of(make.make_workspace("Chantier")), make.space_of(make.make_workspace("Autre"))
    writer, body = make.make_user(), make.make_organisation()
    library.add("Bassin un", space=space, themes=[1, 2], author=writer, organisation=body)
    library.add("Bassin deux", space=space, themes=[2], author=writer)
    library.add("Bassin trois", space=other, themes=[2, 30], organisation=body)
    library.add("Bassin quatre")
    counts = {
        "theme": {"1": 1, "2": 3, "30": 1},
        "space": {str(space.pk): 2, str(other.pk): 1},
        "author": {str(writer.pk): 2},
        "organisation": {str(body.pk): 2},
    }
    found = library.ask("bassin").facets
    assert {facet: found[facet] for facet in counts} == counts
    for facet, values in counts.items():
        for value, number in values.items():
            # As numbers or as the text that counts tell them by.
            for chosen in (value, int(value)):
                answer = library.ask("bassin", filters=Filters({facet: (chosen,)}))
                assert answer.total == len(answer.found) == number
                assert answer.facets[facet] == values
    assert set(library.titles("bassin", theme=[1, 30])) == {"Bassin un", "Bassin trois"}
    assert library.titles("bassin", theme=[2], space=[other.pk]) == ["Bassin trois"]
    answer = library.ask("bassin", filters=Filters({"theme": (2,), "space": (space.pk,)}))
    assert answer.facets["theme"] == {"1": 1, "2": 2}
    assert answer.facets["space"] == {str(space.pk): 2, str(other.pk): 1}
    for facet in FACETS:
        answer = library.ask("bassin", filters=Filters({facet: (NO_SUCH_VALUE,)}))
        assert (answer.total, answer.found) == (0, [])
        assert answer.facets[facet] == found[facet]


def test_a_period_is_of_whole_days_where_the_site_is(library: Library) -> None:
    paris = ZoneInfo("Europe/Paris")
    library.add("Bassin sans date")
    for day, hour, minute in ((9, 23, 59), (10, 0, 0), (11, 23, 59), (12, 0, 0)):
        library.add(f"Bassin {day}", date=dt.datetime(2026, 7, day, hour, minute, tzinfo=paris))
    tenth, eleventh = dt.date(2026, 7, 10), dt.date(2026, 7, 11)
    for since, until, expected in (
        (tenth, eleventh, [10, 11]),
        (tenth, None, [10, 11, 12]),
        (None, tenth, [9, 10]),
        (eleventh, tenth, []),
        (dt.date.min, dt.date.max, [9, 10, 11, 12]),
    ):
        answer = library.ask("bassin", filters=Filters(since=since, until=until), sort=Sort.OLDEST)
        assert library.titles_of(answer) == [f"Bassin {day}" for day in expected]
        assert answer.total == sum(answer.facets["type"].values()) == len(expected)


def test_pages_follow_each_other_without_loss(library: Library) -> None:
    for number in range(25):
        library.add(f"Bassin {number}")
    for sort in Sort:
        found = [
            each.thing
            for first in (0, 10, 20, 30)
            for each in library.ask("bassin", first=first, length=10, sort=sort).found
        ]
        assert len(found) == len(set(found)) == 25


def test_what_is_not_theirs_is_neither_found_counted_completed_nor_proposed(library: Library) -> None:
    workspace = make.make_workspace("Chantier", domain=make.make_domain())
    space = make.space_of(workspace)
    for audience in Audience:
        library.add(f"Zqbassin {audience.name}", space=space, audience=audience)
    people: dict[str, Any] = {
        "PUBLIC": AnonymousUser(),
        "NETWORK": make.make_network_member(),
        "POLE": make.make_team_member(),
        "MEMBERS": make.make_referent(space.domain),
    }
    # The team holds the workspace too.
    assert len(library.titles("zqbassin", people.pop("POLE"))) == 4
    people["POLE"] = make.make_referent(make.make_domain())
    for narrowest, person in people.items():
        expected = {f"Zqbassin {audience.name}" for audience in Audience if audience >= Audience[narrowest]}
        assert set(library.titles("zqbassin", person)) == expected
        assert set(library.completed("zqba", person)) == expected
        answer = library.ask("zqbassin", person)
        for facet in ("type", "space"):
            assert sum(answer.facets[facet].values()) == len(expected)


def test_an_entry_that_a_date_has_changed_shows_to_nobody_until_it_is_made_again(library: Library) -> None:
    now = timezone.now()
    library.add("Bassin passé", refresh_at=now - dt.timedelta(seconds=1))
    library.add("Bassin à venir", refresh_at=now + dt.timedelta(hours=1))
    for person in (AnonymousUser(), make.make_admin()):
        assert library.titles("bassin", person) == ["Bassin à venir"]
        assert library.completed("bass", person) == ["Bassin à venir"]


def test_titles_of_others_complete_nothing(library: Library) -> None:
    space = make.space_of(make.make_workspace("Chantier"))
    library.add("Zqbassin fermé", space=space, audience=Audience.MEMBERS)
    assert library.completed("zqba") == []
    assert library.completed("zqba", make.make_member(space, Role.READER)) == ["Zqbassin fermé"]
