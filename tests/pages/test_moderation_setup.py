"""What `init_site` leaves behind for moderation."""

import pytest
from wagtail.models import Page, Workflow, WorkflowPage

from intranet.access.models import SpaceModerationTask
from intranet.pages.setup import ensure_home

pytestmark = pytest.mark.django_db


def test_the_spaces_moderation_takes_the_place_of_wagtails_own() -> None:
    """Wagtail's migrations give the root a workflow: looking whether there is one left theirs in charge."""
    root = Page.objects.get(depth=1)
    wagtails = Workflow.objects.create(name="Moderators approval")
    WorkflowPage.objects.update_or_create(page=root, defaults={"workflow": wagtails})
    for _again in range(2):
        ensure_home()
        tasks = [task.specific for task in root.get_workflow().tasks]
        assert [type(task) for task in tasks] == [SpaceModerationTask]
    assert WorkflowPage.objects.count() == 1
