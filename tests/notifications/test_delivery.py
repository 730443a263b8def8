"""Mails and the worker: one task for each reader, a server that is down, a worker that died."""

import datetime as dt
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from intranet.access.models import Role
from intranet.accounts.models import User
from intranet.notifications import notify
from intranet.notifications.retry import retry_failed
from intranet.pages.models import ArticlePage
from tests import factories as make
from workspaces.models import WorkspacePage

pytestmark = pytest.mark.django_db

# Nothing listens there: the connection is refused, by a real SMTP client.
DOWN = {
    "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
    "EMAIL_HOST": "127.0.0.1",
    "EMAIL_PORT": 9,
    "EMAIL_TIMEOUT": 2,
}
UP = "django.core.mail.backends.locmem.EmailBackend"


class RefusesOne(EmailBackend):
    """Refuses the mails to one address."""

    refused = "refused@example.org"

    def send_messages(self, messages: Any) -> int:
        if any(self.refused in message.to for message in messages):
            raise ConnectionResetError("refused")
        return super().send_messages(messages)


@pytest.fixture
def workspace() -> WorkspacePage:
    return make.make_workspace(team_role=None)


@pytest.fixture
def submitted(workspace: WorkspacePage, django_capture_on_commit_callbacks: Any, queue: None) -> ArticlePage:
    """A page submitted to one editor, whose mail waits."""
    make.make_member(make.space_of(workspace), Role.EDITOR)
    return _submit(workspace, django_capture_on_commit_callbacks)


def _submit(workspace: WorkspacePage, capture: Any) -> ArticlePage:
    author = make.make_member(make.space_of(workspace), Role.CONTRIBUTOR)
    page = make.make_article(workspace, live=False, owner=author)
    with capture(execute=True):
        page.get_workflow().start(page, author)
    return page


def statuses() -> list[str]:
    return sorted(DBTaskResult.objects.values_list("status", flat=True))


def later(**delay: float) -> dt.datetime:
    return timezone.now() + dt.timedelta(**delay)


def test_mails_wait_where_no_worker_runs(submitted: ArticlePage, work: Any) -> None:
    assert mail.outbox == []
    assert statuses() == [TaskResultStatus.READY]
    work()
    assert len(mail.outbox) == 1
    assert set(statuses()) == {TaskResultStatus.SUCCESSFUL}


def test_what_waits_holds_no_title(submitted: ArticlePage, work: Any) -> None:
    work()
    assert all(submitted.title not in str(result.args_kwargs) for result in DBTaskResult.objects.all())


def test_nothing_is_told_of_what_is_rolled_back(
    workspace: WorkspacePage, django_capture_on_commit_callbacks: Any, queue: None
) -> None:
    reader = make.make_user()

    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        notify([reader], "page_submitted", {"task_state": 1})
        transaction.set_rollback(True)
    assert statuses() == []


def test_a_server_that_is_down_fails_visibly_then_heals(
    submitted: ArticlePage, work: Any, settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    for name, value in DOWN.items():
        setattr(settings, name, value)
    work()
    failed = DBTaskResult.objects.get(status=TaskResultStatus.FAILED)
    assert "ConnectionRefusedError" in failed.traceback
    assert "was not sent" in caplog.text
    assert submitted.title not in caplog.text
    # Not at once: the next attempt waits a little more each time.
    assert retry_failed() == 0
    assert retry_failed(later(minutes=3)) == 1
    work()
    assert retry_failed(later(minutes=3)) == 0
    settings.EMAIL_BACKEND = UP
    assert retry_failed(later(minutes=5)) == 1
    work()
    assert len(mail.outbox) == 1
    assert set(statuses()) == {TaskResultStatus.SUCCESSFUL}
    assert retry_failed(later(days=1)) == 0


def test_a_failure_is_given_up_after_three_days_and_kept(submitted: ArticlePage, work: Any, settings: Any) -> None:
    for name, value in DOWN.items():
        setattr(settings, name, value)
    work()
    assert retry_failed(later(days=3, hours=1)) == 0
    assert TaskResultStatus.FAILED in statuses()


def test_a_worker_killed_in_the_middle_does_not_keep_the_mail(submitted: ArticlePage, work: Any) -> None:
    waiting = DBTaskResult.objects.get()
    waiting.claim("killed")
    work()
    assert mail.outbox == []
    assert retry_failed(later(minutes=5)) == 0
    assert retry_failed(later(minutes=20)) == 1
    work()
    assert len(mail.outbox) == 1


def test_retrying_touches_nobody_elses_tasks(submitted: ArticlePage) -> None:
    DBTaskResult.objects.update(status=TaskResultStatus.FAILED, finished_at=timezone.now(), task_path="another.task")
    assert retry_failed(later(hours=1)) == 0
    assert statuses() == [TaskResultStatus.FAILED]


def test_one_bad_address_holds_up_nobody(
    workspace: WorkspacePage, django_capture_on_commit_callbacks: Any, work: Any, settings: Any
) -> None:
    settings.EMAIL_BACKEND = "tests.notifications.test_delivery.RefusesOne"
    make.join(make.space_of(workspace), make.make_user(RefusesOne.refused), Role.EDITOR)
    good = [make.make_member(make.space_of(workspace), Role.EDITOR) for _ in range(3)]
    _submit(workspace, django_capture_on_commit_callbacks)
    work()
    assert {message.to[0] for message in mail.outbox} == {person.email for person in good}
    assert statuses().count(TaskResultStatus.FAILED) == 1


def test_the_request_succeeds_whatever_the_server_does(
    client: Client, workspace: WorkspacePage, settings: Any, django_capture_on_commit_callbacks: Any, work: Any
) -> None:
    for name, value in DOWN.items():
        setattr(settings, name, value)
    space = make.space_of(workspace)
    author, editor = make.make_member(space, Role.CONTRIBUTOR), make.make_member(space, Role.EDITOR)
    page = make.make_article(workspace, live=False, owner=author)
    page.get_workflow().start(page, author)
    client.force_login(editor)
    state = page.current_workflow_task_state
    with django_capture_on_commit_callbacks(execute=True):
        address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "reject", state.pk])
        response = client.post(address, {"comment": "À revoir"})
    assert response.status_code in {200, 302}
    state.refresh_from_db()
    assert state.status == state.STATUS_REJECTED
    work()
    assert TaskResultStatus.FAILED in statuses()


def _queries_of_a_mail(people: int, workspace: WorkspacePage, capture: Any, work: Any) -> tuple[int, int]:
    """Queries of the event within the request, and of one mail in the worker."""
    from django.db import connection

    from intranet.notifications.tasks import send_one

    for _ in range(people):
        make.make_member(make.space_of(workspace), Role.EDITOR)
    author = make.make_member(make.space_of(workspace), Role.CONTRIBUTOR)
    page = make.make_article(workspace, live=False, owner=author)
    with CaptureQueriesContext(connection) as in_request, capture(execute=True):
        page.get_workflow().start(page, author)
    work()
    reader: User = make.make_member(make.space_of(workspace), Role.EDITOR)
    with CaptureQueriesContext(connection) as in_worker:
        assert send_one.call(reader.pk, "page_submitted", {"task_state": page.current_workflow_task_state.pk})
    return len(in_request), len(in_worker)


def test_forty_readers_forty_mails_and_no_more_queries(
    workspace: WorkspacePage, django_capture_on_commit_callbacks: Any, work: Any
) -> None:
    few = _queries_of_a_mail(2, workspace, django_capture_on_commit_callbacks, work)
    assert len(mail.outbox) == 2 + 1
    mail.outbox.clear()
    DBTaskResult.objects.all().delete()
    many = _queries_of_a_mail(37, workspace, django_capture_on_commit_callbacks, work)
    # 37, the two of before and the reader then added; and the direct call of the measure.
    assert len(mail.outbox) == 41
    assert DBTaskResult.objects.filter(task_path__endswith="send_one").count() == 40
    assert many == few
    assert many[1] <= 15
