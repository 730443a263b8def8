"""The search in a real browser: the fields that propose, the sheet of filters, a search that is kept and followed."""

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from intranet.access.models import Audience, Role
from search.alerts import SETTLED, send_alerts
from search.models import PinnedResult, SavedSearch, SearchEntry
from tests import factories as make
from tests.browsing import check, open_as
from tests.notifications.conftest import queue, work  # noqa: F401 - fixtures
from tests.search.test_ways import term

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def workspace(transactional_site: None) -> Any:
    workspace = make.make_workspace(
        "Eau et littoral", domain=make.make_domain("Environnement"), audience=Audience.PUBLIC
    )
    for number in range(12):
        make.make_article(workspace, f"Étiage {number}", summary="La qualité de l’eau.")
    make.make_section(workspace, "Rubrique de l’eau")
    return workspace


def option(page: Page, number: int) -> Any:
    return page.get_by_role("option").nth(number)


def test_the_field_proposes_by_keyboard(workspace: Any, live_server: Any, browser: Browser) -> None:
    page = open_as(browser, live_server.url)
    page.goto("/fr/recherche/")
    for field in (page.get_by_label("Mots à chercher"), page.get_by_label("Chercher dans le site")):
        expect(field).to_have_role("combobox")
        field.press_sequentially("etiage 1", delay=20)
        expect(field).to_have_attribute("aria-expanded", "true")
        expect(page.get_by_role("listbox")).to_have_accessible_name("Propositions")
        expect(page.locator("[aria-live]").filter(has_text="Propositions")).to_have_count(1)
        field.press("ArrowDown")
        expect(option(page, 0)).to_have_attribute("aria-selected", "true")
        expect(field).to_have_attribute("aria-activedescendant", option(page, 0).get_attribute("id") or "?")
        field.press("ArrowUp")
        field.press("ArrowUp")
        expect(page.get_by_role("option").last).to_have_attribute("aria-selected", "true")
        expect(page.get_by_role("option").last).to_have_text("Chercher « etiage 1 »")
        field.press("Escape")
        expect(page.get_by_role("listbox")).to_have_count(0)
        expect(field).to_be_focused()
        assert field.input_value() == "etiage 1"
        field.fill("")
    field = page.get_by_label("Mots à chercher")
    field.press_sequentially("etiage 11", delay=20)
    expect(option(page, 0)).to_contain_text("Étiage 11")
    check(page, "/proposals")
    field.press("ArrowDown")
    field.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Étiage 11")


def test_terms_and_one_s_own_searches_are_groups_of_the_list(
    workspace: Any, live_server: Any, browser: Browser
) -> None:
    term("etiage", fr=("étiage", "", "Le plus bas niveau d’un cours d’eau."), en="low water")
    reader = make.make_user()
    SavedSearch.objects.create(person=reader, name="Mes étiages", asked="q=%C3%A9tiage&type=articlepage")
    page = open_as(browser, live_server.url, reader, width=390)
    page.goto("/fr/recherche/")
    field = page.get_by_label("Mots à chercher")
    field.press_sequentially("etiag", delay=20)
    for label, proposed in (
        ("Pages, documents, personnes", 8),
        ("Termes du glossaire", 1),
        ("Mes recherches enregistrées", 1),
    ):
        expect(page.get_by_role("group", name=label, exact=True).get_by_role("option")).to_have_count(proposed)
    check(page, "/proposals_in_groups")
    # From the end: to search it, one's own, the term.
    for _each in range(3):
        field.press("ArrowUp")
    chosen = page.get_by_role("group", name="Termes du glossaire").get_by_role("option")
    expect(chosen).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", chosen.get_attribute("id") or "?")
    field.press("Enter")
    expect(page.get_by_role("heading", name="étiage", exact=True)).to_be_visible()
    expect(page.get_by_text("Le plus bas niveau")).to_be_visible()
    check(page, "/meaning")
    page.get_by_role("link", name="Ne chercher que").click()
    expect(page).to_have_url(re.compile(r"\?q=%C3%A9tiage&exact=1$"))
    page.goto("/fr/recherche/?q=zqjamais")
    check(page, "/nothing")


def test_late_answers_and_a_lost_network_break_nothing(workspace: Any, live_server: Any, browser: Browser) -> None:
    page = open_as(browser, live_server.url)
    page.goto("/fr/recherche/")
    page.route("**/completer/**", lambda route: route.abort())
    field = page.get_by_label("Mots à chercher")
    field.press_sequentially("etiage", delay=20)
    page.wait_for_timeout(400)
    expect(page.get_by_role("listbox")).to_have_count(0)
    with page.expect_navigation():
        field.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("12 résultats")


def test_choices_are_followed_at_once_and_the_address_can_be_shared(
    workspace: Any, live_server: Any, browser: Browser
) -> None:
    page = open_as(browser, live_server.url)
    page.goto("/fr/recherche/?type=sectionpage&q=eau&sort=relevance")
    # In the order in which addresses are shared.
    expect(page).to_have_url(re.compile(r"\?q=eau&type=sectionpage$"))
    page.get_by_label("Articles").check()
    expect(page).to_have_url(re.compile(r"\?q=eau&type=articlepage&type=sectionpage$"))
    expect(page.locator("#search-count")).to_contain_text("13 résultats")
    expect(page.get_by_label("Articles")).to_be_focused()
    page.get_by_role("link", name="Retirer le filtre Type : Rubriques").click()
    expect(page.locator("#search-count")).to_contain_text("12 résultats")
    page.get_by_role("link", name="Titre", exact=True).click()
    expect(page).to_have_url(re.compile(r"\?q=eau&type=articlepage&sort=title$"))
    page.go_back()
    expect(page).to_have_url(re.compile(r"\?q=eau&type=articlepage$"))


@pytest.mark.parametrize("scripts", [True, False])
def test_the_sheet_of_filters_on_a_phone(workspace: Any, live_server: Any, browser: Browser, scripts: bool) -> None:
    page = open_as(browser, live_server.url, width=390, java_script_enabled=scripts)
    page.goto("/fr/recherche/?q=eau")
    expect(page.get_by_label("Articles")).to_be_hidden()
    page.get_by_role("button", name="Filtres").click()
    sheet = page.locator("#search-filters")
    expect(sheet).to_be_visible()
    if scripts:
        check(page, "/sheet")
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    page.get_by_role("button", name="Filtres").click()
    page.get_by_label("Rubriques").check()
    expect(page.locator("#search-count")).to_contain_text("14 résultats")
    with page.expect_navigation():
        page.get_by_role("button", name="Appliquer").click()
    expect(page.locator("#search-count")).to_contain_text("1 résultat")
    expect(page.get_by_role("button", name="Filtres")).to_contain_text("1")


@pytest.mark.parametrize("scripts", [True, False])
def test_a_search_is_kept_and_its_mail_comes(
    workspace: Any,
    live_server: Any,
    browser: Browser,
    work: Callable[[], None],  # noqa: F811
    scripts: bool,
) -> None:
    member = make.make_member(make.space_of(workspace), Role.READER)
    page = open_as(browser, live_server.url, member, java_script_enabled=scripts)
    page.goto("/fr/recherche/?q=eau")
    page.get_by_role("link", name="Enregistrer cette recherche").click()
    page.get_by_label("Nom").fill("L’eau")
    page.get_by_label("Tout de suite").check()
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_text("La recherche « L’eau » est enregistrée.")).to_be_visible()
    expect(page.get_by_role("link", name="L’eau", exact=True)).to_be_visible()
    earlier = timezone.now() - dt.timedelta(hours=1)
    SavedSearch.objects.update(told_until=earlier, next_at=earlier)
    SearchEntry.objects.update(appeared_at=earlier)
    new = make.make_article(workspace, "L’eau des captages")
    mail.outbox.clear()
    assert send_alerts(timezone.now() + 2 * SETTLED) == 1
    work()
    work()
    assert [message.subject for message in mail.outbox] == ["L’eau : L’eau des captages"]
    address = re.search(rf"http\S+{re.escape(str(new.url))}", mail.outbox[0].body)
    assert address is not None
    page.goto(address[0].replace("http://localhost:8000", ""))
    expect(page.get_by_role("heading", level=1)).to_have_text("L’eau des captages")


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_screens_have_no_fault(
    workspace: Any, live_server: Any, browser: Browser, language: str, width: int
) -> None:
    member = make.make_referent(make.space_of(workspace).domain, language=language)
    kept = SavedSearch.objects.create(person=member, name="L’eau " * 10, asked="q=eau&type=articlepage", nonce="x")
    PinnedResult.objects.create(page=workspace.page_ptr, phrases="eau")
    page = open_as(browser, live_server.url, member, language, width)
    for path in (
        "?q=eau&type=articlepage&from=2020-01-01",
        "?q=eau&type=document&space=zq",
        "enregistrer/?q=eau",
        "enregistrees/",
        f"enregistrees/{kept.pk}/",
        f"enregistrees/{kept.pk}/suppression/",
    ):
        page.goto(f"/{language}/recherche/{path}")
        check(page, f"/{language}/recherche/{path}"[:40].replace("?", "_").replace("&", "_"))
