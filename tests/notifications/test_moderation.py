"""Moderation in a space, from the editor's button to the mail: who is told, in which language, and who is not."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupApprovalTask, Workflow, WorkflowTask

from intranet.access.actions import end_membership
from intranet.access.models import Membership, Role
from intranet.accounts.models import User
from intranet.pages.models import ArticlePage
from tests import factories as make
from workspaces.models import WorkspacePage

pytestmark = pytest.mark.django_db


@pytest.fixture
def workspace() -> WorkspacePage:
    return make.make_workspace(team_role=None)


@pytest.fixture
def author(workspace: WorkspacePage) -> User:
    return make.make_member(make.space_of(workspace), Role.CONTRIBUTOR)


@pytest.fixture
def draft(workspace: WorkspacePage, author: User) -> ArticlePage:
    page = make.make_article(workspace, "Schéma des <vélos> & gares", live=False, owner=author)
    assert not page.live
    return page


def html_of(message: mail.EmailMessage) -> str:
    assert isinstance(message, mail.EmailMultiAlternatives)
    return str(message.alternatives[0][0])


def submit(page: ArticlePage, by: User) -> None:
    page.get_workflow().start(page, by)


def decide(page: ArticlePage, action: str, by: User, comment: str = "") -> None:
    state = page.current_workflow_task_state
    state.task.specific.on_action(state, user=by, action_name=action, comment=comment)


def test_submitted_tells_editors_and_managers_in_their_language(
    draft: ArticlePage,
    author: User,
    workspace: WorkspacePage,
    settings: Any,
    django_capture_on_commit_callbacks: Any,
) -> None:
    space = make.space_of(workspace)
    french = make.make_user(language="fr")
    english = make.make_user(language="en")
    make.join(space, french, Role.EDITOR)
    make.join(space, english, Role.MANAGER)
    for role in (Role.READER, Role.CONTRIBUTOR):
        make.make_member(space, role)
    make.make_member(make.space_of(make.make_workspace()), Role.MANAGER)
    make.make_admin()
    with django_capture_on_commit_callbacks(execute=True):
        submit(draft, author)
    assert {tuple(message.to) for message in mail.outbox} == {(french.email,), (english.email,)}
    by_reader = {message.to[0]: message for message in mail.outbox}
    message = by_reader[french.email]
    assert message.subject == "À relire : Schéma des <vélos> & gares"
    assert f"{settings.SITE_URL}/admin/pages/{draft.pk}/edit/" in message.body
    assert "Schéma des <vélos> & gares" in message.body
    assert str(author) in message.body
    html = html_of(message)
    assert "&lt;vélos&gt; &amp; gares" in html
    assert "<vélos>" not in html
    assert '<html lang="fr">' in html
    assert '<html lang="en">' in html_of(by_reader[english.email])


def test_saving_a_draft_tells_nobody(
    draft: ArticlePage, author: User, workspace: WorkspacePage, django_capture_on_commit_callbacks: Any
) -> None:
    make.make_member(make.space_of(workspace), Role.EDITOR)
    with django_capture_on_commit_callbacks(execute=True):
        draft.save_revision(user=author)
    assert mail.outbox == []
    with django_capture_on_commit_callbacks(execute=True):
        submit(draft, author)
    assert len(mail.outbox) == 1


def test_the_submitter_is_not_told_of_their_own_page(
    workspace: WorkspacePage, django_capture_on_commit_callbacks: Any
) -> None:
    space = make.space_of(workspace)
    editor, other = make.make_member(space, Role.EDITOR), make.make_member(space, Role.EDITOR)
    page = make.make_article(workspace, live=False, owner=editor)
    with django_capture_on_commit_callbacks(execute=True):
        submit(page, editor)
    assert [message.to for message in mail.outbox] == [[other.email]]
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        decide(page, "approve", editor)
    assert mail.outbox == []


@pytest.mark.parametrize(
    ("action", "subject", "says"),
    [
        ("approve", "Publiée : ", "elle est publiée"),
        ("reject", "Changements demandés : ", "demande des changements"),
    ],
)
def test_a_decision_tells_the_submitter_with_the_comment(
    action: str,
    subject: str,
    says: str,
    draft: ArticlePage,
    author: User,
    workspace: WorkspacePage,
    settings: Any,
    django_capture_on_commit_callbacks: Any,
) -> None:
    editor = make.make_member(make.space_of(workspace), Role.EDITOR)
    with django_capture_on_commit_callbacks(execute=True):
        submit(draft, author)
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        decide(draft, action, editor, comment="Pensez à <la> carte.")
    (message,) = mail.outbox
    assert message.to == [author.email]
    assert message.subject == f"{subject}{draft.title}"
    assert says in message.body
    assert "Pensez à <la> carte." in message.body
    assert "&lt;la&gt;" in html_of(message)
    draft.refresh_from_db()
    expected = draft.url if action == "approve" else reverse("wagtailadmin_pages:edit", args=[draft.pk])
    assert f"{settings.SITE_URL}{expected}" in message.body


def test_through_the_editor_the_contributor_submits_and_the_editor_approves(
    client: Client,
    draft: ArticlePage,
    author: User,
    workspace: WorkspacePage,
    django_capture_on_commit_callbacks: Any,
) -> None:
    editor = make.make_member(make.space_of(workspace), Role.EDITOR)
    client.force_login(editor)
    submit(draft, author)
    state = draft.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[draft.pk, "approve", state.pk])
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(address, {"comment": "Très bien"}).status_code in {200, 302}
    # One mail, ours: Wagtail's own would be a second one, in its own words.
    (message,) = mail.outbox
    assert message.to == [author.email]
    assert message.subject.startswith("Publiée")
    draft.refresh_from_db()
    assert draft.live


def test_who_lost_the_right_meanwhile_gets_nothing(
    draft: ArticlePage, author: User, workspace: WorkspacePage, work: Any, django_capture_on_commit_callbacks: Any
) -> None:
    space = make.space_of(workspace)
    manager, leaving, demoted, closed, staying = (make.make_member(space, Role.MANAGER) for _ in range(5))
    with django_capture_on_commit_callbacks(execute=True):
        submit(draft, author)
    assert mail.outbox == []
    end_membership(Membership.objects.get(user=leaving), by=manager)
    Membership.objects.filter(user=demoted).update(role=Role.READER)
    User.objects.filter(pk=closed.pk).update(is_active=False)
    work()
    assert {message.to[0] for message in mail.outbox} == {manager.email, staying.email}


def test_a_submitter_who_left_is_told_neither_decision_nor_title(
    draft: ArticlePage, author: User, workspace: WorkspacePage, work: Any, django_capture_on_commit_callbacks: Any
) -> None:
    editor = make.make_member(make.space_of(workspace), Role.EDITOR)
    submit(draft, author)
    with django_capture_on_commit_callbacks(execute=True):
        decide(draft, "reject", editor)
    Membership.objects.filter(user=author).delete()
    work()
    assert mail.outbox == []


def test_a_mail_that_waited_is_not_sent_once_the_page_is_decided(
    draft: ArticlePage, author: User, workspace: WorkspacePage, work: Any, django_capture_on_commit_callbacks: Any
) -> None:
    space = make.space_of(workspace)
    editor, _other = make.make_member(space, Role.EDITOR), make.make_member(space, Role.EDITOR)
    with django_capture_on_commit_callbacks(execute=True):
        submit(draft, author)
        decide(draft, "approve", editor)
    work()
    assert [message.to for message in mail.outbox] == [[author.email]]


def test_managers_above_and_referents_are_told_and_a_narrower_space_keeps_others_out(
    author: User, django_capture_on_commit_callbacks: Any
) -> None:
    from intranet.access.actions import open_space
    from intranet.access.models import Space

    domain = make.make_domain()
    workspace = make.make_workspace(domain=domain, team_role=None)
    referent = make.make_referent(domain)
    above = make.make_member(make.space_of(workspace), Role.MANAGER)
    section = make.make_section(workspace)
    child = open_space(section, kind=Space.Kind.SECTION, team_role=None, referent_role=None)
    make.join(child, author, Role.CONTRIBUTOR)
    inside = make.make_article(section, live=False, owner=author)
    with django_capture_on_commit_callbacks(execute=True):
        submit(inside, author)
    assert [message.to for message in mail.outbox] == [[above.email]]
    mail.outbox.clear()
    beside = make.make_article(workspace, live=False, owner=author)
    make.join(make.space_of(workspace), author, Role.CONTRIBUTOR)
    with django_capture_on_commit_callbacks(execute=True):
        submit(beside, author)
    assert {message.to[0] for message in mail.outbox} == {above.email, referent.email}


def test_wagtails_own_mails_never_leave_not_even_for_another_workflow(
    draft: ArticlePage, author: User, workspace: WorkspacePage, django_capture_on_commit_callbacks: Any
) -> None:
    """They ask no policy: a member of a Wagtail group would be sent the title of any page."""
    outsider = make.make_user()
    group = Group.objects.create(name="Relecture")
    outsider.groups.add(group)
    task = GroupApprovalTask.objects.create(name="Groupe")
    task.groups.add(group)
    workflow = Workflow.objects.create(name="Groupe")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    with django_capture_on_commit_callbacks(execute=True):
        workflow.start(draft, author)
        decide(draft, "approve", make.make_admin())
    assert mail.outbox == []


def test_comments_are_not_mailed_to_who_lost_the_page(
    workspace: WorkspacePage, django_capture_on_commit_callbacks: Any
) -> None:
    """Wagtail mails the page's title to every past participant of a thread."""
    from wagtail.admin.views.pages import edit

    space = make.space_of(workspace)
    author, staying = make.make_member(space, Role.EDITOR), make.make_member(space, Role.EDITOR)
    gone = make.make_user()
    page = make.make_article(workspace)
    with django_capture_on_commit_callbacks(execute=True):
        edit.send_notification([staying, gone], "updated_comments", {"page": page, "editor": author})
    assert [message.to for message in mail.outbox] == [[staying.email]]
    assert page.title in mail.outbox[0].subject
