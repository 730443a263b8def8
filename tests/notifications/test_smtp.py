"""Mails as a real mail server receives them."""

import datetime as dt
import re
from email.message import EmailMessage
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from intranet.access.models import Membership, Role
from intranet.accounts.models import User
from intranet.accounts.notices import WELCOME
from intranet.notifications import notify
from intranet.notifications.retry import retry_failed
from intranet.pages.models import ArticlePage
from tests import factories as make
from workspaces.models import WorkspacePage

from .conftest import MailServer

pytestmark = pytest.mark.django_db


@pytest.fixture
def workspace() -> WorkspacePage:
    return make.make_workspace(team_role=None)


def submit(workspace: WorkspacePage, commits: Any, title: str = "Où est l’été à « Bénouville » ?") -> ArticlePage:
    """A page that a contributor submits to the editors who are there."""
    author = make.make_member(make.space_of(workspace), Role.CONTRIBUTOR)
    page = make.make_article(workspace, title, live=False, owner=author)
    with commits(execute=True):
        page.get_workflow().start(page, author)
    return page


def parts(message: EmailMessage) -> dict[str, str]:
    return {part.get_content_type(): part.get_content() for part in message.iter_parts()}


def later(**delay: float) -> dt.datetime:
    return timezone.now() + dt.timedelta(**delay)


def test_each_reader_gets_text_and_html_in_their_language(
    mail_server: MailServer, work: Any, workspace: WorkspacePage, django_capture_on_commit_callbacks: Any
) -> None:
    readers = {language: make.make_user(language=language) for language in ("fr", "en")}
    for reader in readers.values():
        make.join(make.space_of(workspace), reader, Role.EDITOR)
    submit(workspace, django_capture_on_commit_callbacks)
    work()
    received = {message["To"]: message for message in mail_server.received}
    assert set(received) == {reader.email for reader in readers.values()}
    for language, subject, action in (
        ("fr", "À relire : ", "Relire la page"),
        ("en", "To review: ", "Review the page"),
    ):
        message = received[readers[language].email]
        assert message["Subject"].strip() == f"{subject}Où est l’été à « Bénouville » ?"
        assert message.get_content_type() == "multipart/alternative"
        assert list(parts(message)) == ["text/plain", "text/html"]
        assert all(action in part for part in parts(message).values())
        assert f'<html lang="{language}">' in parts(message)["text/html"]
        assert message["Auto-Submitted"] == "auto-generated"
        assert f"/{language}/notifications/refus/" in message["List-Unsubscribe"]


def test_what_may_be_refused_says_how_and_a_duty_does_not(
    mail_server: MailServer,
    work: Any,
    workspace: WorkspacePage,
    settings: Any,
    django_capture_on_commit_callbacks: Any,
) -> None:
    settings.SITE_URL = "https://intranet.example.org"
    reader = make.make_member(make.space_of(workspace), Role.EDITOR)
    submit(workspace, django_capture_on_commit_callbacks)
    with django_capture_on_commit_callbacks(execute=True):
        notify([reader], WELCOME, {})
    work()
    by_duty = {"List-Unsubscribe" in message: message for message in mail_server.received}
    refusable, duty = by_duty[True], by_duty[False]
    link = refusable["List-Unsubscribe"].strip(" <>")
    assert link.startswith("https://intranet.example.org/fr/notifications/refus/")
    assert refusable["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert all(link in part for part in parts(refusable).values())
    assert "vous écrit parce que vous relisez" in parts(refusable)["text/plain"]
    assert "List-Unsubscribe-Post" not in duty
    assert not any("/refus/" in part for part in parts(duty).values())
    assert "ils ne se refusent pas" in parts(duty)["text/plain"]
    assert refusable["Message-ID"].endswith("@intranet.example.org>")


def test_one_click_in_the_mail_program_ends_the_mails_and_leaves_the_notices(
    mail_server: MailServer,
    work: Any,
    workspace: WorkspacePage,
    client: Client,
    django_capture_on_commit_callbacks: Any,
) -> None:
    reader = make.make_member(make.space_of(workspace), Role.EDITOR)
    other = make.make_member(make.space_of(workspace), Role.EDITOR)
    submit(workspace, django_capture_on_commit_callbacks)
    work()
    mine = next(message for message in mail_server.received if message["To"] == reader.email)
    mail_server.received.clear()
    path = re.sub(r"https?://[^/]+", "", mine["List-Unsubscribe"].strip(" <>"))
    # As a provider does: no cookie, no sign-in, and the body of RFC 8058.
    provider = Client(enforce_csrf_checks=True)
    body = "List-Unsubscribe=One-Click"
    assert provider.post(path, body, content_type="application/x-www-form-urlencoded").status_code == 200
    submit(workspace, django_capture_on_commit_callbacks, "La suivante")
    work()
    assert [message["To"] for message in mail_server.received] == [other.email]
    client.force_login(reader)
    assert "La suivante" in client.get("/fr/notifications/").content.decode()


def test_a_server_that_is_down_holds_up_nothing_and_the_mail_arrives_once(
    mail_server: MailServer,
    work: Any,
    workspace: WorkspacePage,
    client: Client,
    django_capture_on_commit_callbacks: Any,
) -> None:
    reader = make.make_member(make.space_of(workspace), Role.EDITOR)
    mail_server.stop()
    page = submit(workspace, django_capture_on_commit_callbacks)
    work()
    assert DBTaskResult.objects.get(status=TaskResultStatus.FAILED).task_path.endswith("send_one")
    # The site goes on, and tells what the mail could not.
    client.force_login(reader)
    assert page.title in client.get("/fr/notifications/").context["notices"][0].line
    mail_server.start()
    for minutes in (5, 10, 60):
        retry_failed(later(minutes=minutes))
        work()
    assert [message["To"] for message in mail_server.received] == [reader.email]
    assert set(DBTaskResult.objects.values_list("status", flat=True)) == {TaskResultStatus.SUCCESSFUL}


def test_a_mail_that_a_dying_worker_had_sent_is_the_same_message_again(
    mail_server: MailServer,
    work: Any,
    workspace: WorkspacePage,
    client: Client,
    django_capture_on_commit_callbacks: Any,
) -> None:
    reader = make.make_member(make.space_of(workspace), Role.EDITOR)
    submit(workspace, django_capture_on_commit_callbacks)
    work()
    # Both tasks were done, and died before they could say so.
    DBTaskResult.objects.update(status=TaskResultStatus.FAILED)
    retry_failed(later(hours=1))
    work()
    assert len(mail_server.received) > 1
    assert len({message["Message-ID"] for message in mail_server.received}) == 1
    client.force_login(reader)
    assert len(client.get("/fr/notifications/").context["notices"]) == 1


def test_rights_lost_an_account_closed_and_a_rollback_say_nothing(
    mail_server: MailServer, work: Any, workspace: WorkspacePage, django_capture_on_commit_callbacks: Any
) -> None:
    gone, closed, staying = (make.make_member(make.space_of(workspace), Role.EDITOR) for _ in range(3))
    submit(workspace, django_capture_on_commit_callbacks)
    Membership.objects.filter(user=gone).delete()
    User.objects.filter(pk=closed.pk).update(is_active=False)
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        notify([staying], WELCOME, {})
        transaction.set_rollback(True)
    work()
    assert [message["To"] for message in mail_server.received] == [staying.email]
    assert "Bénouville" in mail_server.received[0]["Subject"]
