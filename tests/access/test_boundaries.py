"""An adhesion, an affiliation, a designation, a membership that ends closes the door at that instant, through HTTP."""

import datetime as dt
from typing import Any
from unittest import mock

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from intranet.access.models import Audience, Role, Space
from intranet.access.policies import Access, Action, Standing
from intranet.accounts.models import User
from tests import factories as make

pytestmark = [pytest.mark.django_db, pytest.mark.database]

MICROSECOND = dt.timedelta(microseconds=1)
FACTS = ("adhesion", "affiliation", "designation")


@pytest.fixture
def end() -> dt.datetime:
    return timezone.now() + dt.timedelta(hours=1)


class Seat:
    """A referent with an article of their own in the workspace of their domain, and a colleague beside them."""

    def __init__(self, end: dt.datetime) -> None:
        self.domain = make.make_domain()
        self.workspace = make.make_workspace(domain=self.domain, audience=Audience.MEMBERS)
        self.person = make.make_user()
        self.organisation = make.make_organisation()
        self.facts = {
            "adhesion": make.adhere(self.organisation, self.domain),
            "affiliation": make.affiliate(self.person, self.organisation),
            "designation": make.designate(self.person, self.organisation, self.domain),
        }
        self.colleague = make.make_referent(self.domain)
        self.article = make.make_article(self.workspace, owner=self.person)

    def ends(self, fact: str, end: dt.datetime) -> None:
        row = self.facts[fact]
        row.valid_until = end
        row.save()

    def answers(self, person: User, at: dt.datetime) -> dict[str, int]:
        """What the site and its admin answer then, to somebody who was signed in already."""
        client = Client()
        client.force_login(person)
        with mock.patch("django.utils.timezone.now", return_value=at):
            return {
                "article": client.get(self.article.url).status_code,
                "english": client.get(make.english(self.article).url).status_code,
                "workspace": client.get(self.workspace.url).status_code,
                "editor": client.get(reverse("wagtailadmin_pages:edit", args=[self.article.pk])).status_code,
            }


def passed(answers: dict[str, int]) -> set[str]:
    return {name for name, status in answers.items() if status == 200}


@pytest.mark.parametrize("fact", FACTS)
def test_the_door_closes_at_the_instant_a_fact_ends(fact: str, end: dt.datetime) -> None:
    seat = Seat(end)
    seat.ends(fact, end)
    every = {"article", "english", "workspace", "editor"}
    assert passed(seat.answers(seat.person, end - MICROSECOND)) == every
    assert passed(seat.answers(seat.person, end)) == set()
    # The content stays, and the others keep theirs.
    assert passed(seat.answers(seat.colleague, end)) == every
    assert Page.objects.get(pk=seat.article.pk).owner_id == seat.person.pk


@pytest.mark.parametrize("fact", FACTS)
def test_the_door_closes_now(fact: str, client: Client) -> None:
    """Without travelling in time: the end is the present."""
    seat = Seat(timezone.now())
    client.force_login(seat.person)
    assert client.get(seat.article.url).status_code == 200
    seat.ends(fact, timezone.now())
    assert client.get(seat.article.url).status_code == 404
    assert client.get(f"{seat.article.url}inconnue/").status_code == 404


@pytest.mark.parametrize("fact", FACTS)
def test_the_door_opens_at_the_first_instant(fact: str, end: dt.datetime) -> None:
    seat = Seat(end)
    type(seat.facts[fact]).objects.filter(pk=seat.facts[fact].pk).update(valid_from=end)
    assert passed(seat.answers(seat.person, end - MICROSECOND)) == set()
    assert {"article", "editor"} <= passed(seat.answers(seat.person, end))


@pytest.fixture
def moments(end: dt.datetime) -> list[tuple[dt.datetime, bool]]:
    return [(end - MICROSECOND, True), (end, False), (end + MICROSECOND, False)]


def test_membership_ends(end: dt.datetime, moments: list[tuple[dt.datetime, bool]]) -> None:
    workspace = make.make_workspace(audience=Audience.MEMBERS)
    article = make.make_article(workspace)
    person = make.make_user()
    make.join(make.space_of(workspace), person, Role.MANAGER, valid_until=end)
    for at, inside in moments:
        for action in Action:
            assert Access(person, at).may(action, article) == inside, (action, at)


def test_standing_ends(end: dt.datetime, moments: list[tuple[dt.datetime, bool]]) -> None:
    organisation, domain = make.make_organisation(), make.make_domain()
    pole, partner = make.make_user(), make.make_user()
    make.adhere(organisation, domain, valid_until=end)
    make.affiliate(pole, organisation)
    make.join(Space.objects.get(kind=Space.Kind.NETWORK), partner, Role.READER, valid_until=end)
    for at, inside in moments:
        assert (Access(pole, at).standing == Standing.POLE) == inside
        assert (Access(partner, at).standing == Standing.NETWORK) == inside


def test_team_member_leaves(end: dt.datetime, moments: list[tuple[dt.datetime, bool]]) -> None:
    article = make.make_article(make.make_workspace(audience=Audience.MEMBERS))
    person = make.make_user()
    make.affiliate(person, make.host(), valid_until=end)
    for at, inside in moments:
        assert Access(person, at).may(Action.SHARE, article) == inside


def test_one_organisation_of_two_is_enough(end: dt.datetime) -> None:
    """An officer of two authorities keeps the seat that the other one gave."""
    seat = Seat(end)
    other = make.make_organisation()
    facts: list[Any] = [
        make.adhere(other, seat.domain),
        make.affiliate(seat.person, other),
        make.designate(seat.person, other, seat.domain),
    ]
    seat.ends("adhesion", end)
    assert Access(seat.person, end).may(Action.EDIT, seat.article)
    # But the three facts must be of the same organisation.
    facts[2].delete()
    assert not Access(seat.person, end).may(Action.EDIT, seat.article)
