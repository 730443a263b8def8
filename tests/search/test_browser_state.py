"""The screen of the search's state under axe, in both languages; Elasticsearch does not answer."""

import os
from typing import Any

import pytest
from playwright.sync_api import Browser

from search import outbox
from tests import factories as make
from tests.browsing import accessibility_faults, open_as

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize(("language", "width"), [("fr", 1280), ("en", 390)])
def test_the_state_of_the_search_has_no_accessibility_fault(
    browser: Browser, live_server: Any, transactional_site: None, settings: Any, language: str, width: int
) -> None:
    settings.ELASTICSEARCH_URL = ["http://127.0.0.1:1"]
    outbox.note([1, 2])
    administrator = make.make_admin()
    administrator.language = language
    administrator.save()
    page = open_as(browser, live_server.url, administrator, language=language, width=width)
    page.goto("/admin/reports/search/state/")
    assert page.locator("main table.listing tbody tr").count() >= 5
    faults = accessibility_faults(page)
    assert not faults, faults
    if os.environ.get("SHOT"):
        page.screenshot(path=f"{os.environ['SHOT']}-{language}.png", full_page=True)
