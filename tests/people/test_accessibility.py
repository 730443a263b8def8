"""The screens about people in a browser: no accessibility fault, no sideways scroll."""

from typing import Any

import pytest
from django.core.files.base import ContentFile
from playwright.sync_api import Browser

from intranet.people.actions import change_portrait
from tests import factories as make
from tests.browsing import check, open_as
from tests.people.test_portraits import photo
from tests.people.test_profiles import describe

pytestmark = pytest.mark.django_db(transaction=True)


class Place:
    """A pôle with long names, portraits and initials, vacant seats, and somebody who says nothing of themselves."""

    def __init__(self) -> None:
        domains = [make.make_domain(name) for name in ("Aménagement durable", "Coopérations inter-territoriales")]
        member = make.make_organisation(name="Communauté de communes du Pays de Falaise et des Trois-Rivières-Réunies")
        self.person = make.make_referent(
            domains[0], member, first_name="Marie-Antoinette", last_name="de La Rochefoucauld-Montbel"
        )
        describe(self.person, presentation_en="")
        change_portrait(self.person.profile, ContentFile(photo(), "moi.jpg"), by=self.person)
        make.adhere(member, domains[1])
        self.silent = make.make_team_member()
        for _ in range(30):
            make.make_referent(domains[0])


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("width", [1280, 390])
def test_screens_have_no_fault(
    transactional_site: None, live_server: Any, browser: Browser, language: str, width: int
) -> None:
    place = Place()
    page = open_as(browser, live_server.url, place.person, language, width)
    root = f"/{language}/personnes"

    def see(address: str, name: str) -> None:
        response = page.goto(f"{root}/{address}")
        assert response is not None
        assert response.status == 200, name
        page.locator("img.avatar").evaluate_all("all => all.forEach(each => each.loading = 'eager')")
        check(page, f"{language}_{name}")

    see("", "directory")
    see("?q=zzz", "directory_none")
    see("?langue=nl", "directory_narrowed")
    with page.expect_navigation():
        page.locator(".card__title a").click()
    check(page, f"{language}_profile")
    see(f"{place.silent.profile.pk}/", "profile_silent")
    see("qui-fait-quoi/", "who")
    see("ma-fiche/", "edit")
    page.locator("#id_phone").fill("01 99")
    with page.expect_navigation():
        page.locator("main form button[type=submit]").click()
    check(page, f"{language}_edit_error")
    assert page.locator("#id_phone").input_value() == "01 99"
    assert page.evaluate("document.activeElement.id") == "id_phone"
