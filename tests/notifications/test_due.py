"""What dates trigger: pages go live and away by themselves, jobs keep their pace, and none stops another."""

import datetime as dt
import logging
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from intranet.access.models import Audience
from intranet.notifications import due
from intranet.notifications.models import DueRun
from tests import factories as make

pytestmark = pytest.mark.django_db
NOON = dt.datetime(2030, 1, 15, 12, tzinfo=dt.UTC)


@pytest.fixture
def jobs() -> Iterator[list[str]]:
    """Register jobs through this test only; the list tells which ran."""
    before = {job.name for job in due.jobs()}
    yield []
    for job in due.jobs():
        if job.name not in before:
            due.unregister(job.name)


def fail() -> None:
    raise RuntimeError("the disk is full")


def test_a_page_scheduled_goes_live_and_an_expired_one_goes_away(client: Client) -> None:
    workspace = make.make_workspace(audience=Audience.PUBLIC)
    now = timezone.now()
    coming = make.make_article(workspace, live=False)
    coming.go_live_at = now + dt.timedelta(hours=1)
    coming.save_revision().publish()
    ending = make.make_article(workspace)
    ending.expire_at = now + dt.timedelta(hours=1)
    ending.save_revision().publish()
    make.narrow(coming, Audience.PUBLIC)
    make.narrow(ending, Audience.PUBLIC)

    call_command("run_due")
    assert [client.get(page.url).status_code for page in (coming, ending)] == [404, 200]

    # The hour comes.
    past = now - dt.timedelta(minutes=1)
    scheduled = coming.scheduled_revision
    scheduled.content["go_live_at"] = past.isoformat()
    scheduled.approved_go_live_at = past
    scheduled.save()
    type(ending).objects.filter(pk=ending.pk).update(expire_at=past)
    call_command("run_due")
    assert [client.get(page.url).status_code for page in (coming, ending)] == [200, 404]


def test_a_failing_job_is_logged_and_stops_no_other(jobs: list[str], caplog: pytest.LogCaptureFixture) -> None:
    due.register("tests.first", lambda: jobs.append("first"))
    due.register("tests.broken", fail)
    due.register("tests.last", lambda: jobs.append("last"))
    with caplog.at_level(logging.ERROR), pytest.raises(CommandError, match=r"1 job.*tests\.broken"):
        call_command("run_due")
    assert jobs == ["first", "last"]
    assert "Traceback" in caplog.text
    assert "the disk is full" in caplog.text
    assert DueRun.objects.get(job="tests.broken").failed_at is not None


def test_a_job_keeps_its_pace_and_is_tried_again_after_a_failure(jobs: list[str]) -> None:
    due.register("tests.daily", lambda: jobs.append("daily"), every=dt.timedelta(days=1))
    due.register("tests.broken", fail, every=dt.timedelta(days=1))
    assert due.run_due(NOON).failed == ["tests.broken"]
    later = due.run_due(NOON + dt.timedelta(minutes=1))
    assert (later.failed, "tests.daily" in later.done) == ([], False)
    assert due.run_due(NOON + due.RETRY).failed == ["tests.broken"]
    assert jobs == ["daily"]
    due.run_due(NOON + dt.timedelta(days=1))
    assert jobs == ["daily", "daily"]


def test_a_name_is_taken_once(jobs: list[str]) -> None:
    due.register("tests.once", fail)
    with pytest.raises(ValueError, match=r"tests\.once"):
        due.register("tests.once", fail)


def test_sessions_that_ended_are_removed() -> None:
    for days in (-1, 1):
        session = SessionStore()
        session.create()
        Session.objects.filter(pk=session.session_key).update(expire_date=timezone.now() + dt.timedelta(days=days))
    call_command("run_due")
    assert Session.objects.count() == 1


def test_the_jobs_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("run_due", list=True)
    assert "sessions.clear: 1 day" in capsys.readouterr().out


@pytest.mark.parametrize("pace", ["0", "-5", "soon"])
def test_a_wrong_pace_is_told(pace: str) -> None:
    with pytest.raises(CommandError, match="--every"):
        call_command("run_due", f"--every={pace}")


def test_the_clock_stops_when_told(tmp_path: Path) -> None:
    command = [sys.executable, "manage.py", "run_due", "--every", "600"]
    database = f"sqlite:///{tmp_path / 'clock.sqlite3'}"
    environment = {"DATABASE_URL": database, "PATH": "", "PYTHONUNBUFFERED": "1"}
    log = tmp_path / "log"
    with log.open("w") as output:
        clock = subprocess.Popen(command, env=environment, stdout=output, stderr=subprocess.STDOUT)
        try:
            until = time.monotonic() + 60
            while "A pass every 600 s" not in log.read_text() and time.monotonic() < until:
                time.sleep(0.2)
            clock.send_signal(signal.SIGTERM)
            assert clock.wait(30) == 0
        finally:
            clock.kill()
    # There is no table in that database: the passes failed, were logged, and the clock went on.
    assert "The job pages.publish_scheduled failed." in log.read_text()
