"""Who is in a space and why agrees with the policy, which knows nothing of reasons."""

import datetime as dt

import pytest
from django.utils import timezone

from intranet.access.actions import open_space
from intranet.access.models import Role, Space
from intranet.access.policies import Access
from intranet.access.roster import Why, roster
from intranet.accounts.models import User
from tests import factories as make

pytestmark = pytest.mark.django_db


def test_the_roster_is_what_the_policy_says_of_each_person() -> None:
    now = timezone.now()
    past, coming = now - dt.timedelta(days=2), now + dt.timedelta(days=2)
    domain, above_domain = make.make_domain(), make.make_domain()
    workspace = make.make_workspace(domain=above_domain, referent_role=Role.MANAGER, team_role=Role.EDITOR)
    space, home = make.space_of(workspace), Space.objects.get(kind=Space.Kind.HOME)
    space.parent = home
    space.save()
    section = make.make_section(workspace)
    child = open_space(section, kind=Space.Kind.SECTION, domain=domain, referent_role=Role.CONTRIBUTOR, team_role=None)
    for each in (space, child, home):
        for role in Role:
            make.make_member(each, role)
    ended, later, closed = make.make_user(), make.make_user(), make.make_user(is_active=False)
    make.join(child, ended, Role.MANAGER, valid_from=past - dt.timedelta(days=1), valid_until=past)
    make.join(child, later, Role.MANAGER, valid_from=coming)
    make.join(child, closed, Role.MANAGER)
    referent = make.make_referent(domain)
    make.make_referent(above_domain)
    both = make.make_referent(domain)
    make.join(child, both, Role.EDITOR)
    make.make_team_member()
    lost = make.make_referent(domain)
    lost.affiliations.update(valid_from=past - dt.timedelta(days=1), valid_until=past)
    left = make.make_referent(domain)
    left.designations.update(valid_from=past - dt.timedelta(days=1), valid_until=past)
    out = make.make_referent(domain, make.make_organisation(name="Sortante"))
    domain.adhesions.filter(organisation__name="Sortante").update(
        valid_from=past - dt.timedelta(days=1), valid_until=past
    )
    del referent, out
    for each in (space, child, home):
        found = {entry.user: entry.role for entry in roster(each)}
        expected = {
            person: Access(person).held_roles[each.pk]
            for person in User.objects.filter(is_superuser=False)
            if each.pk in Access(person).held_roles
        }
        assert found == expected, each
        assert found
        # And at another instant.
        then = coming + dt.timedelta(days=1)
        assert {entry.user for entry in roster(each, then)} == {
            person for person in User.objects.all() if each.pk in Access(person, then).held_roles
        }


def test_a_mandate_ends_with_the_first_of_its_three_facts() -> None:
    domain = make.make_domain()
    space = make.space_of(make.make_workspace(domain=domain, team_role=None))
    now = timezone.now()
    person = make.make_referent(domain)
    for facts, days in ((person.designations, 30), (person.affiliations, 10), (domain.adhesions, 20)):
        facts.update(valid_until=now + dt.timedelta(days=days))
    (entry,) = roster(space)
    (reason,) = entry.reasons
    assert reason.why is Why.MANDATE
    assert reason.until == now + dt.timedelta(days=10)
    assert reason.last_day == timezone.localdate(now + dt.timedelta(days=10))
