"""The keyboard alone, on a wide screen and on a phone: the order of the focus, that it is seen wherever it goes, that
what opens closes again and gives it back, and that nothing to press is too small.
"""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from intranet.access.models import Audience
from tests import factories as make
from tests.browsing import open_as

pytestmark = pytest.mark.django_db(transaction=True)
PHONE, WIDE = 390, 1280
# WCAG 2.5.8 in pixels, and what a thumb needs where one chooses a way.
LEAST, THUMB = 24, 44
FOCUS = """() => {
  const each = document.activeElement;
  if (each === document.body) return null;
  const places = {
    skip: ".skip-link", name: ".site-name", menu: ".site-menu, .menu-button", search: ".site-search",
    tools: ".site-tools", breadcrumb: ".breadcrumb", toolbar: ".toolbar", text: "main", foot: ".site-footer",
  };
  const box = each.getClientRects()[0];
  const style = getComputedStyle(each);
  const ringed = (one) => one && getComputedStyle(one).outlineStyle !== "none"
    && parseFloat(getComputedStyle(one).outlineWidth) >= 2;
  const top = document.elementFromPoint(box.left + Math.min(box.width / 2, 20), box.top + Math.min(box.height / 2, 20));
  return {
    words: (each.innerText || each.placeholder || "").trim(),
    place: Object.keys(places).find((place) => each.closest(places[place])),
    ringed: Boolean(ringed(each) || ringed(each.closest(".card"))),
    covered: !each.contains(top),
    height: box.height,
    inline: style.display === "inline",
  };
}"""


@pytest.fixture
def article(transactional_site: None) -> Any:
    """The address of an article with something at every place, and of whom it can be changed by."""
    domain = make.make_domain("Environnement et cadre de vie")
    workspace = make.make_workspace("Littoral", domain=domain, audience=Audience.PUBLIC)
    space = make.space_of(workspace)
    text = '<p>Voir <a href="https://example.org/">ailleurs</a>.</p>'
    parts = [(({"type": "heading", "value": f"Partie {part}"}), make.text_block(text)) for part in range(4)]
    body = make.body(
        *[each for part in parts for each in part],
        make.documents_block(make.make_document(space)),
    )
    return make.make_article(workspace, "La digue et le trait de côte", body=body, summary="Une digue.")


def walk(page: Page) -> list[dict[str, Any]]:
    """Where Tab leads, from the top of the page to its end."""
    steps: list[dict[str, Any]] = []
    for _press in range(120):
        page.keyboard.press("Tab")
        step = page.evaluate(FOCUS)
        if step is None or (steps and step["place"] == "skip"):
            return steps
        steps.append(step)
    raise AssertionError("Tab never comes to the end")


def check_steps(steps: list[dict[str, Any]], least: int = LEAST) -> None:
    for step in steps:
        assert step["ringed"], f"the focus is not seen on {step}"
        assert not step["covered"], f"something covers {step}"
        assert step["inline"] or step["height"] >= least, f"too small: {step}"


def places(steps: list[dict[str, Any]]) -> list[str]:
    """Those that the focus goes through, in order, each time that it comes there."""
    names = [step["place"] for step in steps]
    return [name for name, before in zip(names, [None, *names], strict=False) if name != before]


def tab_to(page: Page, words: str) -> None:
    for _press in range(60):
        page.keyboard.press("Tab")
        step = page.evaluate(FOCUS)
        if step and step["words"] == words:
            return
    raise AssertionError(f"Tab never comes to {words!r}")


def test_a_wide_screen_is_gone_through_in_order_and_the_focus_is_seen(
    article: Any, live_server: Any, browser: Browser
) -> None:
    writer = make.make_team_member()
    page = open_as(browser, live_server.url, writer, width=WIDE, reduced_motion="reduce")
    page.goto(article.url)
    steps = walk(page)
    assert places(steps) == ["skip", "name", "search", "menu", "tools", "breadcrumb", "toolbar", "text", "foot"]
    check_steps(steps)

    page.emulate_media(forced_colors="active")
    page.goto(article.url)
    check_steps(walk(page))
    page.emulate_media(forced_colors="none")

    page.goto(article.url)
    tab_to(page, "Chercher dans le site")
    page.keyboard.type("digue")
    page.keyboard.press("Enter")
    page.wait_for_url("**/recherche/?q=digue")
    assert page.get_by_role("link", name="La digue et le trait de côte").is_visible()

    page.goto(article.url)
    tab_to(page, "Modifier")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.endswith(f"/admin/pages/{article.pk}/edit/")


def test_a_phone_is_gone_through_in_order_and_the_menu_gives_the_focus_back(
    article: Any, live_server: Any, browser: Browser
) -> None:
    writer = make.make_team_member()
    page = open_as(browser, live_server.url, writer, width=PHONE, reduced_motion="reduce")
    page.goto(article.url)
    steps = walk(page)
    assert places(steps) == ["skip", "name", "menu", "breadcrumb", "toolbar", "text", "foot"], "the menu is closed"
    check_steps(steps)

    page.goto(article.url)
    tab_to(page, "Menu")
    page.keyboard.press("Enter")
    panel = []
    while (step := _next(page))["place"] in ("search", "menu", "tools"):
        panel.append(step)
    assert places(panel) == ["search", "menu", "tools"]
    assert step["place"] == "breadcrumb", "and out of it at its end"
    check_steps(panel, THUMB)

    tab_back_to_search(page)
    page.keyboard.type("digue")
    page.keyboard.press("Escape")
    if page.locator("#site-panel").is_visible():
        # The first press empties the field, as everywhere.
        page.keyboard.press("Escape")
    assert not page.locator("#site-panel").is_visible()
    assert page.evaluate(FOCUS)["words"] == "Menu"

    page.keyboard.press("Enter")
    tab_to(page, "Chercher dans le site")
    page.keyboard.type("digue")
    page.keyboard.press("Enter")
    page.wait_for_url("**/recherche/?q=digue")


def _next(page: Page) -> dict[str, Any]:
    page.keyboard.press("Tab")
    step = page.evaluate(FOCUS)
    assert step is not None
    return dict(step)


def tab_back_to_search(page: Page) -> None:
    for _press in range(40):
        page.keyboard.press("Shift+Tab")
        if page.evaluate("document.activeElement.id") == "site-search":
            return
    raise AssertionError("Shift and Tab never come back to the search")
