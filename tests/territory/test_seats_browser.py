"""The seats screen in a real browser, by keyboard only, and at the width of a phone."""

from typing import Any

import pytest

from intranet.territory.models import Affiliation, Designation
from intranet.translation.typography import typeset
from tests import factories as make
from tests.browsing import open_as, wait_until

pytestmark = pytest.mark.django_db(transaction=True)


def open_screen(browser: Any, live_server: Any, person: Any, width: int = 1280) -> Any:
    page = open_as(browser, live_server.url, person, width=width)
    page.goto("/fr/equipe/referents/")
    return page


def tab_to(page: Any, name: str) -> None:
    """Press Tab until the focus is on the control of that accessible text."""
    for _press in range(120):
        found = page.evaluate("document.activeElement.innerText || document.activeElement.value || ''")
        if " ".join(found.split()).startswith(name):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never comes to {name!r}")


def wait_for_focus(page: Any, name: str) -> None:
    """Wait until the answer is in place, its links are htmx's, and the focus is on the element of that id."""
    wait_until(
        page,
        "name => document.activeElement.id === name && !document.querySelector('.htmx-added, .htmx-settling')",
        arg=name,
    )


@pytest.mark.usefixtures("transactional_site")
def test_add_replace_end_and_undo_by_keyboard(browser: Any, live_server: Any) -> None:
    domain, member = make.make_domain("Aménagement durable"), make.make_organisation(name="CU Caen la mer")
    make.adhere(member, domain)
    first = make.make_user(first_name="Élodie", last_name="Lefèvre")
    second = make.make_user(first_name="Bruno", last_name="Salmon")
    page = open_screen(browser, live_server, make.make_team_member())
    status = page.locator("#dernier-changement")
    row = page.locator(f"#membre-{member.pk}")
    assert page.locator("#vacants-total").inner_text() == "1 siège vacant en tout"

    tab_to(page, "Désigner")
    page.keyboard.press("Enter")
    wait_for_focus(page, "chercher-personne")
    page.keyboard.type("lefev")
    wait_until(page, "document.querySelectorAll('#geste-person option').length === 1")
    wait_for_focus(page, "chercher-personne")
    tab_to(page, "Désigner")
    page.keyboard.press("Enter")
    wait_for_focus(page, "panneau-titre")
    assert "Élodie Lefèvre" in row.inner_text()
    assert page.locator("#vacants-total").inner_text().startswith("0 siège")
    assert "Votre dernier changement" in status.inner_text()
    assert Affiliation.objects.filter(person=first, organisation=member).exists()

    tab_to(page, "Remplacer")
    page.keyboard.press("Enter")
    wait_for_focus(page, "chercher-personne")
    page.keyboard.type("salmon")
    wait_until(page, "document.querySelectorAll('#geste-person option').length === 1")
    tab_to(page, "Remplacer")
    page.keyboard.press("Enter")
    wait_for_focus(page, "panneau-titre")
    former, new = Designation.objects.order_by("pk")
    assert (new.person, former.valid_until) == (second, new.valid_from)

    tab_to(page, "Mettre fin : Bruno")
    page.keyboard.press("Enter")
    wait_for_focus(page, "geste-last_day")
    tab_to(page, "Mettre fin")
    page.keyboard.press("Enter")
    wait_for_focus(page, "panneau-titre")
    assert page.locator("#vacants-total").inner_text() == "1 siège vacant en tout"

    tab_to(page, "Annuler")
    page.keyboard.press("Enter")
    wait_until(page, "document.getElementById('vacants-total').innerText.startsWith('0')")
    wait_for_focus(page, "panneau-titre")
    assert typeset("Annulé : Fin de désignation") in status.inner_text()
    assert Designation.objects.get(person=second).valid_until is None

    # What is left can still be undone after a reload: the replacement.
    page.reload()
    tab_to(page, "Annuler")
    page.keyboard.press("Enter")
    wait_until(page, "/Annulé\\s: Remplacement/.test(document.getElementById('dernier-changement').innerText)")
    assert Designation.objects.get().person == first
    wait_for_focus(page, "panneau-titre")
    page.keyboard.press("Escape")
    wait_for_focus(page, f"ouvrir-{member.pk}-{domain.pk}")
    assert page.locator(".seats-panel").count() == 0


@pytest.mark.usefixtures("transactional_site")
def test_nothing_sticks_out_and_a_lost_answer_is_told(browser: Any, live_server: Any) -> None:
    team = make.make_team_member()
    for number in range(5):
        domain = make.make_domain(f"Coopérations inter-territoriales et métropolitaines {number}")
        for theme in range(6):
            domain.themes.create(name=f"Thème {theme}", slug=f"theme-{number}-{theme}")
        make.make_referent(domain, make.make_organisation(name=f"CC Normandie-Cabourg-Pays d’Auge {number}"))
    for width in (390, 1024, 1280):
        page = open_screen(browser, live_server, team, width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.locator(".seats-gesture a").first.click()
        page.wait_for_selector(".seats-panel")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    Affiliation.objects.filter(person=team).delete()
    page.locator(".seats-close").click()
    page.wait_for_selector("#dernier-changement .seats-alert")
    assert "Rien n’a été enregistré" in page.locator("#dernier-changement").inner_text()
