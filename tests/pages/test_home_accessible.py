"""The two home pages and the home of a workspace under axe, with all that can wait for somebody."""

from typing import Any

import pytest
from playwright.sync_api import Browser

from intranet.access.models import Audience, Role
from tests import factories as make
from tests.browsing import check, open_as

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("width", [360, 1280])
def test_homes_have_no_accessibility_fault(
    browser: Browser, live_server: Any, transactional_site: None, width: int
) -> None:
    domain = make.make_domain("Environnement")
    domain.themes.create(name="Eau", slug="eau")
    make.adhere(make.make_organisation(name="CC Vacante"), domain)
    workspace = make.make_workspace("Littoral", domain=domain, audience=Audience.PUBLIC)
    team, author = make.make_team_member(), make.make_member(make.space_of(workspace), Role.CONTRIBUTOR)
    make.make_article(workspace, "Note publiée").save_revision().publish()
    page = make.make_article(workspace, "Note soumise", live=False, owner=author)
    page.save_revision(user=author)
    page.get_workflow().start(page, author)
    for person in (None, make.make_user(), author, team):
        opened = open_as(browser, live_server.url, person, width=width)
        for address in ("/fr/", "/en/", workspace.url):
            opened.goto(address)
            check(opened, f"{address} as {person}")
