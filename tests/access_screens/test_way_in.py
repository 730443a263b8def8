"""Who finds the managers' screens: those who manage the space; for anybody else they never were."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from intranet.access.actions import archive_space, open_space
from intranet.access.models import Role, Space
from intranet.accounts.models import User
from tests import factories as make
from workspaces.models import WorkspacePage

pytestmark = pytest.mark.django_db

OF_A_SPACE = ["people", "add_person", "settings", "archive"]


def statuses(client: Client, person: User | None, addresses: list[str]) -> set[int]:
    client.logout()
    if person is not None:
        client.force_login(person)
    return {client.get(address).status_code for address in addresses}


def test_managers_only_here_and_above_and_nobody_learns_more(
    client: Client, workspace: WorkspacePage, space: Space, manager: User
) -> None:
    section = make.make_section(workspace)
    child = open_space(section, kind=Space.Kind.SECTION, team_role=None, referent_role=None)
    membership = make.join(child, make.make_user(), Role.READER)
    addresses = [reverse(f"access:{name}", args=[child.slug]) for name in [*OF_A_SPACE, "close"]]
    addresses += [
        reverse(f"access:{name}", args=[child.slug, membership.pk]) for name in ("change_person", "end_access")
    ]
    addresses += [reverse("access:sharing", args=[section.pk])]
    unknown = [address.replace(child.slug, "nulle-part") for address in addresses[:-1]]
    inside = make.make_member(child, Role.MANAGER)
    # A manager of the child alone does not close it: that is the parent's to take back.
    assert statuses(client, inside, [address for address in addresses if "fermer" not in address]) == {200}
    assert statuses(client, inside, [address for address in addresses if "fermer" in address]) == {404}
    assert statuses(client, manager, addresses) == {200}
    outside = [
        None,
        make.make_user(),
        make.make_network_member(),
        make.make_member(space, Role.EDITOR),
        make.make_member(child, Role.EDITOR),
        make.make_member(make.space_of(make.make_workspace()), Role.MANAGER),
    ]
    for person in outside:
        assert statuses(client, person, addresses) == {404}, person
    for person in (manager, *outside):
        assert statuses(client, person, unknown) == {404}


def test_posting_is_refused_to_others_as_reading_is(client: Client, space: Space, manager: User) -> None:
    editor = make.make_member(space, Role.EDITOR)
    client.force_login(editor)
    target = reverse("access:add_person", args=[space.slug])
    data = {
        "person": make.make_user("elle@example.org").email,
        "role": Role.MANAGER,
        "last_day": "",
        "without_end": "on",
    }
    assert client.post(target, data).status_code == 404
    assert client.post(reverse("access:archive", args=[space.slug])).status_code == 404
    client.force_login(manager)
    assert client.post(target, data).status_code == 302


def test_an_archived_space_is_still_run(client: Client, space: Space, manager: User) -> None:
    archive_space(space, by=manager)
    client.force_login(manager)
    for name in ("people", "add_person", "settings", "reopen"):
        assert client.get(reverse(f"access:{name}", args=[space.slug])).status_code == 200
    assert client.get(reverse("access:archive", args=[space.slug])).status_code == 404


def test_a_membership_of_another_space_is_not_reached_through_mine(
    as_manager: Client, space: Space, address: Callable[..., str]
) -> None:
    mine = make.join(space, make.make_user(), Role.READER)
    other = make.join(make.space_of(make.make_workspace()), make.make_user(), Role.READER)
    assert as_manager.get(address("change_person", space.slug, mine.pk)).status_code == 200
    assert as_manager.get(address("change_person", space.slug, other.pk)).status_code == 404
    assert as_manager.post(address("end_access", space.slug, other.pk)).status_code == 404
    other.refresh_from_db()
    assert other.valid_until is None
