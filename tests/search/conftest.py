"""The engines on which the contract and the proofs of rights are run."""

from collections.abc import Iterator
from typing import Any

import pytest

from search import engines, outbox
from search.models import SearchEntry
from tests.services import require

from .elastic import FollowedEngine, empty, indexes


@pytest.fixture(scope="session")
def _indexes() -> Iterator[dict[str, Any]]:
    with indexes(require("elasticsearch")) as its_settings:
        yield its_settings


@pytest.fixture
def elasticsearch(_indexes: dict[str, Any], settings: Any, db: None) -> None:
    """The site is set to use it; its index is empty."""
    for name, value in _indexes.items():
        setattr(settings, name, value)
    empty()


@pytest.fixture(params=["database", "elasticsearch"])
def each_site(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """A site that searches in its database, then one that searches in an Elasticsearch which follows all changes."""
    if request.param == "elasticsearch":
        request.getfixturevalue("elasticsearch")
        monkeypatch.setattr(engines, "_in_front", [lambda _database: FollowedEngine()])
        outbox.note(SearchEntry.objects.values_list("pk", flat=True))
    return str(request.param)
