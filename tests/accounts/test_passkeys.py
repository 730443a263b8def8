"""Passkeys in a real browser, whose virtual authenticator registers a key and signs in with it; the other screens."""

import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from playwright.sync_api import Browser, Page, expect
from pytest_django import Settings

from tests import factories as make
from tests.browsing import check, open_as

from .codes import code_of

pytestmark = pytest.mark.django_db(transaction=True)
PASSWORD = "motdepasse-de-test"


@pytest.fixture(autouse=True)
def _here(transactional_site: None, live_server: Any, settings: Settings) -> None:
    settings.SITE_URL = live_server.url


def give_key(page: Page, *, verifies: bool = True) -> Any:
    """A virtual authenticator in the page's browser, that keeps its keys and checks (or not) who holds it."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": verifies,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return session


def sign_in(page: Page, email: str) -> None:
    page.goto("/fr/comptes/login/")
    page.locator("#id_login").fill(email)
    page.locator("#id_password").fill(PASSWORD)
    page.keyboard.press("Enter")


def sign_out(page: Page) -> None:
    page.goto("/fr/comptes/logout/")
    page.locator("main").get_by_role("button", name="Se déconnecter").click()


@pytest.mark.parametrize("width", [1280, 390])
def test_a_passkey_is_added_used_and_removed(live_server: Any, browser: Browser, width: int) -> None:
    person = make.make_user("lea@example.org", last_login="2026-01-01T00:00Z")
    page = open_as(browser, live_server.url, width=width)
    give_key(page)
    sign_in(page, person.email)
    page.wait_for_url("**/fr/")

    page.goto("/fr/comptes/security/")
    check(page, "security_before")
    page.get_by_role("link", name="Ajouter une clé d’accès").click()
    page.locator("#id_password").wait_for()
    check(page, "confirm")
    page.get_by_label("Mot de passe").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ajouter une clé d’accès")
    check(page, "passkey_add")
    page.get_by_label("Nom de la clé").fill("Ordinateur du bureau")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Codes de secours")
    check(page, "recovery_codes")
    with page.expect_download() as download:
        page.get_by_role("link", name="Les télécharger").click()
    kept = download.value.path().read_text()
    codes = re.findall(r"^\d{8}$", kept, re.M)
    assert len(codes) == 10
    assert download.value.suggested_filename == "codes-de-secours.txt"
    page.get_by_role("link", name="Je les ai gardés").click()
    expect(page.get_by_text("Ordinateur du bureau").first).to_be_visible()
    check(page, "security_after")
    assert any("clé d’accès a été ajoutée" in message.body for message in mail.outbox)

    # In again without an address nor a password, to where one was going.
    sign_out(page)
    page.goto("/fr/comptes/login/?next=/fr/espaces/")
    check(page, "login_with_passkey")
    page.get_by_role("button", name="Se connecter avec une clé d’accès").click()
    page.wait_for_url(f"{live_server.url}/fr/espaces/")

    # With the password, the key is the second step.
    sign_out(page)
    sign_in(page, person.email)
    expect(page.get_by_role("heading", level=1)).to_have_text("Seconde étape")
    check(page, "second_step")
    page.get_by_role("button", name="Utiliser une clé d’accès").click()
    page.wait_for_url("**/fr/")

    page.goto("/fr/comptes/security/")
    page.get_by_role("link", name="Renommer Ordinateur du bureau").click()
    page.get_by_role("link", name="Utiliser une clé d’accès").click()
    page.wait_for_url("**/confirm/passkey/**")
    check(page, "confirm_passkey")
    page.get_by_role("button", name="Utiliser une clé d’accès").click()
    page.get_by_label("Nom de la clé").fill("Portable")
    check(page, "passkey_rename")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Retirer Portable").click()
    page.wait_for_url("**/remove/**")
    check(page, "passkey_remove")
    page.get_by_role("button", name="Retirer la clé").click()
    expect(page.get_by_text("La clé d’accès est retirée.")).to_be_visible()
    assert not Authenticator.objects.exists()

    sign_out(page)
    page.goto("/fr/comptes/login/")
    page.get_by_role("button", name="Se connecter avec une clé d’accès").click()
    expect(page.get_by_text("Cela n’a pas été reconnu")).to_be_visible()
    page.goto("/fr/comptes/settings/")
    assert "/login/" in page.url
    page.context.close()


def test_a_key_that_does_not_check_its_holder_is_not_taken(live_server: Any, browser: Browser) -> None:
    person = make.make_user()
    page = open_as(browser, live_server.url, person)
    give_key(page, verifies=False)
    page.goto("/fr/comptes/security/passkeys/add/")
    page.get_by_label("Mot de passe").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Ajouter une clé d’accès").click()
    expect(page.get_by_role("alert")).to_contain_text("Aucune clé n’a été utilisée")
    check(page, "passkey_refused")
    assert not Authenticator.objects.exists()
    page.context.close()


def test_a_closed_account_is_refused_with_its_passkey_too(live_server: Any, browser: Browser) -> None:
    person = make.make_user()
    page = open_as(browser, live_server.url, person)
    give_key(page)
    page.goto("/fr/comptes/security/passkeys/add/")
    page.get_by_label("Mot de passe").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Ajouter une clé d’accès").click()
    page.wait_for_url("**/recovery-codes/")
    person.is_active = False
    person.save()
    page.context.clear_cookies()
    page.goto("/fr/comptes/login/")
    page.get_by_role("button", name="Se connecter avec une clé d’accès").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Compte désactivé")
    page.context.close()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_an_administrator_is_led_to_an_authenticator(
    live_server: Any, browser: Browser, settings: Settings, language: str
) -> None:
    """Without JavaScript: the authenticator needs none, and the page says that passkeys do."""
    settings.MFA_REQUIRED_FOR = ["administrators"]
    person = make.make_user(is_superuser=True, language=language)
    page = open_as(browser, live_server.url, person, language, width=390, java_script_enabled=False)
    page.goto(f"/{language}/espaces/")
    assert page.url.endswith(f"/{language}/comptes/security/required/")
    page.locator(".account-ways a").last.click()
    page.locator("#id_password").fill(PASSWORD)
    page.keyboard.press("Enter")
    secret = page.locator(".account-secret").inner_text()
    page.locator("#id_code").fill(code_of(secret))
    page.keyboard.press("Enter")
    expect(page.locator(".account-codes li")).to_have_count(10)
    page.locator("main .button").last.click()
    page.wait_for_url(f"**/{language}/espaces/")
    page.goto(f"/{language}/comptes/security/passkeys/add/")
    assert page.locator("[data-passkey-missing]").is_visible()
    page.context.close()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_screens_have_no_fault(live_server: Any, browser: Browser, settings: Settings, language: str) -> None:
    settings.MFA_REQUIRED_FOR = ["administrators"]
    person = make.make_user(is_superuser=True, language=language)
    page = open_as(browser, live_server.url, person, language, width=390)
    page.goto(f"/{language}/")
    check(page, f"{language}_required")
    page.locator(".account-ways a").last.click()
    page.locator("#id_password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.locator(".account-secret").wait_for()
    check(page, f"{language}_authenticator")
    page.locator("#id_code").fill("000000")
    page.keyboard.press("Enter")
    page.locator("#id_code_error").wait_for()
    check(page, f"{language}_authenticator_wrong")
    secret = page.locator(".account-secret").inner_text()
    page.locator("#id_code").fill(code_of(secret))
    page.keyboard.press("Enter")
    page.wait_for_url("**/recovery-codes/")
    check(page, f"{language}_recovery_codes")
    for path in (
        "security/",
        "security/recovery-codes/",
        "security/recovery-codes/new/",
        "security/authenticator/remove/",
    ):
        page.goto(f"/{language}/comptes/{path}")
        check(page, f"{language}_{path}")

    page.goto(f"/{language}/comptes/logout/")
    page.locator("main form button").click()
    page.goto(f"/{language}/comptes/login/")
    page.locator("#id_login").fill(person.email)
    page.locator("#id_password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.locator("#id_code").wait_for()
    check(page, f"{language}_second_step_code")
    # The code that set it up is used; the next one is taken a little early.
    settings.MFA_TOTP_TOLERANCE = 1
    page.locator("#id_code").fill(code_of(secret, periods_ago=-1))
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{language}/")

    coder = make.make_user(language=language)
    coder.set_unusable_password()
    coder.save()
    page = open_as(browser, live_server.url, coder, language, width=390)
    page.goto(f"/{language}/comptes/security/passkeys/add/")
    check(page, f"{language}_confirm_by_code")
    page.locator("main form button").first.click()
    page.locator("#id_code").wait_for()
    check(page, f"{language}_confirm_by_code_sent")
    page.context.close()
