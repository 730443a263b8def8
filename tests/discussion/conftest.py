"""A practice sheet that the network reads, and those who talk about it."""

from typing import Any

import pytest

from intranet.access.models import Role
from intranet.accounts.models import User
from tests import factories as make
from tests.network.making import make_peer, make_practice, network


@pytest.fixture
def sheet() -> Any:
    return make_practice("Seine à vélo", owner=make_peer())


@pytest.fixture
def partner() -> User:
    """From England, in English."""
    return make_peer(role=Role.READER, kind="foreign", language="en", first_name="Sarah", last_name="Whitfield")


@pytest.fixture
def director() -> User:
    return make_peer(role=Role.READER, first_name="Claire", last_name="Delaunay")


@pytest.fixture
def manager() -> User:
    return make.make_member(network(), Role.MANAGER)
