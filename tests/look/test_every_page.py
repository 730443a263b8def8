"""Every page type, error page and screen, in both languages and both schemes: no accessibility fault, no sideways
scroll at 400 % zoom, nothing that moves for who asked for rest, nothing lost on paper or in forced colours. The lists
are walked: a new one without an example fails.
"""

from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from gallery import screens  # noqa: F401 - registers the screens
from gallery.examples import LANGUAGES, Example, examples, missing, speaking
from tests.browsing import accessibility_faults, open_as
from tests.look.media import IN_FORCED_COLOURS, ON_PAPER

pytestmark = pytest.mark.django_db(transaction=True)

# 1280 pixels at 400 %: what WCAG 1.4.10 asks for.
ZOOMED = 320
MOVING = """() => [...document.querySelectorAll("*")].filter((each) => {
  const style = getComputedStyle(each);
  return style.animationName !== "none" || parseFloat(style.transitionDuration) > 0;
}).map((each) => each.outerHTML.slice(0, 80))"""


@pytest.mark.usefixtures("small_site")
def test_every_page_type_and_every_screen_has_an_example() -> None:
    assert not missing(), "\n".join(missing())


@pytest.mark.urls("gallery.error_urls")
@pytest.mark.usefixtures("small_site")
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_example_has_a_fault(language: str, live_server: Any, browser: Browser) -> None:
    complaints = []
    opened: dict[int | None, Page] = {}
    asked: list[str] = []
    shown = [example for example in examples() if example.language == language]
    for example in shown:
        key = example.reader.pk if example.reader else None
        if key not in opened:
            opened[key] = open_as(browser, live_server.url, example.reader, language, reduced_motion="reduce")
            opened[key].context.on("request", lambda request: asked.append(request.url))
        with speaking(example.reader, language):
            complaints += _faults(opened[key], example)
        complaints += [f"{example.name}: asks {url}" for url in elsewhere(asked, live_server.url)]
        asked.clear()
    assert not complaints, "\n".join(complaints)
    assert len(shown) > 25


def elsewhere(urls: list[str], site: str) -> list[str]:
    """The addresses among these that are of another origin: a site that learns who reads what here."""
    return [url for url in urls if urlsplit(url).scheme not in {"data", "blob"} and not url.startswith(f"{site}/")]


def test_a_page_that_asks_another_site_would_be_seen(live_server: Any, browser: Browser) -> None:
    page, asked = open_as(browser, live_server.url), []
    page.context.on("request", lambda request: asked.append(request.url))
    page.goto("/fr/comptes/login/")
    assert asked
    assert not elsewhere(asked, live_server.url)
    # Past the policy of contents, which would stop it: here on a page that has none.
    page.goto("about:blank")
    page.set_content('<img src="http://127.0.0.1:9/pixel.gif" alt="">')
    assert elsewhere(asked, live_server.url) == ["http://127.0.0.1:9/pixel.gif"]


def _faults(page: Page, example: Example) -> list[str]:
    complaints = []
    response = page.goto(example.path)
    if response is None or response.status != example.status:
        return [f"{example.name}: answers {response and response.status}"]
    if urlsplit(page.url).path != urlsplit(example.path).path:
        complaints.append(f"{example.name}: leads to {page.url}")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        if faults := accessibility_faults(page):
            complaints.append(f"{example.name}, {scheme}:\n{faults}")
    complaints += [f"{example.name}: moves {element}" for element in page.evaluate(MOVING)[:3]]
    # Printed from a dark screen: the paper is white all the same.
    page.emulate_media(media="print", color_scheme="dark")
    complaints += [f"{example.name}, on paper: {fault}" for fault in page.evaluate(ON_PAPER)]
    page.emulate_media(media="screen", color_scheme="light", forced_colors="active")
    complaints += [f"{example.name}, in forced colours: {fault}" for fault in page.evaluate(IN_FORCED_COLOURS)]
    page.emulate_media(media="screen", forced_colors="none")
    page.set_viewport_size({"width": ZOOMED, "height": 256})
    width = page.evaluate("document.documentElement.scrollWidth")
    if width > ZOOMED:
        complaints.append(f"{example.name}: {width} pixels wide on a screen of {ZOOMED}")
    page.set_viewport_size({"width": 1280, "height": 900})
    return complaints
