"""What dates trigger: a registry of jobs, and the pass that runs those that are due.

An app registers its jobs in ``AppConfig.ready()``::

    due.register("news.close_past_events", close_past_events, every=timedelta(hours=1))

A job takes no argument, is safe to run twice, and finds out by itself what there is to do at that moment. There is no
scheduler: ``manage.py run_due`` (from cron, or as a process of its own with ``--every``) makes a pass; a job that is
not yet due is left alone, so passes may come as often as one likes and from several machines.
"""

import datetime as dt
import logging
from collections.abc import Callable
from dataclasses import dataclass, field

from django.utils import timezone

from .models import DueRun

logger = logging.getLogger(__name__)

# After a failure a job is tried again this much later, or at its own pace where that is quicker.
RETRY = dt.timedelta(minutes=10)


@dataclass(frozen=True)
class Job:
    """Something to do at a pace. ``every`` zero: at each pass."""

    name: str
    run: Callable[[], object]
    every: dt.timedelta = dt.timedelta(0)


@dataclass
class Report:
    """What one pass did, by job names."""

    done: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)


_jobs: dict[str, Job] = {}


def register(name: str, run: Callable[[], object], *, every: dt.timedelta = dt.timedelta(0)) -> Job:
    """Add a job under a name of its own ("app.what_it_does"). Raises ``ValueError`` where the name is taken."""
    if name in _jobs:
        raise ValueError(f"A job named {name!r} is registered already.")
    _jobs[name] = Job(name, run, every)
    return _jobs[name]


def unregister(name: str) -> None:
    """Remove a job."""
    del _jobs[name]


def jobs() -> list[Job]:
    """All jobs, in the order of their registration."""
    return list(_jobs.values())


def run_due(at: dt.datetime | None = None) -> Report:
    """Run the jobs that are due at that instant (now by default). One that fails is logged and stops no other."""
    report = Report()
    for job in jobs():
        now = at or timezone.now()
        try:
            if not _claim(job, now):
                continue
            job.run()
        except Exception:
            logger.exception("The job %s failed.", job.name)
            report.failed.append(job.name)
            _note_failure(job, now)
        else:
            report.done.append(job.name)
    return report


def _claim(job: Job, now: dt.datetime) -> bool:
    """Whether the job is due, and this process is the one to run it."""
    DueRun.objects.get_or_create(job=job.name, defaults={"next_at": now})
    due = DueRun.objects.filter(next_at__lte=now, job=job.name)
    return bool(due.update(next_at=now + job.every, begun_at=now, failed_at=None))


def _note_failure(job: Job, now: dt.datetime) -> None:
    try:
        DueRun.objects.filter(job=job.name).update(failed_at=now, next_at=now + min(job.every, RETRY))
    except Exception:
        # The database itself may be what failed; the job's own row then says that it is due later.
        logger.exception("The failure of %s could not be noted.", job.name)
