"""Who is a director, who is a partner, from which instant to which."""

import datetime as dt

import pytest
from django.utils import timezone

from intranet.access.models import Role
from intranet.accounts.models import User
from intranet.territory.models import Organisation
from network.policies import directors, is_director, is_partner, members_of_network, partners
from tests import factories as make
from tests.network import making

pytestmark = pytest.mark.django_db
START = dt.datetime(2026, 3, 1, 8, tzinfo=dt.UTC)
END = dt.datetime(2026, 9, 1, 8, tzinfo=dt.UTC)
INSTANT = dt.timedelta(microseconds=1)


def kind_of(person: User, at: dt.datetime | None = None) -> str:
    kinds = [name for name, asked in (("director", is_director), ("partner", is_partner)) if asked(person, at)]
    listed = [name for name, people in (("director", directors), ("partner", partners)) if person in people(at)]
    assert kinds == listed, "one person and all of them"
    return "".join(kinds)


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        (["pole"], "director"),
        (["foreign"], "partner"),
        (["agency"], "partner"),
        (["epci", "association"], "partner"),
        (["pole", "foreign"], "director"),
        ([], ""),
    ],
)
def test_kind_follows_from_the_organisations(kinds: list[str], expected: str) -> None:
    person = make.make_member(making.network(), Role.READER)
    stranger = make.make_user()
    for kind in kinds:
        organisation = make.make_organisation(kind)
        make.affiliate(person, organisation)
        make.affiliate(stranger, organisation)
    assert kind_of(person) == expected
    assert kind_of(stranger) == "", "not a member of the network"


@pytest.mark.parametrize("dated", ["membership", "affiliation"])
def test_it_holds_from_the_first_instant_and_no_longer_at_the_last(dated: str) -> None:
    period = {"valid_from": START, "valid_until": END}
    always = {"valid_from": START - dt.timedelta(days=400)}
    person = make.make_user()
    organisation = make.make_organisation(Organisation.Kind.POLE)
    make.affiliate(person, organisation, **(period if dated == "affiliation" else always))
    make.join(making.network(), person, **(period if dated == "membership" else always))
    assert [kind_of(person, at) for at in (START - INSTANT, START, END - INSTANT, END)] == [
        "",
        "director",
        "director",
        "",
    ]


def test_a_pole_left_for_a_city_makes_a_partner() -> None:
    person = make.make_member(making.network(), Role.READER)
    now = timezone.now()
    pole = make.affiliate(person, make.make_organisation("pole"), valid_from=now - dt.timedelta(days=9))
    make.affiliate(person, make.make_organisation("foreign"), valid_from=now - dt.timedelta(days=3))
    assert kind_of(person) == "director"
    pole.valid_until = now
    pole.save()
    assert kind_of(person, now) == "partner"


def test_closed_accounts_and_archived_networks_have_no_members() -> None:
    person, gone = making.make_peer(), making.make_peer(is_active=False)
    assert set(members_of_network()) == {person}
    assert not is_director(gone)
    space = making.network()
    space.archived_at = timezone.now()
    space.save()
    assert kind_of(person) == ""
