"""What the admin costs does not grow with the number of spaces."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from intranet.access.models import Membership, Role, Space
from intranet.accounts.models import User
from tests import bulk
from tests import factories as make
from tests.access.editing import signed_in

pytestmark = pytest.mark.django_db

FEW, MANY = 10, 200
# What the editor of all these spaces asks most. Lists cost what Wagtail asks for each row, up to a page of them.
LIMITS = {
    "explorer": 46,
    "explorer of a space": 55,
    "explorer's menu": 80,
    "dashboard": 40,
    "chooser": 60,
    "search of the chooser": 85,
    "editor": 60,
    "bulk": 40,
}


@pytest.fixture
def editor() -> User:
    return make.make_user()


def join_all(editor: User) -> None:
    there = Membership.objects.filter(user=editor).values("space")
    spaces = Space.objects.workspaces().exclude(pk__in=there)
    Membership.objects.bulk_create(Membership(space=space, user=editor, role=Role.EDITOR) for space in spaces)


def queries(client: Client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        response = client.get(path)
    assert response.status_code == 200, path
    return len(captured)


def test_the_admin_asks_as_much_of_200_spaces_as_of_10(editor: User) -> None:
    workspace = make.make_workspace("Atelier", team_role=None)
    articles = [make.make_article(workspace) for _ in range(10)]
    index = workspace.get_parent()
    listing = reverse("wagtailadmin_api:pages:listing")
    addresses = {
        "explorer": reverse("wagtailadmin_explore", args=[index.pk]),
        "explorer of a space": reverse("wagtailadmin_explore", args=[workspace.pk]),
        "explorer's menu": f"{listing}?child_of={workspace.pk}&for_explorer=1",
        "dashboard": reverse("wagtailadmin_home"),
        "chooser": reverse("wagtailadmin_choose_page_child", args=[workspace.pk]),
        "search of the chooser": reverse("wagtailadmin_choose_page_search") + "?q=Page",
        "editor": reverse("wagtailadmin_pages:edit", args=[articles[0].pk]),
        "bulk": reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + f"?id={articles[0].pk}",
    }
    client = signed_in(editor)
    bulk.add_spaces(FEW - 1)
    join_all(editor)
    few = {name: queries(client, path) for name, path in addresses.items()}
    bulk.add_spaces(MANY - FEW)
    join_all(editor)
    many = {name: queries(client, path) for name, path in addresses.items()}
    assert many == few
    assert {name: count for name, count in many.items() if count > LIMITS[name]} == {}
