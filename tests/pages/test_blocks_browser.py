"""Every block of an article in a real browser: by keyboard, on paper, without JavaScript, and asking nobody else."""

import io
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route
from pypdf import PdfReader
from wagtail.models import Page as WagtailPage

from intranet.access.models import Audience
from intranet.pages.blocks import ArticleBody
from tests import factories as make
from tests.browsing import check, open_as
from tests.pages.writing import block, translate

pytestmark = pytest.mark.django_db(transaction=True)
VIDEO = "https://vimeo.com/76979871"
PLAYER = "https://player.vimeo.com/video/76979871?dnt=1"


def every_block() -> list[dict[str, Any]]:
    """One of each kind, in the space of a public workspace; the first of the list is a heading."""
    workspace = make.make_workspace("Littoral", audience=Audience.PUBLIC)
    space = make.space_of(workspace)
    images = [make.make_image(space) for _ in range(4)]
    target = make.make_article(workspace, "Cible")

    def picture(number: int, **fields: Any) -> dict[str, Any]:
        words = {"alternative": f"Digue {number}", "decorative": False, "caption": f"Légende {number}"}
        return {"image": images[number].pk, **words, **fields}

    figures = [
        {"value": "24970.5", "unit": "ha", "label": "d’étangs", "source": "Observatoire", "date": "2026-01-31"},
        {"value": "3", "unit": "", "label": "communes", "source": "", "date": None},
    ]
    table = {
        "data": [["Commune", "Habitants"], ["Caen", "106"]],
        "table_caption": "Communes",
        "first_row_is_table_header": True,
        "first_col_is_header": True,
        "table_header_choice": "both",
    }
    return [
        block_of("heading", "Constat"),
        make.text_block("<p>Un texte.</p><h3>Détail</h3><p>Un autre.</p>"),
        block_of("heading", "Suite"),
        make.picture_block(images[0]),
        make.documents_block(make.make_document(space)),
        block_of("table", table),
        block("quote", text="Tout coule.", author="Héraclite"),
        block("callout", kind="info", title="À savoir", text="<p>Rien ne presse.</p>"),
        block(
            "gallery",
            title="Le littoral",
            pictures=[picture(1), picture(2), picture(3, alternative="", decorative=True)],
        ),
        block("figures", title="Repères", figures=figures),
        block("action", text="À vous", link=f'<p><a linktype="page" id="{target.pk}">Répondre</a></p>'),
        block("accordion", title="Questions", items=[{"title": "Qui ?", "text": "<p>Réponse cachée.</p>"}] * 2),
        block("embed", title="La digue", address=VIDEO, poster=images[0].pk, text="On voit une digue."),
    ]


def block_of(kind: str, value: Any) -> dict[str, Any]:
    return {"type": kind, "value": value}


@pytest.fixture
def addresses(transactional_site: None, live_server: Any) -> dict[str, str]:
    """Of an article with every block, by language."""
    body = every_block()
    assert {each["type"] for each in body} >= set(ArticleBody().child_blocks) - {"contact"}
    workspace = WagtailPage.objects.get(slug="littoral", locale__language_code="fr").specific
    article = make.make_article(workspace, "Toutes choses", body=body, summary="Un de chaque.")
    english = translate(article, "All things")
    return {"fr": article.url, "en": english.url}


def strangers(page: Page) -> list[str]:
    """The addresses outside of this site that the page asks for from now on; none gets there."""
    asked: list[str] = []

    def answer(route: Route) -> None:
        if "localhost" in route.request.url or "127.0.0.1" in route.request.url:
            route.continue_()
        else:
            asked.append(route.request.url)
            route.fulfill(status=200, content_type="text/html", body="<title>Film</title>Film")

    page.route("**/*", answer)
    return asked


@pytest.mark.parametrize("width", [1280, 390])
def test_no_fault_in_either_language(addresses: dict[str, str], live_server: Any, browser: Browser, width: int) -> None:
    page = open_as(browser, live_server.url, None, width=width)
    for language, address in addresses.items():
        page.goto(address)
        page.locator("summary").first.click()
        check(page, f"blocks_{language}")
        for screen in ("contact/", "contact/merci/", "plan-du-site/"):
            page.goto(f"/{language}/{screen}")
            check(page, f"{language}_{screen}")
        page.goto(f"/{language}/contact/")
        page.locator("main button[type=submit]").click()
        page.wait_for_load_state()
        check(page, f"{language}_contact_refused")
    reader = make.make_user(language="fr")
    page = open_as(browser, live_server.url, reader, width=width)
    page.goto(addresses["en"])
    check(page, "blocks_french_interface")


def test_nothing_leaves_the_site_before_the_click(
    addresses: dict[str, str], live_server: Any, browser: Browser
) -> None:
    page = open_as(browser, live_server.url)
    asked = strangers(page)
    page.goto(addresses["fr"])
    page.wait_for_load_state("networkidle")
    for step in range(0, 6000, 800):
        page.mouse.wheel(0, step)
    button = page.get_by_role("button", name="Afficher la vidéo")
    button.hover()
    button.focus()
    page.wait_for_timeout(300)
    assert asked == []
    page.keyboard.press("Enter")
    frame = page.locator(".embed iframe")
    frame.wait_for()
    assert frame.get_attribute("src") == PLAYER
    assert frame.get_attribute("title") == "La digue"
    assert frame.evaluate("frame => document.activeElement === frame"), "the focus follows"
    page.wait_for_timeout(300)
    assert asked == [PLAYER]
    check(page, "embed_open")


def test_gallery_opens_turns_and_closes_by_keyboard(
    addresses: dict[str, str], live_server: Any, browser: Browser
) -> None:
    page = open_as(browser, live_server.url)
    page.goto(addresses["fr"])
    first = page.locator(".gallery__link").first
    first.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Le littoral")
    assert dialog.is_visible()
    shown = dialog.locator("img")
    assert shown.get_attribute("alt") == "Digue 1"
    check(page, "gallery_open")
    for _press in range(5):
        page.keyboard.press("Tab")
        inside = "document.activeElement === document.body || document.activeElement.closest('dialog') !== null"
        assert page.evaluate(inside), "the page behind waits"
    page.keyboard.press("ArrowRight")
    assert shown.get_attribute("alt") == "Digue 2"
    assert dialog.get_by_text("Légende 2").is_visible()
    page.keyboard.press("ArrowRight")
    assert shown.get_attribute("alt") == "Digue 1", "it comes round; the decorative one is not shown"
    dialog.get_by_role("button", name="Image précédente").focus()
    page.keyboard.press("Enter")
    assert shown.get_attribute("alt") == "Digue 2"
    page.keyboard.press("Escape")
    assert not dialog.is_visible()
    assert page.evaluate("document.activeElement.className") == "gallery__link"


def test_paper_shows_everything(addresses: dict[str, str], live_server: Any, browser: Browser) -> None:
    page = open_as(browser, live_server.url)
    page.goto(addresses["fr"])
    page.locator(".accordion__item summary").first.wait_for()
    printed = " ".join("".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf())).pages).split())
    assert printed.count("Réponse cachée.") == 2
    assert "On voit une digue." in printed
    assert VIDEO in printed.replace(" ", "")
    link = page.get_by_role("link", name="Répondre").get_attribute("href")
    assert f"Répondre({link})" in printed.replace(" ", ""), "what cannot be pressed says where it leads"
    assert "Légende 2" in printed
    assert "Sur cette page" not in printed
    assert not page.locator(".accordion__item").first.evaluate("item => item.open"), "the screen is as it was"


def test_without_javascript_all_is_there(addresses: dict[str, str], live_server: Any, browser: Browser) -> None:
    page = open_as(browser, live_server.url, java_script_enabled=False)
    asked = strangers(page)
    page.goto(addresses["fr"])
    assert page.get_by_role("link", name="Ouvrir sur vimeo.com").get_attribute("href") == VIDEO
    assert page.get_by_role("button", name="Afficher la vidéo").count() == 0
    page.locator("summary", has_text="Qui ?").first.click()
    assert page.get_by_text("Réponse cachée.").first.is_visible()
    assert page.get_by_role("link", name="Répondre").get_attribute("href") is not None
    with page.expect_response("**/media/images/**") as picture:
        page.locator(".gallery__link").first.click()
    assert picture.value.status == 200
    assert asked == []
