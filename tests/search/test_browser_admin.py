"""The screens of the search in Wagtail's admin, in a real browser: no accessibility fault, no sideways scroll."""

from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Browser

from intranet.access.models import Audience
from search.models import Found, PinnedResult, SearchCount
from tests import factories as make
from tests.browsing import check, open_as

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_recommended_pages_and_the_report_have_no_fault(
    transactional_site: None, live_server: Any, browser: Browser, language: str
) -> None:
    workspace = make.make_workspace("Eau et littoral", audience=Audience.PUBLIC)
    page = make.make_article(workspace, "Le guide de l’eau")
    pinned = PinnedResult.objects.create(phrases="guide\nmode d’emploi", page=page, ends_on=timezone.localdate())
    for found, words in ((Found.SOME, "étiage de la rivière"), (Found.NOTHING, "zqjamais")):
        SearchCount.objects.create(day=timezone.localdate(), words=words, language=language, found=found, times=90)
    root = "/admin/recherche/recommandes"
    addresses = {
        "list": f"{root}/",
        "found": f"{root}/?q=guide",
        "none": f"{root}/?q=zqjamais",
        "add": f"{root}/new/",
        "edit": f"{root}/edit/{pinned.pk}/",
        "delete": f"{root}/delete/{pinned.pk}/",
        "report": "/admin/reports/search/",
        "report_empty": "/admin/reports/search/?days=7",
    }
    admin = make.make_admin()
    admin.language = language
    admin.save()
    for width in (1280, 390):
        screen = open_as(browser, live_server.url, admin, language, width)
        for name, address in addresses.items():
            if name == "report_empty":
                SearchCount.objects.all().delete()
            answer = screen.goto(address)
            assert answer is not None
            assert answer.status == 200, name
            check(screen, f"{language}_{width}_{name}")
        # A mistake is told beside its field, and by a message that comes in slowly.
        screen.goto(addresses["add"])
        form = screen.locator("form", has=screen.locator("[name=phrases]"))
        form.locator("[type=submit]").first.click()
        screen.wait_for_timeout(1000)
        check(screen, f"{language}_{width}_mistake")
