"""Signing in by a real Keycloak in a real browser: discovery, PKCE, signed userinfo, who gets in, logout there too."""

from collections.abc import Iterator
from typing import Any

import pytest
from allauth.socialaccount.models import SocialAccount
from django.core import mail
from playwright.sync_api import Browser, Page, expect
from pytest_django import Settings
from wagtail.models import ModelLogEntry

from intranet.accounts.models import User
from intranet.settings.openid import OpenIDSettings, allauth_app, read_providers
from intranet.territory.models import Affiliation
from tests import factories as make
from tests.browsing import check, open_as
from tests.services import require

from .codes import code_of, give_authenticator
from .keycloak import PASSWORD, SIRET, Person, Realm
from .providers import environment

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(scope="module")
def realm() -> Iterator[Realm]:
    realm = Realm(require("keycloak"))
    realm.make()
    yield realm
    realm.delete()


class Site:
    """The live site, whose only provider is the realm."""

    def __init__(self, address: str, realm: Realm, settings: Settings) -> None:
        self.address, self.realm, self.settings = address, realm, settings
        settings.SITE_URL = address
        realm.return_to(address)
        self.trust()

    def trust(self, **changes: str) -> OpenIDSettings:
        """Name the provider as trusted, with these settings besides."""
        given = {
            "ISSUER": self.realm.address,
            "CLIENT_ID": self.realm.client_id,
            "CLIENT_SECRET": self.realm.client_secret,
            "LABEL": "Keycloak",
            "TRUSTED": "1",
            "SIGNED_USERINFO": "1",
            **changes,
        }
        providers = read_providers(environment("pole", **given), ["pole"])
        self.settings.OPENID_PROVIDERS = providers
        self.settings.SOCIALACCOUNT_PROVIDERS = {
            "openid_connect": {
                **self.settings.SOCIALACCOUNT_PROVIDERS["openid_connect"],
                "APPS": [allauth_app(providers["pole"])],
            }
        }
        return providers["pole"]


@pytest.fixture
def site(transactional_site: None, live_server: Any, realm: Realm, settings: Settings) -> Site:
    return Site(live_server.url, realm, settings)


def go_to_keycloak(page: Page, path: str = "/fr/comptes/login/?next=/fr/espaces/", name: str = "Keycloak") -> None:
    page.goto(path)
    page.get_by_role("button", name=name).click()
    page.locator("#username").wait_for()


def enter(page: Page, email: str) -> None:
    page.locator("#username").fill(email)
    page.locator("#password").fill(PASSWORD)
    page.locator("#kc-login").click()


def test_a_newcomer_of_a_known_organisation(site: Site, browser: Browser) -> None:
    """An account is made with the claims' names, affiliated by the SIRET, and entered again without a word."""
    organisation = make.make_organisation(siren=SIRET[:9])
    site.realm.add(Person("Jeanne Morel", "jeanne@agglo.example.org", siret=SIRET))
    page = open_as(browser, site.address)
    page.goto("/fr/comptes/login/")
    check(page, "login_with_provider")
    go_to_keycloak(page)
    enter(page, "jeanne@agglo.example.org")
    page.wait_for_url(f"{site.address}/fr/espaces/")
    person = User.objects.get(email="jeanne@agglo.example.org")
    assert (person.first_name, person.last_name, person.language) == ("Jeanne", "Morel", "fr")
    assert not person.has_usable_password()
    [affiliation] = Affiliation.objects.filter(person=person)
    assert affiliation.organisation == organisation
    [account] = SocialAccount.objects.filter(user=person)
    assert account.extra_data == {"siret": SIRET}
    page.goto("/fr/comptes/security/")
    expect(page.get_by_text("Ouvre votre compte depuis le")).to_be_visible()

    # Signing out here ends Keycloak's own session: the next one who sits there is asked who they are.
    assert site.realm.sessions_of(person.email) == 1
    page.goto("/fr/comptes/logout/")
    page.locator("main").get_by_role("button", name="Se déconnecter").click()
    page.wait_for_url("**/fr/")
    expect(page.get_by_text("Vous êtes déconnecté.")).to_be_visible()
    assert site.realm.sessions_of(person.email) == 0
    go_to_keycloak(page)
    enter(page, person.email)
    page.wait_for_url(f"{site.address}/fr/espaces/")
    assert User.objects.filter(email=person.email).count() == 1
    assert SocialAccount.objects.count() == 1
    page.context.close()


def test_a_known_person_is_linked_by_a_verified_address(site: Site, browser: Browser) -> None:
    person = make.make_user("lea@ville.example.org", language="en")
    site.realm.add(Person("Léa Petit", "Lea@ville.example.org"))
    page = open_as(browser, site.address, language="en")
    go_to_keycloak(page, "/en/comptes/login/")
    enter(page, person.email)
    page.wait_for_url("**/en/")
    [account] = SocialAccount.objects.all()
    assert account.user == person
    person.refresh_from_db()
    # What was there stays, the password too.
    assert person.has_usable_password()
    assert person.first_name != "Léa"
    assert any("identity provider" in message.body for message in mail.outbox)
    actions = ModelLogEntry.objects.filter(object_id=str(person.pk)).values_list("action", flat=True)
    assert {"accounts.link_provider", "accounts.sign_in"} <= set(actions)
    page.context.close()


@pytest.mark.parametrize("has_account", [True, False])
def test_an_address_that_is_not_verified_opens_nothing(site: Site, browser: Browser, has_account: bool) -> None:
    """And the page is the same whether or not there is an account."""
    email = f"paul{has_account:d}@ville.example.org"
    make.make_organisation(siren=SIRET[:9])
    if has_account:
        make.make_user(email)
    site.realm.add(Person("Paul Renard", email, verified=False, siret=SIRET))
    page = open_as(browser, site.address, width=390)
    go_to_keycloak(page)
    enter(page, email)
    page.wait_for_url("**/fr/comptes/login/refused/unverified/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Adresse non vérifiée")
    check(page, "refused_unverified")
    assert not SocialAccount.objects.exists()
    assert User.objects.filter(email=email).exists() is has_account
    page.goto("/fr/comptes/settings/")
    assert "/login/" in page.url
    page.context.close()


@pytest.mark.parametrize(
    ("changes", "siret", "enters"),
    [
        ({}, "", False),
        ({}, "99999999900011", False),
        ({}, SIRET, True),
        ({"SIRETS": "999999999"}, SIRET, False),
        ({"SIRETS": SIRET}, SIRET, True),
        ({"DOMAINS": "autre.example.org"}, SIRET, False),
        ({"DOMAINS": "ville.example.org"}, "", True),
        ({"TRUSTED": "0"}, SIRET, False),
    ],
)
def test_who_may_have_an_account(
    site: Site, browser: Browser, changes: dict[str, str], siret: str, enters: bool
) -> None:
    make.make_organisation(siren=SIRET[:9])
    site.trust(**changes)
    email = f"n{abs(hash((str(changes), siret)))}@ville.example.org"
    site.realm.add(Person("Nadia Leroy", email, siret=siret))
    page = open_as(browser, site.address, language="en")
    go_to_keycloak(page, "/en/comptes/login/")
    enter(page, email)
    page.wait_for_url(lambda url: url.startswith(site.address) and "/callback/" not in url)
    assert User.objects.filter(email=email).exists() is enters
    if not enters:
        assert "/en/comptes/login/refused/" in page.url
        expect(page.get_by_role("main")).to_contain_text("administrator")
    page.context.close()


def test_a_closed_account_is_refused_as_elsewhere(site: Site, browser: Browser) -> None:
    person = make.make_user("ferme@ville.example.org", is_active=False)
    site.realm.add(Person("Guy Fermé", person.email))
    page = open_as(browser, site.address)
    go_to_keycloak(page)
    enter(page, person.email)
    page.wait_for_url("**/comptes/inactive/")
    assert not SocialAccount.objects.exists()
    page.context.close()


def test_a_second_factor_of_ones_own_is_asked_unless_the_provider_vouches(site: Site, browser: Browser) -> None:
    site.settings.MFA_REQUIRED_FOR = ["administrators"]
    person = make.make_user("admin@ville.example.org", is_superuser=True)
    site.realm.add(Person("Ada Min", person.email))
    page = open_as(browser, site.address)
    # Without a factor: led to set one up, by the provider as by any way.
    go_to_keycloak(page)
    enter(page, person.email)
    page.wait_for_url("**/security/required/")
    page.locator("main").get_by_role("button", name="Se déconnecter").click()
    page.wait_for_url("**/fr/")
    # With one: asked.
    give_authenticator(person)
    go_to_keycloak(page)
    enter(page, person.email)
    page.wait_for_url("**/second-step/**")
    page.locator("#id_code").fill(code_of())
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site.address}/fr/espaces/")
    # The provider's session ends too after a second step of ours.
    page.goto("/fr/comptes/logout/")
    page.locator("main").get_by_role("button", name="Se déconnecter").click()
    page.wait_for_url("**/fr/")
    assert site.realm.sessions_of(person.email) == 0
    # Keycloak says acr=1 of a sign-in by password: enough where the settings say so.
    site.trust(SECOND_FACTOR_VALUES="1")
    go_to_keycloak(page)
    enter(page, person.email)
    page.wait_for_url(f"{site.address}/fr/espaces/")
    page.context.close()


def test_a_userinfo_that_should_be_signed_and_is_not_is_refused(site: Site, browser: Browser) -> None:
    person = make.make_user("signe@ville.example.org")
    site.realm.add(Person("Sig Né", person.email))
    site.realm.sign_userinfo(None)
    try:
        page = open_as(browser, site.address)
        go_to_keycloak(page)
        enter(page, person.email)
        page.wait_for_url("**/refused/failed/")
        site.trust(SIGNED_USERINFO="0")
        page.goto("/fr/comptes/login/?next=/fr/espaces/")
        page.get_by_role("button", name="Keycloak").click()
        page.wait_for_url(f"{site.address}/fr/espaces/")
        page.context.close()
    finally:
        site.realm.sign_userinfo("RS256")


def test_an_answer_of_another_session_opens_nothing(site: Site, browser: Browser) -> None:
    """The address that Keycloak sends one browser to, opened in another: its state is nobody's there."""
    person = make.make_user("vole@ville.example.org")
    site.realm.add(Person("Vo Lé", person.email))
    page = open_as(browser, site.address)
    go_to_keycloak(page)
    action = page.locator("#kc-form-login").get_attribute("action")
    typed = {"username": person.email, "password": PASSWORD}
    answer = page.context.request.post(action, form=typed, max_redirects=0).headers["location"]
    assert answer.startswith(f"{site.address}/comptes/openid/pole/callback/?")
    victim = open_as(browser, site.address)
    victim.goto(answer)
    victim.wait_for_url("**/refused/failed/")
    assert not SocialAccount.objects.exists()
    page.goto(answer)
    page.wait_for_url(f"{site.address}/fr/espaces/")
    # And once only.
    page.context.clear_cookies()
    page.goto(answer)
    page.wait_for_url("**/refused/failed/")
    page.context.close()
    victim.context.close()
