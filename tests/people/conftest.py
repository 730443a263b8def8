"""Files made by a test go with it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings


@pytest.fixture(autouse=True)
def private_root() -> Iterator[Path]:
    """The folder of private files, emptied afterwards."""
    root = Path(settings.PRIVATE_MEDIA_ROOT)
    yield root
    shutil.rmtree(root, ignore_errors=True)
