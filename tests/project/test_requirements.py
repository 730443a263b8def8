"""The lock files serve every Python that is promised, not only the one that made them."""

import re
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest
from django.conf import settings
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

# Debian 12's, the oldest promised, and one that came later.
PYTHONS = ("3.11.2", "3.13.1")
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==", re.MULTILINE)


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("lock", ["runtime", "dev"])
def test_everything_that_a_locked_package_asks_of_this_python_is_locked(lock: str, python: str) -> None:
    text = (Path(settings.BASE_DIR) / "requirements" / f"{lock}.txt").read_text()
    locked = {canonicalize_name(name) for name in PINNED.findall(text)}
    environment = {
        **default_environment(),
        "python_full_version": python,
        "python_version": python.rpartition(".")[0],
        "extra": "",
    }
    pairs = [(name, asked) for name in locked for asked in _asked_by(name, environment)]
    assert len(pairs) > len(locked) / 2
    assert not [f"{name} asks for {asked}" for name, asked in pairs if asked not in locked]


def _asked_by(name: str, environment: dict[str, str]) -> set[str]:
    """The packages that an installed one asks for; nothing of one for another Python or machine than this."""
    try:
        lines = distribution(name).requires or []
    except PackageNotFoundError:
        return set()
    asked = [Requirement(line) for line in lines]
    return {canonicalize_name(each.name) for each in asked if each.marker is None or each.marker.evaluate(environment)}
