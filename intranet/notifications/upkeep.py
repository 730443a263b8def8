"""The jobs that every installation needs: what Wagtail, Django and the task queue leave to a clock."""

import datetime as dt

from django.conf import settings
from django.core.management import call_command
from django_tasks import task_backends
from django_tasks_db import DatabaseBackend

from . import due
from .actions import prune_notices
from .retry import retry_failed

DAILY = dt.timedelta(days=1)


def publish_scheduled() -> None:
    """Publish and withdraw the pages whose date has come."""
    call_command("publish_scheduled")


def clear_sessions() -> None:
    """Remove sessions that ended."""
    call_command("clearsessions")


def prune_task_results() -> None:
    """Remove what is known of tasks finished long ago."""
    if isinstance(task_backends["background"], DatabaseBackend):
        call_command(
            "prune_db_task_results",
            "--backend=background",
            "--queue-name=*",
            f"--min-age-days={settings.TASK_DAYS}",
            f"--failed-min-age-days={settings.TASK_FAILED_DAYS}",
        )


def register() -> None:
    due.register("pages.publish_scheduled", publish_scheduled)
    due.register("sessions.clear", clear_sessions, every=DAILY)
    due.register("notifications.retry_failed", retry_failed)
    due.register("notifications.prune", prune_notices, every=DAILY)
    due.register("tasks.prune_results", prune_task_results, every=DAILY)
