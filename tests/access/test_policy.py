"""The policy, its lists and its stored rows agree with a naive evaluation, on worlds that Hypothesis draws.

``POLICY_WORLDS`` sets how many worlds (12 by default, always the same; more of them are drawn afresh at each run).
"""

import os
from itertools import islice
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.oracle.comparison import disagreements
from tests.oracle.worlds import World, undone

pytestmark = [pytest.mark.django_db, pytest.mark.database]

WORLDS = int(os.environ.get("POLICY_WORLDS", "12"))
HAPPENINGS_EACH = 4


def insist(world: World) -> None:
    wrong = [str(each) for each in islice(disagreements(world), 8)]
    assert not wrong, "\n".join([*wrong, "--- in this world:", *world.story])


@settings(
    max_examples=WORLDS,
    derandomize=WORLDS <= 12,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(random=st.randoms(use_true_random=False))
def test_check_list_and_naive_evaluation_agree(random: Random) -> None:
    with undone():
        world = World(random).make()
        insist(world)
        for _number in range(HAPPENINGS_EACH):
            world.befall()
            insist(world)
