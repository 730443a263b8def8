"""What the tests of the managers' screens share."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from intranet.access.models import Audience, Role, Space
from intranet.accounts.models import User
from tests import factories as make
from workspaces.models import WorkspacePage


@pytest.fixture
def workspace() -> WorkspacePage:
    """A workspace that only its members run: the pôle's team has no role in it."""
    return make.make_workspace("Mobilités nouvelles", team_role=None, audience=Audience.POLE)


@pytest.fixture
def space(workspace: WorkspacePage) -> Space:
    return make.space_of(workspace)


@pytest.fixture
def manager(space: Space) -> User:
    person = make.make_user("maya@example.org", first_name="Maya", last_name="Gestion")
    make.join(space, person, Role.MANAGER)
    return person


@pytest.fixture
def as_manager(client: Client, manager: User) -> Client:
    client.force_login(manager)
    return client


@pytest.fixture
def address() -> Callable[..., str]:
    """The French address of a managers' screen."""

    def of(name: str, *args: object) -> str:
        return reverse(f"access:{name}", args=args)

    return of
