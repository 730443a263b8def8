"""The managers' screens in a browser: no accessibility fault, no sideways scroll, the first error has the focus."""

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page

from intranet.access.actions import open_space
from intranet.access.models import Audience, Role, Space
from tests import factories as make
from tests.browsing import check, open_as

pytestmark = pytest.mark.django_db(transaction=True)


def submit(page: Page, selector: str = "main .space-form__end button[type=submit]") -> None:
    with page.expect_navigation():
        page.locator(selector).first.click()


class Place:
    """A workspace with people for every reason, a section, an article, its mirror and a reserved section."""

    def __init__(self) -> None:
        self.domain = make.make_domain("Aménagement durable")
        workspace = make.make_workspace("Aménagement", domain=self.domain, audience=Audience.POLE)
        self.space = make.space_of(workspace)
        self.manager = make.make_user("gestion@example.org", first_name="Maya", last_name="Gestion")
        make.join(self.space, self.manager, Role.MANAGER)
        self.colleague = make.join(self.space, make.make_user(), Role.READER, sponsor=self.manager)
        now = timezone.now()
        make.join(self.space, make.make_user(), Role.EDITOR, valid_from=now + dt.timedelta(days=5))
        make.join(
            self.space, make.make_user(), valid_from=now - dt.timedelta(days=5), valid_until=now - dt.timedelta(days=1)
        )
        long_name = "Communauté de communes du Pays de Falaise et des Trois-Rivières-Réunies"
        make.make_referent(self.domain, make.make_organisation(name=long_name))
        for _ in range(12):
            make.make_referent(self.domain)
        make.make_team_member()
        self.guest = make.make_user("invitee@example.org", first_name="Zoé", last_name="Invitée")
        self.section = make.make_section(workspace, "Chantier du schéma")
        self.article = make.make_article(self.section, "Diagnostic")
        elsewhere = make.make_workspace("Ailleurs", team_role=None)
        make.join(make.space_of(elsewhere), self.manager, Role.MANAGER)
        self.alias = self.article.create_alias(parent=elsewhere)
        circle = make.make_section(workspace, "Cercle")
        self.circle = open_space(circle, kind=Space.Kind.SECTION, team_role=None, referent_role=None)
        make.join(self.circle, self.guest, Role.READER)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("width", [1280, 390])
def test_screens_have_no_fault(
    transactional_site: None, live_server: Any, browser: Browser, language: str, width: int
) -> None:
    place = Place()
    page = open_as(browser, live_server.url, place.manager, language, width)
    root = f"{live_server.url}/{language}"
    space = f"{root}/espaces-gestion/{place.space.slug}"

    def see(address: str, name: str) -> None:
        response = page.goto(address)
        assert response is not None
        assert response.status == 200, name
        check(page, f"{language}_{name}")

    # People
    see(f"{space}/personnes/", "people")
    page.locator(".space-others summary").click()
    check(page, f"{language}_people_others")
    see(f"{space}/personnes/?q=zzz", "people_none")
    see(f"{space}/personnes/ajouter/", "add")
    page.locator("#id_person").fill("inconnue@example.org")
    submit(page)
    check(page, f"{language}_add_unknown")
    assert page.evaluate("document.activeElement.id") == "id_person"
    page.locator("#id_person").fill("camille")
    submit(page, "button[name=search]")
    check(page, f"{language}_add_search")
    page.locator("#id_person").fill(place.guest.email)
    submit(page)
    check(page, f"{language}_add_guest")
    assert page.evaluate("document.activeElement.id") == "id_last_day"
    submit(page)
    assert page.locator(".undo").count() == 1
    check(page, f"{language}_people_undo")
    see(f"{space}/personnes/{place.colleague.pk}/", "change")
    see(f"{space}/personnes/{place.colleague.pk}/fin/", "end")

    # Settings
    see(f"{space}/reglages/", "settings")
    page.locator("#id_name").fill("")
    submit(page)
    check(page, f"{language}_settings_wrong")
    assert page.evaluate("document.activeElement.id") == "id_name"
    page.locator("#id_name").fill("Aménagement")
    page.locator("input[name=audience][value='0']").check()
    page.locator("#id_domain").select_option("")
    submit(page)
    check(page, f"{language}_settings_consequences")
    see(f"{space}/reglages/archiver/", "archive")
    see(f"{root}/espaces-gestion/{place.circle.slug}/reglages/fermer/", "close")

    # Sharing
    see(f"{root}/pages/{place.section.pk}/partage/", "sharing")
    page.locator("input[name=audience][value='0']").check()
    submit(page)
    page.locator("input[name=audience][value='']").check()
    submit(page)
    check(page, f"{language}_sharing_wider")
    see(f"{root}/pages/{place.alias.pk}/partage/", "sharing_alias")
    see(f"{root}/pages/{place.section.pk}/partage/reserver/", "reserve")
    page.locator("#id_addresses").fill("pas une adresse")
    submit(page)
    check(page, f"{language}_reserve_wrong")
    assert page.evaluate("document.activeElement.id") == "id_addresses"

    # Archived
    page.goto(f"{space}/reglages/archiver/")
    submit(page)
    check(page, f"{language}_settings_archived")
    see(f"{space}/reglages/rouvrir/", "reopen")


def test_a_manager_does_it_all_by_keyboard_without_scripts(
    transactional_site: None, live_server: Any, browser: Browser
) -> None:
    place = Place()
    page = open_as(browser, live_server.url, place.manager, java_script_enabled=False)
    page.goto(f"{live_server.url}/fr/espaces-gestion/{place.space.slug}/personnes/ajouter/")
    page.locator("#id_person").focus()
    page.keyboard.type(place.guest.email)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    # Enter searches, the first button: nobody is added by mistake.
    assert page.url.endswith("/ajouter/")
    assert page.get_by_text("1 compte trouvé").count() == 1
    page.locator("#id_without_end").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Ajouter", exact=True).focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.get_by_role("status").get_by_text("Zoé Invitée a maintenant accès.").count() == 1
    page.get_by_role("button", name="Annuler").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.get_by_text("C’est annulé").count() == 1
