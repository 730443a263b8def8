"""The folder of private files, for tests that look at what is kept in it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings


@contextmanager
def empty_private_root() -> Iterator[Path]:
    """The folder, empty at first and emptied afterwards; what other tests keep there is put aside meanwhile."""
    root = Path(settings.PRIVATE_MEDIA_ROOT)
    aside = root.with_name(f"{root.name}-aside")
    shutil.rmtree(aside, ignore_errors=True)
    if root.exists():
        root.rename(aside)
    yield root
    shutil.rmtree(root, ignore_errors=True)
    if aside.exists():
        aside.rename(root)
