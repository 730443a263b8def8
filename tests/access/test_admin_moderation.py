"""Moderation in the admin, through HTTP: who submits, who sees it, who decides."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, WorkflowState

from intranet.access.models import Role
from tests import factories as make
from workspaces.models import WorkspacePage

from .editing import create, edit, fresh, signed_in

pytestmark = pytest.mark.django_db

DASHBOARD = "/admin/"


@pytest.fixture
def workspace() -> WorkspacePage:
    return make.make_workspace("Atelier", team_role=None)


def member(workspace: Page, role: Role) -> Client:
    return signed_in(make.make_member(make.space_of(workspace), role))


@pytest.fixture
def author(workspace: WorkspacePage) -> Client:
    return member(workspace, Role.CONTRIBUTOR)


@pytest.fixture
def submitted(workspace: WorkspacePage, author: Client) -> Page:
    return create(author, workspace, "Note soumise", **{"action-submit": "1"})


def decide(client: Client, page: Page, action: str, comment: str = "") -> int:
    state = WorkflowState.objects.get(object_id=str(page.pk)).current_task_state
    path = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state.pk])
    return client.post(path, {"comment": comment}).status_code


def test_an_editor_of_the_space_sees_and_approves_what_a_contributor_submits(
    workspace: WorkspacePage, submitted: Page
) -> None:
    assert not submitted.live
    editor = member(workspace, Role.EDITOR)
    elsewhere = member(make.make_workspace(), Role.MANAGER)
    assert "Note soumise" in editor.get(DASHBOARD).content.decode()
    assert "Note soumise" not in elsewhere.get(DASHBOARD).content.decode()
    assert decide(elsewhere, submitted, "approve") == 404
    assert not fresh(submitted).live
    assert decide(editor, submitted, "approve") == 302
    assert fresh(submitted).live
    # The last approver's decision ends it.
    assert not fresh(submitted).workflow_in_progress
    assert "Note soumise" not in editor.get("/admin/reports/workflow/?reviewable=true").content.decode()


def test_a_contributor_approves_nothing_not_even_their_own(
    workspace: WorkspacePage, author: Client, submitted: Page
) -> None:
    for client in (author, member(workspace, Role.CONTRIBUTOR)):
        decide(client, submitted, "approve")
        assert not fresh(submitted).live
        assert fresh(submitted).workflow_in_progress


def test_the_state_of_a_task_is_not_decided_under_another_page(workspace: WorkspacePage, submitted: Page) -> None:
    """Wagtail takes any state with any page that is in moderation: an editor elsewhere would publish here."""
    other = make.make_workspace()
    editor = member(other, Role.EDITOR)
    theirs = create(member(other, Role.CONTRIBUTOR), other, "Note d’ailleurs", **{"action-submit": "1"})
    state = WorkflowState.objects.get(object_id=str(submitted.pk)).current_task_state
    path = reverse("wagtailadmin_pages:workflow_action", args=[theirs.pk, "approve", state.pk])
    assert editor.post(path, {"comment": ""}).status_code == 404
    assert not fresh(submitted).live
    assert decide(editor, theirs, "approve") == 302
    assert fresh(theirs).live


def test_rejected_with_a_comment_the_page_goes_back_to_its_author(
    workspace: WorkspacePage, author: Client, submitted: Page
) -> None:
    assert decide(member(workspace, Role.EDITOR), submitted, "reject", "Citez la source.") == 302
    assert fresh(submitted).current_workflow_state.status == WorkflowState.STATUS_NEEDS_CHANGES
    screen = author.get(reverse("wagtailadmin_pages:workflow_history", args=[submitted.pk]))
    assert screen.status_code == 200
    state = fresh(submitted).current_workflow_state
    assert state.current_task_state.comment == "Citez la source."
    assert edit(author, submitted, "Note corrigée", **{"action-restart-workflow": "1"}).status_code == 302
    assert fresh(submitted).current_workflow_state.status == WorkflowState.STATUS_IN_PROGRESS


def test_who_submitted_takes_it_back(workspace: WorkspacePage, author: Client, submitted: Page) -> None:
    assert edit(author, submitted, **{"action-cancel-workflow": "1"}).status_code in {200, 302}
    assert not fresh(submitted).workflow_in_progress


def test_a_manager_above_decides_in_the_section_and_its_editor_does_too(workspace: WorkspacePage) -> None:
    from intranet.access.actions import open_space
    from intranet.access.models import Space

    section = make.make_section(workspace, "Réservée")
    open_space(section, kind=Space.Kind.SECTION, team_role=None)
    for approver, may in (
        (member(workspace, Role.MANAGER), True),
        (member(workspace, Role.EDITOR), False),
        (member(section, Role.EDITOR), True),
    ):
        page = create(
            member(section, Role.CONTRIBUTOR), section, f"Note {make.make_user().pk}", **{"action-submit": "1"}
        )
        decide(approver, page, "approve")
        assert fresh(page).live is may


def test_where_contributors_publish_they_publish_their_own_pages_only() -> None:
    workspace = make.make_workspace(contributors_publish=True, team_role=None)
    author, colleague = member(workspace, Role.CONTRIBUTOR), member(workspace, Role.CONTRIBUTOR)
    page = create(author, workspace, "Note publiée", **{"action-publish": "1"})
    assert page.live
    draft = create(author, workspace, "Note en cours")
    for target in (page, draft):
        response = edit(colleague, target, "Prise par un autre", **{"action-publish": "1"})
        assert response.status_code in {302, 404}
        assert fresh(target).title != "Prise par un autre"
        assert fresh(target).latest_revision.content["title"] != "Prise par un autre"
    assert not fresh(draft).live
    # Where they do not publish, the button pressed all the same only saves.
    moderated = make.make_workspace(team_role=None)
    saved = create(member(moderated, Role.CONTRIBUTOR), moderated, "Note gardée", **{"action-publish": "1"})
    assert not saved.live
