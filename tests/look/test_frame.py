"""The frame of every page: its menus by keyboard, with scripts and without, and what a page weighs."""

import gzip
import uuid
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Response

from intranet.access.models import Audience
from intranet.look.models import SiteBranding
from intranet.notifications.models import Notice
from tests import factories as make
from tests.browsing import open_as
from tests.pages.writing import block, translate

pytestmark = pytest.mark.django_db(transaction=True)
PHONE = 390
# Of an article, its pictures aside.
MOST_BYTES, MOST_REQUESTS = 60_000, 8


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.innerText || ''")).strip()


def tab_to(page: Page, name: str) -> None:
    for _press in range(40):
        if focused(page) == name:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never comes to {name!r}")


@pytest.mark.usefixtures("transactional_site")
def test_the_first_tab_leads_past_the_menus(live_server: Any, browser: Browser) -> None:
    page = open_as(browser, live_server.url, make.make_team_member())
    page.goto("/fr/espaces/")
    page.keyboard.press("Tab")
    assert focused(page) == "Aller au contenu"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


@pytest.mark.usefixtures("transactional_site")
@pytest.mark.parametrize("scripts", [True, False])
def test_a_phone_opens_the_menu_by_keyboard(live_server: Any, browser: Browser, scripts: bool) -> None:
    page = open_as(browser, live_server.url, make.make_team_member(), width=PHONE, java_script_enabled=scripts)
    page.goto("/fr/")
    link = page.get_by_role("link", name="Espaces de travail")
    assert not link.is_visible()
    button = page.get_by_role("button", name="Menu")
    header = page.locator(".site-header").bounding_box()
    assert header is not None
    assert header["height"] < 80, "one row"

    button.focus()
    page.keyboard.press("Enter")
    assert link.is_visible()
    page.keyboard.press("Escape")
    assert not link.is_visible()
    button.focus()
    page.keyboard.press("Enter")
    tab_to(page, "Espaces de travail")
    page.keyboard.press("Enter")
    page.wait_for_url("**/fr/espaces/")


@pytest.mark.usefixtures("transactional_site")
def test_the_account_menu_closes_as_menus_do(live_server: Any, browser: Browser) -> None:
    person = make.make_team_member()
    page = open_as(browser, live_server.url, person)
    page.goto("/fr/")
    settings = page.get_by_role("link", name="Mes réglages")
    tab_to(page, str(person))
    page.keyboard.press("Enter")
    assert settings.is_visible()
    tab_to(page, "Mes réglages")
    page.keyboard.press("Escape")
    assert not settings.is_visible()
    assert focused(page) == str(person)

    page.keyboard.press("Enter")
    page.locator("h1").click()
    assert not settings.is_visible()
    page.locator("summary").first.click()
    tab_to(page, "Se déconnecter")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.get_by_role("link", name="Se connecter").is_visible()


@pytest.mark.usefixtures("transactional_site")
def test_lines_of_french_do_not_end_before_its_signs(live_server: Any, browser: Browser) -> None:
    words, kept = (
        "Voici : « oui » ; trois ! N’est-ce pas ?",
        "Voici\xa0: «\xa0oui\xa0»\xa0; trois\xa0! N’est-ce pas\xa0?",
    )
    workspace = make.make_workspace(audience=Audience.PUBLIC)
    article = make.make_article(workspace, body=make.body(make.text_block(f"<p>{words}</p>")))
    english = translate(article, "In English")
    page = open_as(browser, live_server.url)
    for address, shown in ((article.url, kept), (english.url, words)):
        page.goto(address)
        assert page.locator(".prose p").evaluate("each => each.textContent") == shown


@pytest.mark.usefixtures("transactional_site")
def test_an_article_is_light(live_server: Any, browser: Browser) -> None:
    """With every block that has a script, a term of the glossary, notices to be read and colours: none is heavier.

    Static files as WhiteNoise sends them in production, compressed; the page itself as it leaves the site.
    """
    SiteBranding.objects.create(name="Caen", accent_light="#7a1f3d")
    workspace = make.make_workspace(audience=Audience.PUBLIC)
    images = [make.make_image(make.space_of(workspace)) for _ in range(3)]
    article = make.make_article(workspace, body=_heavy_body(images))
    team = make.make_team_member()
    context = {"space": make.space_of(workspace).pk}
    Notice.objects.create(reader=team, key=uuid.uuid4(), event="access_given", context=context)
    for person in (team, None):
        received = _received(open_as(browser, live_server.url, person), article.url)
        pictures = [each for each in received if "/media/" in each.url or "/img/" in each.url]
        others = [each for each in received if each not in pictures]
        sizes = {each.url: _weight(each) for each in others}
        assert pictures
        assert sum("/static/js/" in url for url in sizes) == 3, "of the frame, of blocks, of the glossary's terms"
        assert len(others) <= MOST_REQUESTS, sizes
        assert sum(sizes.values()) <= MOST_BYTES, sizes
        assert all(each.url.startswith(live_server.url) for each in received), "nothing is asked of others"


def _received(page: Page, address: str) -> list[Response]:
    """All that comes when this page is opened."""
    received: list[Response] = []
    page.on("response", lambda response: received.append(response))
    page.goto(address, wait_until="networkidle")
    return received


def _heavy_body(images: list[Any]) -> str:
    pictures = [
        {"image": each.pk, "alternative": "Une digue", "decorative": False, "caption": "Une digue"} for each in images
    ]
    video = {
        "title": "La digue",
        "address": "https://vimeo.com/76979871",
        "poster": images[0].pk,
        "text": "Des vagues.",
    }
    return make.body(
        make.picture_block(images[0]),
        make.text_block("<p>Un EPCI. " + "Des mots que l’on lit. " * 400 + "</p>"),
        block("gallery", title="Le littoral", pictures=pictures),
        block("accordion", title="Questions", items=[{"title": "Qui ?", "text": "<p>Nous.</p>"}]),
        block("embed", **video),
    )


def _weight(response: Response) -> int:
    headers = sum(len(name) + len(value) + 4 for name, value in response.all_headers().items())
    body = response.body()
    return headers + len(gzip.compress(body, 6) if "/static/" in response.url else body)
