"""The comparison would find the bugs it is there for: each planted one is found, and nothing where none is planted."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django.plugin import DjangoDbBlocker

from tests.oracle.comparison import COMPARISONS, Disagreement, disagreements_found_by
from tests.oracle.mutants import MUTANTS, Mutant, planted
from tests.oracle.scenario import Scenario
from tests.oracle.worlds import undone

pytestmark = [pytest.mark.django_db, pytest.mark.database]

AFTER = ("happenings", "stored rules", "roles", "reading", "writing")
TABLE = Path(__file__).parents[2] / "docs" / "policy-mutants.md"


@pytest.fixture(scope="module")
def scenario(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Scenario]:
    """Made once; each test undoes what it does to it."""
    with django_db_blocker.unblock(), undone():
        yield Scenario().make()


def first_found(scenario: Scenario, comparison: str) -> Disagreement | None:
    return next(disagreements_found_by(comparison, scenario), None)


@pytest.mark.parametrize("comparison", COMPARISONS)
def test_nothing_is_found_where_no_bug_is_planted(scenario: Scenario, comparison: str) -> None:
    # Everybody × every page × every place to move it to would take minutes: a part of it.
    part = 0 if comparison in {"destinations", "buttons", "wagtail policy"} else None
    assert next(disagreements_found_by(comparison, scenario, part), None) is None


def test_nothing_is_found_after_the_happenings_either(scenario: Scenario) -> None:
    with undone():
        scenario.befalls()
        assert [first_found(scenario, name) for name in AFTER] == [None] * len(AFTER)


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_mutant_is_killed(scenario: Scenario, mutant: Mutant) -> None:
    with undone(), planted(mutant):
        if mutant.found_by in {"stored rules", "happenings"}:
            scenario.befalls()
        assert first_found(scenario, mutant.found_by), f"{mutant.name} survives: {mutant.bug}"


def row(mutant: Mutant) -> str:
    where = mutant.where.partition(":")[2]
    return (
        f"| `{mutant.name}` | {mutant.bug} | `{where}` | {mutant.found_by} | `test_mutant_is_killed[{mutant.name}]` |"
    )


def test_the_table_lists_the_mutants() -> None:
    listed = [line for line in TABLE.read_text().splitlines() if line.startswith("| `")]
    assert listed == [row(mutant) for mutant in MUTANTS]
