"""An English partner and a French director talk below a practice sheet, each in their language."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from discussion.models import Comment
from intranet.access.models import Role
from intranet.accounts.models import User
from tests import factories as make
from tests.browsing import check, open_as
from tests.discussion.talking import said
from tests.network.making import make_peer, make_practice
from tests.services import require

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def sheet(transactional_site: None) -> Any:
    return make_practice("Seine à vélo", owner=make_peer())


@pytest.fixture
def partner(transactional_site: None) -> User:
    return make_peer(role=Role.READER, kind="foreign", language="en", first_name="Sarah", last_name="Whitfield")


@pytest.fixture
def director(transactional_site: None) -> User:
    return make_peer(role=Role.READER, first_name="Claire", last_name="Delaunay")


def comment(page: Page, words: str) -> Any:
    return page.locator(".comment", has=page.get_by_text(words))


def test_each_reads_the_other_in_their_own_language(
    browser: Browser, live_server: Any, sheet: Any, partner: User, director: User, settings: Any
) -> None:
    require("apertium")
    settings.MACHINE_TRANSLATION = "APERTIUM"

    # The partner speaks in English, below a French sheet.
    # Colours that glide from one scheme to the other are not to be measured on their way.
    english = open_as(browser, live_server.url, partner, language="en", reduced_motion="reduce")
    english.goto(make.english(sheet).url)
    expect(english.get_by_label("Written in")).to_have_value("en")
    english.get_by_label("Your comment").fill("Our council opened the same route.\nIt is 12 km long.")
    english.get_by_role("button", name="Publish").click()
    expect(comment(english, "the same route")).to_be_focused()
    expect(english.get_by_role("status").get_by_text("Your comment is published.")).to_be_visible()
    assert english.locator(".comment__ask").count() == 0

    # The director reads it by a machine, on a phone, and answers in place.
    french = open_as(browser, live_server.url, director, width=390)
    french.goto(sheet.url)
    check(french, "conversation_phone")
    theirs = comment(french, "the same route")
    assert theirs.locator(".comment__words").first.get_attribute("lang") == "en"
    theirs.get_by_role("button", name="Traduire").click()
    made = theirs.locator(".comment__translation")
    expect(made).to_contain_text("Traduit par une machine depuis l’anglais, non relu")
    expect(made).to_contain_text("12 km")
    expect(theirs.get_by_text("Our council opened")).to_be_visible()
    theirs.get_by_text("Répondre", exact=False).first.click()
    theirs.get_by_label("Votre réponse").fill("Les communes entretiennent la piste.")
    theirs.get_by_role("button", name="Répondre", exact=True).click()
    expect(comment(french, "Les communes")).to_be_focused()
    check(french, "conversation_answered_phone")

    # The partner is told of it in English, and reads the translation.
    english.goto("/en/notifications/")
    english.get_by_role("button", name="Claire Delaunay replied in your conversation").or_(
        english.get_by_role("link", name="Claire Delaunay replied in your conversation")
    ).first.click()
    answer = comment(english, "Les communes entretiennent")
    expect(answer).to_be_focused()
    answer.get_by_role("button", name="Translate").click()
    expect(answer.locator(".comment__translation")).to_contain_text("Translated by machine from French, not reviewed")
    expect(answer.locator(".comment__translation")).to_contain_text("The municipalities maintain")
    check(english, "conversation_translated")
    english.emulate_media(color_scheme="dark")
    check(english, "conversation_translated_dark")


def test_a_phone_without_scripts_speaks_and_corrects(
    browser: Browser, live_server: Any, sheet: Any, director: User, partner: User
) -> None:
    said(sheet, partner, "We did it.", "en")
    page = open_as(browser, live_server.url, director, width=390, java_script_enabled=False)
    page.goto(sheet.url)
    page.get_by_role("button", name="Publier").click()
    expect(page.get_by_role("alert")).to_contain_text("Rien n’est encore enregistré.")
    expect(page.get_by_text("Écrivez quelque chose.")).to_be_visible()
    page.get_by_label("Votre commentaire").fill("Et le coût ?")
    page.get_by_role("button", name="Publier").click()
    expect(page.get_by_text("Et le coût ?")).to_be_visible()
    assert "#comment-" in page.url
    page.get_by_text("Répondre", exact=False).first.click()
    page.get_by_label("Votre réponse").first.fill("Merci.")
    page.get_by_role("button", name="Répondre", exact=True).first.click()
    expect(page.get_by_text("Merci.")).to_be_visible()
    page.locator(".comment", has=page.get_by_text("Et le coût ?")).get_by_role("link", name="Modifier").click()
    page.get_by_label("Votre commentaire").fill("Et le coût, à l’année ?")
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_text("Et le coût, à l’année ?")).to_be_visible()
    assert Comment.objects.count() == 3


def test_a_form_in_error_is_clear_in_both_schemes(
    browser: Browser, live_server: Any, sheet: Any, director: User, partner: User
) -> None:
    said(sheet, partner, "We did it.", "en")
    for language, person in (("fr", director), ("en", partner)):
        page = open_as(browser, live_server.url, person, language=language, reduced_motion="reduce")
        page.goto(sheet.url if language == "fr" else make.english(sheet).url)
        page.locator(".talk__form [type=submit]").click()
        expect(page.locator(".talk__form textarea")).to_be_focused()
        check(page, f"form_in_error_{language}")
        page.emulate_media(color_scheme="dark")
        check(page, f"form_in_error_{language}_dark")
