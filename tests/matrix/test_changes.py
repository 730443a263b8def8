"""Rights that change between two requests of one session: the very next answer holds nothing of what was lost.

Each change is asked for at each surface that it concerns, which first showed the thing to that very person. Where the
right comes back, so does the thing.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.utils import timezone
from wagtail.actions.move_page import MovePageAction
from wagtail.models import Page

from intranet.access.actions import (
    archive_space,
    change_member,
    change_space,
    end_membership,
    reopen_space,
    set_audience,
)
from intranet.access.models import Audience, Role
from intranet.access.sections import close_space, reserve_section
from intranet.territory.actions.mandates import designate, end_adhesion, end_designation, replace_designation
from tests import factories as make
from tests.oracle.worlds import time_stands_at

from .scene import (
    ARTICLE,
    CALENDARS,
    EDITING,
    ENGLISH,
    EVERYTHING,
    FILES,
    MEMBER,
    PEOPLE,
    POLE,
    READING,
    REFERENT,
    Scene,
    Surface,
)

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore:Unclosed file .*SpooledTemporaryFile:ResourceWarning"),
]
Step = Callable[[Scene], Any]


@dataclass(frozen=True)
class Change:
    """Who loses what by it, and how the right comes back, where it can."""

    way_in: str
    happens: Step
    surfaces: dict[str, Surface]
    restored: Step | None = None
    audience: Audience = Audience.MEMBERS


def _set(model: Any, **values: Any) -> None:
    """Write as another process would: nobody's object in memory knows."""
    for name, value in values.items():
        setattr(model, name, value)
    model.save()


def _ends_now(fact: str) -> Step:
    return lambda scene: _set(getattr(scene, fact), valid_until=timezone.now())


def _without_end(fact: str) -> Step:
    return lambda scene: _set(getattr(scene, fact), valid_until=None)


def _replace(scene: Scene) -> None:
    replace_designation(scene.designation, make.make_user(), by=None, affiliate=True)


def _designate_again(scene: Scene) -> None:
    designate(scene.person, scene.organisation, scene.domain, by=None)


def _narrow_space(scene: Scene) -> None:
    space = scene.refreshed_space()
    space.audience = Audience.MEMBERS
    change_space(space, by=scene.admin)


def _widen_space(scene: Scene) -> None:
    space = scene.refreshed_space()
    space.audience = Audience.POLE
    change_space(space, by=scene.admin)


def _move(scene: Scene, to: Page) -> None:
    MovePageAction(scene.fresh, Page.objects.get(pk=to.pk), pos="last-child", user=scene.admin).execute()


def _reserve(scene: Scene) -> None:
    section = Page.objects.get(pk=scene.section.pk).specific
    scene.reserved = reserve_section(section, [], role=Role.READER, by=scene.admin)  # type: ignore[attr-defined]


def _move_files(scene: Scene) -> None:
    for file in (scene.document, scene.image):
        _set(file, collection=make.space_of(scene.elsewhere).collection)


def _bring_files_back(scene: Scene) -> None:
    for file in (scene.document, scene.image):
        _set(file, collection=scene.space.collection)


def _expire(scene: Scene) -> None:
    page = scene.fresh
    _set(page, expire_at=timezone.now() - dt.timedelta(minutes=1))
    call_command("publish_scheduled")


def _publish(scene: Scene) -> None:
    page = scene.fresh
    page.expire_at = None
    page.save_revision().publish()


INSIDE = EVERYTHING
# Whoever is referent no more may still stand in the pôle, whose team they know.
BY_MANDATE = {name: surface for name, surface in EVERYTHING.items() if name not in PEOPLE}
SHOWN_BELOW = {**READING, **FILES}
OPEN = {**READING, **FILES, **CALENDARS}
OF_PAGE = READING
CHANGES = {
    "mandate ended": Change(REFERENT, lambda s: end_designation(s.designation, by=None), BY_MANDATE, _designate_again),
    "mandate ended by date": Change(REFERENT, _ends_now("designation"), BY_MANDATE, _without_end("designation")),
    "adhesion ended": Change(REFERENT, lambda s: end_adhesion(s.adhesion, by=None), INSIDE),
    "adhesion ended by date": Change(REFERENT, _ends_now("adhesion"), INSIDE, _without_end("adhesion")),
    "affiliation ended": Change(REFERENT, _ends_now("affiliation"), INSIDE, _without_end("affiliation")),
    "designation replaced": Change(REFERENT, _replace, BY_MANDATE),
    "membership ended": Change(
        MEMBER,
        lambda s: end_membership(s.membership, by=s.admin),
        INSIDE,
        lambda s: make.join(s.space, s.person, Role.EDITOR, valid_from=timezone.now()),
    ),
    "membership removed": Change(MEMBER, lambda s: s.membership.delete(), INSIDE),
    "role lowered": Change(
        MEMBER,
        lambda s: change_member(s.membership, by=s.admin, role=Role.READER),
        EDITING,
        lambda s: change_member(s.membership, by=s.admin, role=Role.EDITOR),
    ),
    "account closed": Change(
        MEMBER, lambda s: _set(s.person, is_active=False), INSIDE, lambda s: _set(s.person, is_active=True)
    ),
    "page narrowed": Change(
        POLE,
        lambda s: set_audience(s.fresh, Audience.MEMBERS, by=s.admin),
        OF_PAGE,
        lambda s: set_audience(s.fresh, None, by=s.admin),
        Audience.POLE,
    ),
    "section narrowed": Change(
        POLE,
        lambda s: set_audience(s.section, Audience.MEMBERS, by=s.admin),
        OF_PAGE,
        lambda s: set_audience(s.section, None, by=s.admin),
        Audience.POLE,
    ),
    "space narrowed": Change(POLE, _narrow_space, OPEN, _widen_space, Audience.POLE),
    "space archived": Change(
        POLE,
        lambda s: archive_space(s.refreshed_space(), by=s.admin),
        OPEN,
        lambda s: reopen_space(s.refreshed_space(), by=s.admin),
        Audience.POLE,
    ),
    "section reserved": Change(
        POLE, _reserve, SHOWN_BELOW, lambda s: close_space(s.reserved, by=s.admin), Audience.POLE
    ),
    "section reserved, by a member": Change(
        MEMBER, _reserve, SHOWN_BELOW, lambda s: close_space(s.reserved, by=s.admin)
    ),
    "page moved to a narrower space": Change(
        POLE,
        lambda s: _move(s, s.elsewhere),
        OF_PAGE,
        lambda s: _move(s, s.section),
        Audience.POLE,
    ),
    "page moved away from a member": Change(
        MEMBER, lambda s: _move(s, s.elsewhere), OF_PAGE, lambda s: _move(s, s.section)
    ),
    "page unpublished": Change(POLE, lambda s: s.fresh.unpublish(), OF_PAGE, _publish, Audience.POLE),
    "page expired": Change(POLE, _expire, OF_PAGE, _publish, Audience.POLE),
    "page deleted": Change(POLE, lambda s: s.fresh.delete(), OF_PAGE, None, Audience.POLE),
    "files moved": Change(POLE, _move_files, FILES, _bring_files_back, Audience.POLE),
}


@pytest.fixture
def counted(record_property: Callable[[str, object], None]) -> Iterator[list[int]]:
    count = [0]
    yield count
    record_property("changes", count[0])


class Reader:
    """The person of a scene, with one session and whatever the site remembers."""

    def __init__(self, scene: Scene, surfaces: dict[str, Surface], count: list[int]) -> None:
        self.scene, self.surfaces, self.count = scene, surfaces, count
        # Addresses as they were before the change.
        self.paths = {name: surface.path(scene) for name, surface in surfaces.items()}
        self.validators: dict[str, dict[str, str]] = {}

    def sees(self) -> set[str]:
        found = set()
        for name, surface in self.surfaces.items():
            self.count[0] += 1
            response, shown = surface.answer(self.scene, self.paths[name])
            assert response.status_code < 500, (name, response.status_code)
            if shown:
                found.add(name)
                self.validators[name] = {
                    asked: response.headers[held]
                    for asked, held in (("If-None-Match", "ETag"), ("If-Modified-Since", "Last-Modified"))
                    if held in response.headers
                }
        return found

    def is_told_that_a_copy_is_good(self) -> set[str]:
        """The surfaces that answer 304 to what an earlier answer was known by."""
        told = set()
        for name, validators in self.validators.items():
            for header, value in validators.items():
                self.count[0] += 1
                response, _shown = self.surfaces[name].answer(self.scene, self.paths[name], **{header: value})
                if response.status_code == 304:
                    told.add(name)
        return told


@pytest.mark.parametrize("name", CHANGES)
def test_the_next_request_shows_nothing_of_what_was_lost(name: str, counted: list[int]) -> None:
    change = CHANGES[name]
    scene = Scene(change.way_in, change.audience)
    reader = Reader(scene, change.surfaces, counted)
    assert set(change.surfaces) - reader.sees() == set(), "not seen before the change"
    assert reader.is_told_that_a_copy_is_good() >= change.surfaces.keys() & {"document", "rendition"}
    change.happens(scene)
    assert reader.sees() == set(), "still seen after the change"
    assert reader.is_told_that_a_copy_is_good() == set()
    if change.restored is not None:
        change.restored(scene)
        assert set(change.surfaces) - reader.sees() == set(), "not seen again"
        cache.clear()


@pytest.mark.parametrize("fact", ["membership", "designation", "adhesion", "affiliation"])
def test_a_date_that_passes_closes_without_any_job(fact: str, counted: list[int]) -> None:
    scene = Scene(MEMBER if fact == "membership" else REFERENT)
    now = timezone.now()
    _set(getattr(scene, fact), valid_until=now + dt.timedelta(hours=1))
    surfaces = BY_MANDATE if fact == "designation" else INSIDE
    reader = Reader(scene, surfaces, counted)
    with time_stands_at(now + dt.timedelta(minutes=59)):
        assert set(surfaces) - reader.sees() == set()
    with time_stands_at(now + dt.timedelta(minutes=61)):
        assert reader.sees() == set()
        assert reader.is_told_that_a_copy_is_good() == set()


LANGUAGES = {
    "page in English": Surface(lambda s: str(make.english(s.article).url), ENGLISH),
    "feed in English": Surface(lambda s: "/en/flux/", ENGLISH),
    "search in English": Surface(lambda s: f"/en/recherche/?q={ENGLISH}", f"/{ARTICLE}/"),
    "site map in English": Surface(lambda s: "/en/plan-du-site/", ENGLISH),
    "language link": Surface(lambda s: s.article.url, ENGLISH),
    "API": Surface(lambda s: f"/api/v2/pages/{make.english(s.article).pk}/", ENGLISH),
}


@pytest.mark.parametrize(
    "name", [name for name, change in CHANGES.items() if change.surfaces is OF_PAGE and "deleted" not in name]
)
def test_a_translation_made_before_follows(name: str, counted: list[int]) -> None:
    change = CHANGES[name]
    scene = Scene(change.way_in, change.audience)
    scene.translate()
    reader = Reader(scene, LANGUAGES, counted)
    assert set(LANGUAGES) - reader.sees() == set()
    change.happens(scene)
    kept = set()
    if name in {"page unpublished", "page expired"}:
        # A translation is published by itself: only the page that was withdrawn is gone, from its results too.
        kept = set(LANGUAGES) - {"language link", "search in English"}
    assert reader.sees() == kept
    if change.restored is not None:
        change.restored(scene)
        assert set(LANGUAGES) - reader.sees() == set()


@pytest.mark.parametrize(
    "name", ["page narrowed", "section narrowed", "space narrowed", "page moved to a narrower space"]
)
def test_a_translation_made_after_is_born_as_narrow(name: str, counted: list[int]) -> None:
    change = CHANGES[name]
    scene = Scene(change.way_in, change.audience)
    change.happens(scene)
    scene.translate()
    reader = Reader(scene, LANGUAGES, counted)
    assert reader.sees() == set()
    assert change.restored is not None
    change.restored(scene)
    # The page may have another address there.
    assert set(LANGUAGES) - Reader(scene, LANGUAGES, counted).sees() == set()


@pytest.mark.parametrize(
    "name",
    ["page narrowed", "section narrowed", "space narrowed", "space archived", "section reserved", "page unpublished"],
)
def test_an_alias_in_a_public_place_follows(name: str, counted: list[int]) -> None:
    change = CHANGES[name]
    scene = Scene(change.way_in, change.audience)
    scene.mirror()
    surfaces = {
        "alias": Surface(lambda s: s.alias.url, "zqchangearticle"),
        "list of aliases": Surface(lambda s: s.alias.get_parent().specific.url, "zqchangearticle"),
    }
    reader = Reader(scene, surfaces, counted)
    assert set(surfaces) - reader.sees() == set()
    change.happens(scene)
    assert reader.sees() == set()
    if change.restored is not None:
        change.restored(scene)
        assert set(surfaces) - reader.sees() == set()
