"""The pages about signing in, in a real browser: without accessibility fault, and usable by keyboard alone."""

from typing import Any

import pytest
from playwright.sync_api import Browser
from pytest_django import Settings

from intranet.accounts import demo
from intranet.accounts.demo import DemoChoice, register_choices
from tests import factories as make
from tests.browsing import check

pytestmark = pytest.mark.django_db(transaction=True)
PASSWORD = "motdepasse-de-test"
PAGES = ("login/", "login/code/", "password/reset/", "password/reset/done/", "password/reset/key/1-x/", "inactive/")


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("width", [1280, 390])
def test_pages_have_no_fault(
    transactional_site: None,
    live_server: Any,
    browser: Browser,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    language: str,
    width: int,
) -> None:
    settings.DEMO = True
    monkeypatch.setattr(demo, "_suppliers", [])
    choices = [
        DemoChoice("referente@example.org", "Jeanne Morel", "Référente", "Écrit dans l’espace de son domaine."),
        DemoChoice("directeur@example.org", "Paul Renard", "Directeur", "Lit ce que le réseau partage."),
    ]
    register_choices(lambda: choices)
    person = make.make_user("referente@example.org", language=language)
    root = f"{live_server.url}/{language}"
    page = browser.new_page(viewport={"width": width, "height": 800}, locale=language)
    for path in PAGES:
        page.goto(f"{root}/comptes/{path}")
        check(page, f"/{language}/{path}")
    page.goto(f"{root}/jamais-vu/")
    check(page, f"/{language}/404")

    page.goto(f"{root}/comptes/login/code/")
    page.get_by_role("main").get_by_role("textbox").fill("personne@example.org")
    page.keyboard.press("Enter")
    page.wait_for_url("**/confirm/**")
    check(page, f"/{language}/confirm")
    page.get_by_role("main").get_by_role("button").last.click()
    page.wait_for_url("**/login/**")

    # A wrong password, then the right one, by keyboard.
    for password in ("autre chose", PASSWORD):
        page.locator("#id_login").fill(person.email)
        page.keyboard.press("Tab")
        page.keyboard.type(password)
        with page.expect_navigation():
            page.keyboard.press("Enter")
        if password != PASSWORD:
            check(page, f"/{language}/wrong")
            assert page.locator("#id_login").input_value() == person.email
    page.wait_for_url(f"{root}/")
    for path in ("settings/", "password/change/", "logout/"):
        page.goto(f"{root}/comptes/{path}")
        check(page, f"/{language}/{path}")


def test_a_demonstration_account_is_entered_by_keyboard(
    transactional_site: None,
    live_server: Any,
    browser: Browser,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settings.DEMO = True
    monkeypatch.setattr(demo, "_suppliers", [])
    register_choices(lambda: [DemoChoice("referente@example.org", "Jeanne Morel", "Référente", "Écrit.")])
    make.make_user("referente@example.org")
    page = browser.new_page(locale="fr")
    page.goto(f"{live_server.url}/fr/comptes/login/")
    page.get_by_role("button", name="Référente").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{live_server.url}/fr/")
