"""Files made by a test go with it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.private_files import empty_private_root


@pytest.fixture(autouse=True)
def private_root() -> Iterator[Path]:
    with empty_private_root() as root:
        yield root
