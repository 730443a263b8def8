"""What the tests of mails share: the worker's queue as it is in production, in the database."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import call_command

BACKGROUND_IN_DATABASE = {
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
    "background": {"BACKEND": "django_tasks_db.DatabaseBackend"},
}


@pytest.fixture
def queue(settings: Any) -> None:
    """Mails wait in the database for the worker."""
    settings.TASKS = BACKGROUND_IN_DATABASE


@pytest.fixture
def work(queue: None, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Let the worker take what waits, then stop."""
    # Between tasks it gives its connection back; here that one holds the test's transaction.
    monkeypatch.setattr("django_tasks_db.management.commands.db_worker.close_old_connections", lambda: None)

    def run() -> None:
        call_command("db_worker", "--backend=background", "--batch", "--no-startup-delay", "--no-reload", verbosity=0)

    return run
