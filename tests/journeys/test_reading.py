"""Reading and searching by partners and colleagues: on a phone and at a desk, with JavaScript and without."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from intranet.access.models import Audience
from tests import factories as make
from tests.browsing import open_as
from tests.network import making
from tests.news.making import make_news, translate

pytestmark = pytest.mark.django_db(transaction=True)
# From here on the menu needs no button.
WIDE = 800
SIZES = pytest.mark.parametrize("width", [390, 1280])
SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])


def follow_menu(page: Page, name: str) -> None:
    if page.viewport_size is not None and page.viewport_size["width"] < WIDE:
        page.get_by_role("button", name="Menu").click()
    page.get_by_role("link", name=name, exact=True).first.click()


@pytest.fixture
def shores(transactional_site: None) -> dict[str, Any]:
    """A workspace open to the network: one text in both languages leads to one that is French only."""
    workspace = make.make_workspace("Coopérations", domain=make.make_domain("Rives"), audience=Audience.NETWORK)
    translate(workspace, "Cooperation")
    french = make.make_article(workspace, "Le port de commerce", summary="Trois quais rouverts.")
    link = f'<p>See <a linktype="page" id="{french.pk}">the port</a>.</p>'
    both = make.make_article(workspace, "Deux rives")
    english = translate(both, "Two shores", summary="Harbours and towns.", body=make.body(make.text_block(link)))
    return {"workspace": workspace, "french": french, "english": english}


@SIZES
@SCRIPTS
def test_an_english_partner_reads_searches_and_follows_a_link_to_a_text_that_has_no_english_yet(
    browser: Browser, live_server: Any, shores: dict[str, Any], width: int, scripts: bool
) -> None:
    partner = making.make_peer(kind="foreign", language="en")
    page = open_as(browser, live_server.url, partner, "en", width, java_script_enabled=scripts)
    page.goto("/en/")
    follow_menu(page, "Workspaces")
    page.get_by_role("link", name="Cooperation", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Cooperation")

    page.goto("/en/recherche/")
    page.get_by_label("Words to look for").fill("harbour")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("1 result for “harbour”")
    page.get_by_role("link", name="Two shores").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Two shores")

    page.get_by_role("link", name="the port").click()
    expect(page).to_have_url(f"{live_server.url}{make.english(shores['french']).url}")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("Le port de commerce")
    assert heading.evaluate("element => element.closest('[lang]').lang") == "fr"
    assert page.locator("html").get_attribute("lang") == "en"
    summary = page.get_by_text("Trois quais rouverts.")
    assert summary.evaluate("element => element.closest('[lang]').lang") == "fr"
    expect(page.locator("main, #content").get_by_text("French").first).to_be_visible()
    assert page.locator("link[rel=canonical]").get_attribute("href").endswith(shores["french"].url)  # type: ignore[union-attr]

    # Found in English too, and labelled there.
    page.goto("/en/recherche/?q=quais")
    result = page.locator(".search-result").filter(has_text="Le port de commerce")
    expect(result.get_by_text("French")).to_be_visible()
    assert result.get_by_role("heading").get_attribute("lang") == "fr"


@SIZES
@SCRIPTS
def test_a_colleague_finds_what_others_find_no_trace_of(
    browser: Browser, live_server: Any, transactional_site: None, width: int, scripts: bool
) -> None:
    domain = make.make_domain("Environnement")
    workspace = make.make_workspace("Eau et littoral", domain=domain, audience=Audience.MEMBERS)
    make.make_article(workspace, "Captage du plateau")
    make.make_document(make.space_of(workspace), "Captage, plan annoté")
    make_news("Un captage rouvert")
    colleague = make.make_referent(domain)

    page = open_as(browser, live_server.url, colleague, width=width, java_script_enabled=scripts)
    search_from_the_top(page, "captage")
    expect(page.get_by_role("status")).to_have_text("3 résultats pour « captage »")
    if width < WIDE:
        page.get_by_role("button", name="Filtres").click()
    page.get_by_label("Documents (1)").check()
    # On a wide screen, the script follows the choice at once.
    if width < WIDE or not scripts:
        page.get_by_role("button", name="Appliquer").click()
    expect(page.get_by_role("status")).to_contain_text("1 résultat ")
    expect(page.get_by_role("link", name="Captage, plan annoté")).to_be_visible()
    page.get_by_role("link", name="Retirer le filtre Type : Documents").click()
    page.get_by_role("link", name="Captage du plateau").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Captage du plateau")

    for stranger in (make.make_referent(make.make_domain("Économie")), making.make_peer(), None):
        page = open_as(browser, live_server.url, stranger, width=width, java_script_enabled=scripts)
        search_from_the_top(page, "captage")
        expect(page.get_by_role("status")).to_have_text("1 résultat pour « captage »")
        expect(page.get_by_role("link", name="Un captage rouvert")).to_be_visible()
        shown = page.content()
        for trace in ("plateau", "plan annoté", "Environnement", "Eau et littoral", "Documents"):
            assert trace not in shown, trace
        assert set(page.locator(".facet__count").all_text_contents()) == {"(1)"}


def search_from_the_top(page: Page, words: str) -> None:
    page.goto("/fr/")
    if page.viewport_size is not None and page.viewport_size["width"] < WIDE:
        page.get_by_role("button", name="Menu").click()
    page.get_by_label("Chercher dans le site").fill(words)
    with page.expect_navigation():
        page.keyboard.press("Enter")
