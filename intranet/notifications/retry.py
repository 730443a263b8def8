"""Trying again where the mail server would not."""

import datetime as dt
import logging

from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from .tasks import fan_out, send_one, send_to_address

logger = logging.getLogger(__name__)

# A failed mail is tried again after 2, 4, 8 then every 15 minutes, for three days; it then stays among the failed.
FIRST_DELAY = dt.timedelta(minutes=2)
LONGEST_DELAY = dt.timedelta(minutes=15)
GIVE_UP_AFTER = dt.timedelta(days=3)
# A worker killed in the middle leaves its task marked as running; sending a mail takes seconds.
STUCK_AFTER = dt.timedelta(minutes=15)


def retry_failed(at: dt.datetime | None = None) -> int:
    """Give back to the worker the mails that failed, and those that a killed worker left; returns how many.

    To be called every minute or so. Costs one query where nothing failed, whatever was sent before.
    """
    at = at or timezone.now()
    mails = [task.module_path for task in (fan_out, send_one, send_to_address)]
    ours = DBTaskResult.objects.filter(task_path__in=mails, enqueued_at__gt=at - GIVE_UP_AFTER)
    unfinished = ours.filter(status__in=[TaskResultStatus.FAILED, TaskResultStatus.RUNNING])
    due = [result.pk for result in unfinished if _is_due(result, at)]
    if not due:
        return 0
    # Only those still as they were: another run may be doing the same.
    waiting = unfinished.filter(pk__in=due).update(status=TaskResultStatus.READY, finished_at=None)
    logger.info("%d mails are tried again.", waiting)
    return waiting


def _is_due(result: DBTaskResult, at: dt.datetime) -> bool:
    if result.status == TaskResultStatus.RUNNING:
        return result.started_at is None or result.started_at <= at - STUCK_AFTER
    attempts = max(len(result.worker_ids), 1)
    delay = min(FIRST_DELAY * 2 ** min(attempts - 1, 10), LONGEST_DELAY)
    return result.finished_at is None or result.finished_at <= at - delay
