"""A draft saves itself while somebody writes, and never gets in the way of the save that they ask for."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from intranet.access.models import Role
from intranet.pages.models import ArticlePage
from tests import factories as make
from tests.journeys import editor

pytestmark = pytest.mark.django_db(transaction=True)
TITLE = "Note sur les haies"
SLOW = 3_000


def slow_down(page: Page) -> list[str]:
    """The answers to drafts saved by themselves take their time; returns the list of their addresses."""
    sent: list[str] = []

    def hold(route: Route) -> None:
        if route.request.method == "POST" and route.request.headers.get("accept") == "application/json":
            sent.append(route.request.url)
            answer = route.fetch()
            page.wait_for_timeout(SLOW)
            route.fulfill(response=answer)
        else:
            route.continue_()

    page.route("**/admin/pages/**", hold)
    return sent


def articles() -> Any:
    return ArticlePage.objects.filter(alias_of=None)


@pytest.fixture
def writing(visit: Callable[..., Page], settings: Any) -> Page:
    """A contributor, in a space that submits, with a new article under the pen."""
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 500
    workspace = make.make_workspace("Environnement", team_role=None, contributors_publish=False)
    page = visit(make.make_member(make.space_of(workspace), Role.CONTRIBUTOR))
    page.goto(workspace.url)
    editor.start_article(page, TITLE)
    # What is there two seconds after the editor opened is its point of departure.
    page.wait_for_timeout(2_500)
    return page


@pytest.mark.parametrize("action", ["Envoyer en relecture", "Enregistrer le brouillon"])
def test_a_save_asked_for_while_the_draft_of_a_new_page_is_on_its_way(writing: Page, action: str) -> None:
    sent = slow_down(writing)
    with writing.expect_request(lambda request: request.headers.get("accept") == "application/json"):
        editor.write(writing, "Les haies du bocage.")
    editor.choose_action(writing, action)
    page = articles().get()
    assert (page.title, page.workflow_in_progress) == (TITLE, action.startswith("Envoyer"))
    assert "Les haies du bocage." in str(page.get_latest_revision_as_object().body)
    assert len(sent) == 1


def test_a_save_asked_for_right_before_the_draft_of_a_new_page_leaves(writing: Page) -> None:
    """The answer to the person's own save takes longer than the draft's rest."""
    posts = []

    def hold(route: Route) -> None:
        if route.request.method == "POST":
            posts.append(route.request.url)
            writing.wait_for_timeout(SLOW)
        route.continue_()

    writing.route("**/admin/pages/**", hold)
    writing.evaluate(
        """() => {
            const press = () => document.querySelector('[name="action-submit"]').click();
            document.addEventListener("w-autosave:save", () => setTimeout(press, 50), { once: true });
        }"""
    )
    writing.locator("#id_summary").fill("Où en sont les haies ?")
    writing.locator(".messages .success").first.wait_for()
    page = articles().get()
    assert page.workflow_in_progress
    assert len(posts) == 1


def test_a_save_asked_for_as_soon_as_the_last_word_is_typed(writing: Page) -> None:
    editor.write(writing, "Les haies du ")
    writing.wait_for_timeout(500)
    writing.evaluate(
        """() => {
            const save = () => document.querySelector("footer button[type=submit]").click();
            document.addEventListener("input", () => setTimeout(save, 20), { once: true });
        }"""
    )
    writing.keyboard.insert_text("bocage")
    writing.locator(".messages .success").first.wait_for()
    assert "Les haies du bocage" in str(articles().get().get_latest_revision_as_object().body)


def test_a_draft_that_was_left_is_found_again(writing: Page) -> None:
    with writing.expect_response(lambda response: "_w_hydrate_create_view" in response.url):
        writing.locator("#id_summary").fill("Où en sont les haies ?")
    page = articles().get()
    assert not page.live
    writing.goto(page.get_parent().url)
    writing.get_by_role("region", name="Mes pages en cours").get_by_role("link", name=TITLE).click()
    expect(writing.locator("#id_summary")).to_have_value("Où en sont les haies ?")
    writing.locator("#id_summary").fill("Où en sont les haies du bocage ?")
    editor.choose_action(writing, "Envoyer en relecture")
    assert articles().get().workflow_in_progress
