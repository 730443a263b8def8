"""SQLite files that spare time: migrations are run once, and a database is put back as it was in one copy.

On another database nothing here applies: pytest-django migrates, and flushes after a test that commits; what every
installation has is then made anew.
"""

import fcntl
import hashlib
import os
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connection

# When the run began, for all of its processes.
RUN = "INTERPOLES_TESTS_BEGAN"


def run_begins() -> None:
    os.environ.setdefault(RUN, str(time.time()))


def in_a_file() -> bool:
    """Whether the tests run on SQLite: the settings put its test database in a file."""
    return connection.vendor == "sqlite"


def test_file() -> Path:
    """The file of this process's test database."""
    return Path(connection.settings_dict["TEST"]["NAME"])


@contextmanager
def migrated_once(afresh: bool) -> Iterator[bool]:
    """Put a migrated database at ``test_file()`` before the block, and give whether it could.

    Where it could not, the block migrates an empty one: the outcome is kept, and other processes wait for it.
    It serves until a migration or a required package changes. ``afresh`` accepts only one of this very run.
    """
    template = settings.VAR_DIR / f"test-migrated-{_digest()}.sqlite3"
    with (settings.VAR_DIR / "test-migrated.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        found = template.exists() and not (afresh and template.stat().st_mtime < float(os.environ[RUN]))
        for end in ("", "-wal", "-shm", "-journal"):
            test_file().with_name(test_file().name + end).unlink(missing_ok=True)
        if found:
            shutil.copyfile(template, test_file())
            fcntl.flock(lock, fcntl.LOCK_UN)
        yield found
        if not found:
            for stale in settings.VAR_DIR.glob("test-migrated-*.sqlite3"):
                stale.unlink()
            connection.ensure_connection()
            unfinished = template.with_suffix(".part")
            with sqlite3.connect(unfinished) as file:
                connection.connection.backup(file)
            file.close()
            unfinished.replace(template)


def _digest() -> str:
    """Changes with any migration of any app, and with the versions of packages."""
    digest = hashlib.sha256((settings.BASE_DIR / "requirements" / "dev.txt").read_bytes())
    for app in apps.get_app_configs():
        for file in sorted(Path(app.path, "migrations").glob("*.py")):
            digest.update(str(file).encode() + file.read_bytes())
    return digest.hexdigest()[:16]


class Snapshot:
    """The whole content of the database, to be put back after a test that committed.

    Faster than flushing and making anew what every installation has, and nothing is forgotten: neither sequences nor
    the index of search.
    """

    def __init__(self) -> None:
        connection.ensure_connection()
        self._kept = sqlite3.connect(":memory:", check_same_thread=False)
        connection.connection.backup(self._kept)

    def put_back(self) -> None:
        connection.ensure_connection()
        self._kept.backup(connection.connection)
