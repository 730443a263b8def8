"""A director looks for what another pôle did, in a real browser: on a phone and a desk, with JavaScript and without."""

from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from network.models import OrganisationMember, PracticeFigure
from tests import factories as make
from tests.browsing import check, open_as
from tests.journeys import editor
from tests.network import making

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def practice(transactional_site: None) -> Any:
    """A sheet of another pôle with all that one can hold, in French, and one in English beside it."""
    domain = make.make_domain("Mobilités")
    pole = make.make_organisation("pole", name="Pôle de l’estuaire", short_name="Estuaire", population=560000)
    page = making.make_presentation(pole, region="FR-NOR", body=[("text", "<p>Qui nous sommes.</p>")])
    page.known_members.add(OrganisationMember(organisation=make.make_organisation(short_name="Rive droite")))
    page.save()
    sheet = making.make_practice(
        "La véloroute de l’estuaire",
        lead=pole,
        domains=[domain],
        region="FR-NOR",
        instruments=("interreg",),
        cost=12000,
        begins_on="2019-04-01",
        done="<p>Onze points durs.</p>",
        results="<p>Une jonction.</p>",
        transferable="<p>La page unique.</p>",
        contact_name="Ada Exemple",
        contact_email="ada@example.org",
        owner=making.make_peer(pole),
    )
    sheet.figures.add(PracticeFigure(value="420 km", label="d’itinéraire", source="2024"))
    sheet.save_revision().publish()
    making.adopt(sheet, make.make_organisation("pole", short_name="Amont"), "Sans le balisage.")
    making.make_practice("Tidal rivers", language="en", country="GB")
    return sheet


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_director_opens_the_practice_of_another_pole(
    browser: Browser, live_server: Any, practice: Any, width: int, scripts: bool
) -> None:
    director = making.make_peer(make.make_organisation("pole", name="Pôle d’en face"))
    page = open_as(browser, live_server.url, director, width=width, java_script_enabled=scripts)
    page.goto("/fr/reseau/")
    page.get_by_role("link", name="Toutes les pratiques").click()
    expect(page.get_by_role("status")).to_contain_text("2 pratiques")
    page.get_by_label("Domaine").select_option("Mobilités (1)")
    page.get_by_role("button", name="Filtrer").click()
    expect(page.get_by_role("status")).to_contain_text("1 pratique")
    assert "domaine=mobilites" in page.url
    page.get_by_role("link", name=practice.title).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(practice.title)
    expect(page.get_by_role("link", name="ada@example.org")).to_be_visible()
    page.get_by_role("link", name="Nous l’avons adoptée").click()
    page.get_by_label("En un mot").fill("Avec des compteurs.")
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_text("Avec des compteurs.")).to_be_visible()
    page.get_by_role("link", name="Estuaire", exact=True).click()
    expect(page.get_by_text("560\u00a0000 habitants")).to_be_visible()


@pytest.mark.parametrize("width", [390, 1280])
def test_every_page_of_the_network_is_accessible(browser: Browser, live_server: Any, practice: Any, width: int) -> None:
    page = open_as(browser, live_server.url, making.make_peer(), width=width)
    french = ["/fr/reseau/", "/fr/reseau/pratiques/?territoire=FR", "/fr/reseau/organismes/"]
    english = ["/en/network/", "/en/network/practices/?q=zzz", "/en/network/organisations/"]
    sheets = [practice.url, make.english(practice).url, "/fr/reseau/pratiques/tidal-rivers/"]
    organisation = making.directory().get_children().first()
    adoption = f"/fr/pages/{practice.pk}/adoption/"
    for url in [*french, *english, *sheets, organisation.url, make.english(organisation).url, adoption]:
        response = page.goto(url)
        assert response.status == 200, url
        check(page, url)


def test_a_director_writes_a_sheet_and_finds_organisations_by_a_search(
    browser: Browser, live_server: Any, transactional_site: None
) -> None:
    make.make_organisation(name="Métropole Rouen Normandie")
    page = open_as(browser, live_server.url, making.make_peer())
    page.goto("/fr/reseau/pratiques/")
    page.get_by_role("link", name="Écrire une fiche").first.click()
    page.locator("#id_title").fill("Une piste")
    page.locator("#id_bodies-ADD").click()
    page.get_by_role("button", name="Choisir un organisme").first.click()
    chooser = page.locator(".modal")
    chooser.get_by_label("Nom ou SIREN").fill("metropole rouen")
    chooser.get_by_role("link", name="Métropole Rouen Normandie").click()
    chooser.wait_for(state="detached")
    editor.choose_action(page, "Publier")
    page.goto("/fr/reseau/pratiques/une-piste/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Une piste")
    expect(page.get_by_text("Métropole Rouen Normandie")).to_be_visible()
