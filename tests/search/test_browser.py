"""The search in a real browser: a colleague finds, a stranger finds no trace; by keyboard, and without JavaScript."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from intranet.access.models import Audience
from tests import factories as make
from tests.browsing import check, open_as

pytestmark = pytest.mark.django_db(transaction=True)
WORD = "prélèvement"


@pytest.fixture
def workspace(transactional_site: None) -> Any:
    workspace = make.make_workspace(
        "Eau et littoral", domain=make.make_domain("Environnement"), audience=Audience.PUBLIC
    )
    text = "<p>Trois points de prélèvements sur l’Orne, suivis par les membres du pôle.</p>"
    secret = make.make_article(workspace, "Compte rendu confidentiel", body=make.body(make.text_block(text)))
    make.narrow(secret, Audience.MEMBERS)
    for number in range(22):
        make.make_article(workspace, f"Note ouverte {number}", summary="La qualité de l’eau.")
    return workspace


@pytest.mark.parametrize("scripts", [True, False])
def test_a_colleague_finds_and_a_stranger_finds_no_trace(
    workspace: Any, live_server: Any, browser: Browser, scripts: bool
) -> None:
    colleague = make.make_referent(make.space_of(workspace).domain)
    stranger = make.make_referent(make.make_domain("Économie"))
    page = open_as(browser, live_server.url, colleague, java_script_enabled=scripts)
    ask(page, WORD)
    expect(page.get_by_role("status")).to_have_text(f"1 résultat pour « {WORD} »")
    expect(page.locator("main mark").first).to_have_text("prélèvements")
    page.get_by_role("link", name="Compte rendu confidentiel").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Compte rendu confidentiel")
    for person in (stranger, None):
        page = open_as(browser, live_server.url, person, java_script_enabled=scripts)
        ask(page, WORD)
        expect(page.get_by_role("status")).to_contain_text("0 résultat")
        assert "confidentiel" not in page.content().lower()
        assert page.get_by_role("checkbox").count() == 0


def ask(page: Page, words: str) -> None:
    """From the form of the page, by keyboard."""
    page.goto("/fr/recherche/")
    page.get_by_label("Mots à chercher").fill(words)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_narrowing_and_turning_pages_without_scripts(workspace: Any, live_server: Any, browser: Browser) -> None:
    page = open_as(browser, live_server.url, java_script_enabled=False)
    ask(page, "note eau")
    expect(page.get_by_role("status")).to_contain_text("22 résultats")
    page.get_by_label("Articles").check()
    page.get_by_role("button", name="Appliquer").click()
    expect(page.get_by_label("Articles")).to_be_checked()
    page.get_by_role("link", name="Page suivante").click()
    expect(page.locator(".search-result")).to_have_count(2)
    expect(page.get_by_label("Articles")).to_be_checked()


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_page_has_no_fault(workspace: Any, live_server: Any, browser: Browser, language: str, width: int) -> None:
    member = make.make_referent(make.space_of(workspace).domain, language=language)
    page = open_as(browser, live_server.url, member, language, width)
    for asked in ("", "?q=eau+prélèvement+OU+note&type=articlepage", "?q=zqjamais"):
        page.goto(f"/{language}/recherche/{asked}")
        check(page, f"/{language}/recherche_{asked[3:6]}")
