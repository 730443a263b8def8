"""What the policy costs does not grow with the number of spaces."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from intranet.access import rules
from intranet.access.actions import open_space
from intranet.access.models import Audience, Role, Space
from intranet.access.policies import Action, access_of, visible_pages
from intranet.accounts.models import User
from tests import bulk
from tests import factories as make

pytestmark = [pytest.mark.django_db, pytest.mark.database]

FEW, MANY = 10, 200


def queries(ask: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as captured:
        ask()
    return len(captured)


def again(person: User) -> User:
    """The account as the next request loads it."""
    return User.objects.get(pk=person.pk)


def member_of_all() -> User:
    person = make.make_referent(make.make_domain())
    for space in Space.objects.all():
        make.join(space, person, Role.EDITOR)
    return person


COSTS: dict[str, Callable[[Any], object]] = {
    "the rights of a person": lambda user: (access_of(user).roles, access_of(user).standing),
    "the latest visible pages": lambda user: list(visible_pages(user).order_by("-last_published_at")[:20]),
    "how many pages are visible": lambda user: visible_pages(user).count(),
    "the spaces one may know of": lambda user: list(access_of(user).visible_spaces()),
    **{f"pages to {action}": lambda user, action=action: access_of(user).pages(action).count() for action in Action},
}
BOUND = 6


def test_policy_takes_as_many_queries_for_many_spaces_as_for_few() -> None:
    bulk.add_spaces(FEW)
    person = member_of_all()
    few = {name: queries(lambda ask=ask: ask(again(person))) for name, ask in COSTS.items()}
    bulk.add_spaces(MANY - FEW)
    for space in Space.objects.exclude(memberships__user=person):
        make.join(space, person, Role.EDITOR)
    many = {name: queries(lambda ask=ask: ask(again(person))) for name, ask in COSTS.items()}
    assert len(access_of(again(person)).roles) > MANY
    assert few == many
    assert max(few.values()) <= BOUND, few


def test_recomputing_a_branch_takes_as_many_queries_for_many_pages_and_spaces() -> None:
    workspace = make.make_workspace(audience=Audience.PUBLIC)
    section = make.make_section(workspace)
    counts = []
    for spaces, pages in ((FEW, 5), (MANY, 150)):
        bulk.add_spaces(spaces)
        bulk.add_articles(section, pages)
        inner = make.make_section(Page.objects.get(pk=section.pk))
        open_space(inner, kind=Space.Kind.SECTION, audience=Audience.MEMBERS)
        for audience in (Audience.MEMBERS, Audience.PUBLIC):
            make.narrow(section, audience)
            counts.append(queries(lambda: rules.refresh_group(section.translation_key)))
        counts.append(queries(lambda: rules.refresh_space(make.space_of(workspace))) - 1)
    assert len(set(counts)) == 1, counts
    assert counts[0] <= 15


def test_moving_a_branch_takes_as_many_queries_for_many_pages() -> None:
    source, target = make.make_workspace(), make.make_workspace(audience=Audience.PUBLIC)
    counts = []
    # The first move finds no page beside its place, and content types not yet known.
    for pages in (1, 5, 150):
        section = make.make_section(source)
        bulk.add_articles(section, pages)
        page = Page.objects.get(pk=section.pk).specific
        there = Page.objects.get(pk=target.pk).specific
        counts.append(queries(lambda page=page, there=there: page.move(there, pos="last-child")))
    # Two more: SQLite takes so many parameters in one query, and rules are updated in as many as that takes.
    assert counts[2] - counts[1] <= 2, counts


def test_taking_up_one_page_costs_the_same_in_a_large_tree() -> None:
    workspace = make.make_workspace()
    article = make.make_article(workspace)
    editor = make.make_member(make.space_of(workspace), Role.EDITOR)
    found = []
    for pages in (5, 150):
        bulk.add_articles(workspace, pages)
        for action in (Action.DELETE, Action.MOVE):
            access = access_of(again(editor))
            assert access.roles
            found.append(queries(lambda access=access, action=action: access.may(action, article)))
    assert set(found) == {2}, found
