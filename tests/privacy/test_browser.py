"""One's own data on a phone and by the keyboard."""

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from intranet.privacy.models import Correction, Departure
from tests.browsing import check, open_as
from tests.factories import PASSWORD, make_admin, make_user

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("transactional_site")]


def test_to_see_to_take_away_and_to_leave_by_the_keyboard(live_server: Any, browser: Browser) -> None:
    person = make_user()
    page = open_as(browser, live_server.url, person, width=390)
    page.goto("/fr/comptes/settings/")
    page.get_by_role("link", name="Mes données").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/fr/mes-donnees/$"))
    check(page, "held")
    kind = page.locator("summary", has_text="Rôles dans les espaces")
    kind.focus()
    page.keyboard.press("Enter")
    opened = page.locator("details", has=kind)
    expect(opened.get_by_text("Le site ne garde rien de cette nature")).to_be_visible()
    page.goto("/fr/mes-donnees/telecharger/")
    page.get_by_label("Votre mot de passe").fill(PASSWORD)
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert re.fullmatch(r"mes-donnees-[\d-]+\.zip", download.value.suggested_filename)
    page.goto("/fr/mes-donnees/partir/")
    check(page, "leave")
    page.get_by_label("Votre mot de passe").fill("pas-le-bon")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Ce n’est pas votre mot de passe.")).to_be_visible()
    check(page, "leave, refused")
    expect(page.get_by_label("Votre mot de passe")).to_be_focused()
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/fr/mes-donnees/au-revoir/$"))
    check(page, "left")
    assert Departure.objects.filter(person=person).exists()


def test_the_screens_of_administrators_are_accessible_on_a_phone(live_server: Any, browser: Browser) -> None:
    person, chief = make_user(), make_admin()
    asked = Correction.objects.create(person=person, about="name", words="x")
    page = open_as(browser, live_server.url, chief, width=390)
    for path in ("corriger/", "demandes/", f"demandes/{asked.pk}/", f"comptes/{person.pk}/effacer/"):
        page.goto(f"/fr/mes-donnees/{path}")
        check(page, path)
