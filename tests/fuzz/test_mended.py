"""What the fuzz found, one test for each: requests that made the server fail."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, Workflow

from intranet.access.models import Role
from intranet.pages.models import ArticlePage
from tests import factories as make
from tests.network.making import make_practice

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def team(client: Client) -> Client:
    client.force_login(make.make_team_member())
    return client


@pytest.mark.parametrize("asked", ["x", "", "-1", "9" * 400, "%00", "1.5"])
def test_an_organisation_is_chosen_by_a_number(team: Client, asked: str) -> None:
    several = reverse("territory_choose_organisation:chosen_multiple")
    assert team.get(f"{several}?id={asked}").status_code == 404
    assert team.get(f"{several}?id={make.make_organisation().pk}").status_code == 200


@pytest.mark.parametrize("typed", ["yé\x02", "{{ 7 }}", "²²²", "１２３"])
def test_the_checksum_of_a_siren_is_that_of_figures(team: Client, typed: str) -> None:
    response = team.post(reverse("territory_organisation:add"), {"name": "CC", "kind": "epci", "siren": typed})
    assert response.status_code == 200
    assert response.context["form"].has_error("siren")


@pytest.fixture
def article(client: Client) -> ArticlePage:
    workspace = make.make_workspace()
    client.force_login(make.make_member(make.space_of(workspace), Role.MANAGER))
    return make.make_article(workspace)


@pytest.mark.parametrize("way_back", ["NEAR(a b)", '[{"type"', "nope:nope", "https://evil.example/"])
def test_the_way_back_from_the_admin_is_a_path(client: Client, article: ArticlePage, way_back: str) -> None:
    delete = reverse("wagtailadmin_pages:delete", args=[article.pk])
    assert client.post(delete, {"next": way_back}).status_code == 400
    assert ArticlePage.objects.filter(pk=article.pk).exists()
    assert client.post(delete, {"next": "/fr/"})["Location"] == "/fr/"


@pytest.mark.parametrize("asked", ["%25zz", "x", "-1", "%D9%A3"])
def test_the_chooser_stays_below_a_page_of_that_number(client: Client, article: ArticlePage, asked: str) -> None:
    link = reverse("wagtailadmin_choose_page_anchor_link")
    assert client.get(f"{link}?parent_page_id={asked}").status_code == 400
    assert client.get(f"{link}?parent_page_id={article.get_parent().pk}").status_code == 200


BODIES: list[dict[str, str]] = [
    {},
    {"body-count": "x"},
    {"body-count": "1"},
    {"body-count": "9" * 5_000},
    {"body-count": "1", "body-0-deleted": "", "body-0-type": "text", "body-0-order": "x", "body-0-value": "null"},
    {"body-count": "1", "body-0-deleted": "", "body-0-type": "text", "body-0-order": "0", "body-0-value": "["},
    {
        "body-count": "1",
        "body-0-deleted": "",
        "body-0-type": "text",
        "body-0-order": "0",
        "body-0-value": '{"blocks": 1}',
    },
    {"body-count": "1", "body-0-deleted": "", "body-0-type": "table", "body-0-order": "0", "body-0-value": "[" * 5_000},
    *[
        {"body-count": "1", "body-0-deleted": "", "body-0-type": "table", "body-0-order": "0", "body-0-value": each}
        for each in ("-Infinity", "7", "[]", '"x"')
    ],
    {"body-count": "1", "body-0-deleted": "", "body-0-type": "gallery", "body-0-order": "0"},
]


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("view", ["edit", "preview_on_edit"])
def test_blocks_that_no_editor_sends_are_refused(
    client: Client, article: ArticlePage, view: str, body: dict[str, str]
) -> None:
    path = reverse(f"wagtailadmin_pages:{view}", args=[article.pk])
    response = client.post(path, {"title": "x", "slug": "x", "summary": "", **body})
    assert response.status_code == 400
    assert response.content


@pytest.mark.parametrize("asked", ["owner", "edited_by"])
def test_no_filter_takes_a_number_that_no_database_holds(client: Client, article: ArticlePage, asked: str) -> None:
    usage = reverse("wagtailadmin_pages:type_use", args=["pages", "articlepage"])
    assert client.get(f"{usage}?{asked}={'9' * 400}").status_code == 400
    assert client.get(f"{usage}?{asked}=987654").status_code == 200


@pytest.mark.parametrize("kind", ["wagtailimages", "wagtaildocs"])
def test_sending_many_files_takes_a_file(client: Client, article: ArticlePage, kind: str) -> None:
    assert client.post(reverse(f"{kind}:add_multiple"), {"title": "x"}).status_code == 400


@pytest.fixture
def workflow(client: Client, article: ArticlePage) -> Workflow:
    client.force_login(make.make_admin())
    found = article.get_workflow()
    assert found is not None
    return found


def test_the_pages_of_a_workflow_can_be_searched(client: Client, article: ArticlePage, workflow: Workflow) -> None:
    for view in ("usage", "usage_results"):
        usage = reverse(f"wagtailadmin_workflows:{view}", args=[workflow.pk])
        assert article.title in client.get(f"{usage}?q={article.title.split()[0]}").content.decode()
        assert client.get(f"{usage}?q=zqjamais").status_code == 200


def test_the_pages_of_a_workflow_are_numbered(client: Client, workflow: Workflow) -> None:
    edit = reverse("wagtailadmin_workflows:edit", args=[workflow.pk])
    assert client.get(f"{edit}?p=-title").status_code == 400
    assert client.get(f"{edit}?p=1").status_code == 200


def test_a_copy_says_where_it_goes(client: Client, article: ArticlePage) -> None:
    copy = reverse("wagtailadmin_pages:copy", args=[article.pk])
    sent = {"new_title": "Copie", "new_slug": "copie"}
    assert client.post(copy, sent).status_code == 400
    assert client.post(copy, {**sent, "new_parent_page": article.get_parent().pk}).status_code == 302


def test_a_link_is_chosen_by_its_address(client: Client, article: ArticlePage) -> None:
    link = reverse("wagtailadmin_choose_page_external_link")
    assert client.post(link, {"owner": "1"}).status_code == 400
    assert (
        client.post(link, {"external-link-chooser-url": "", "external-link-chooser-link_text": ""}).status_code == 200
    )


@pytest.mark.parametrize("chosen", ["-title", "x"])
def test_the_pages_of_a_workflow_are_chosen_by_their_numbers(client: Client, workflow: Workflow, chosen: str) -> None:
    management = {f"{name}-{of}_FORMS": "0" for name in ("workflow_tasks", "pages") for of in ("TOTAL", "INITIAL")}
    sent = {"name": "", **management, "pages-TOTAL_FORMS": "1", "pages-0-page": chosen}
    assert client.post(reverse("wagtailadmin_workflows:add"), sent).status_code == 400


def test_a_row_of_a_form_says_which_one_it_is(client: Client, workflow: Workflow) -> None:
    sent = {"name": "Relecture", "pages-TOTAL_FORMS": "0", "pages-INITIAL_FORMS": "0"}
    rows = {"workflow_tasks-TOTAL_FORMS": "1", "workflow_tasks-INITIAL_FORMS": "1", "workflow_tasks-0-ORDER": "1"}
    edit = reverse("wagtailadmin_workflows:edit", args=[workflow.pk])
    assert client.post(edit, sent | rows).status_code == 400


@pytest.mark.parametrize(("place", "status"), [(None, 400), ("x", 200), ("²", 200), ("1.5", 200)])
def test_rows_of_a_form_are_in_the_order_of_numbers(
    client: Client, workflow: Workflow, place: str | None, status: int
) -> None:
    management = {f"{name}-{of}_FORMS": "0" for name in ("workflow_tasks", "pages") for of in ("TOTAL", "INITIAL")}
    sent = {"name": "", **management, "workflow_tasks-TOTAL_FORMS": "1"}
    row = {} if place is None else {"workflow_tasks-0-ORDER": place}
    assert client.post(reverse("wagtailadmin_workflows:add"), sent | row).status_code == status


@pytest.mark.parametrize("number", [None, "x", "-1", "9" * 400, "²"])
def test_a_row_of_a_page_says_which_one_it_is(client: Client, number: str | None) -> None:
    client.force_login(make.make_admin())
    sheet = make_practice()
    rows = {"figures-TOTAL_FORMS": "1", "figures-INITIAL_FORMS": "1", "figures-0-ORDER": "1"}
    sent = rows if number is None else {**rows, "figures-0-id": number}
    edit = reverse("wagtailadmin_pages:edit", args=[sheet.pk])
    assert client.post(edit, {"title": "Fiche", "slug": "fiche", **sent}).status_code in {200, 400}


def test_the_home_of_a_site_is_chosen_by_its_number(client: Client) -> None:
    client.force_login(make.make_admin())
    add = reverse("wagtailsites:add")
    sent = {"hostname": "a b", "port": "80", "site_name": "", "root_page": "zz"}
    assert client.post(add, sent).status_code == 400
    assert client.post(add, {**sent, "root_page": str(Page.objects.get(depth=1).pk)}).status_code == 302


def test_a_task_is_made_of_a_kind_that_is_named(client: Client) -> None:
    client.force_login(make.make_admin())
    answer = client.post(reverse("wagtailadmin_workflows:task_chooser_create"), "<x/>", content_type="application/xml")
    assert answer.status_code == 400
    assert answer.content


@pytest.mark.parametrize("path", ["/admin/personnes/chosen/%00/", "/fr/%00/", "/media/documents/1/a%00b.pdf", "/%00"])
def test_no_address_holds_a_nul(team: Client, path: str) -> None:
    assert team.get(path).status_code == 404
