"""Fixtures that every test may use; the ways of making things are in ``tests/factories.py``."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import caches
from django.utils import translation
from playwright.sync_api import Browser, sync_playwright
from pytest_django.plugin import DjangoDbBlocker

from intranet.look import models as look_models
from intranet.pages import roots
from intranet.translation.catalogues import compile_stale
from tests.browsing import REFUSED
from tests.services import require
from workspaces.setup import ensure_site


def pytest_sessionstart() -> None:
    """Compiled catalogues are not in the repository."""
    compile_stale()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """How many addresses the access matrix asked, over all persons."""
    reports = [report for kind in terminalreporter.stats.values() for report in kind]
    properties = [each for report in reports for each in getattr(report, "user_properties", ())]
    counts = [count for name, count in properties if name == "probes"]
    if counts:
        terminalreporter.write_line(f"access matrix: {sum(counts)} probes by {len(counts)} kinds of person")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """So that `-m "not browser"` leaves out the slowest tests."""
    for item in items:
        if "live_server" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """The test database starts with what every installation has, also one kept after a run that flushed it."""
    with django_db_blocker.unblock():
        _rebuild_site()


def _rebuild_site() -> None:
    """Make what migrations and ``init_site`` make, wherever it is missing."""
    from django.contrib.contenttypes.models import ContentType
    from wagtail.models import Collection, Locale, Page

    ContentType.objects.clear_cache()
    # A page is saved in the default language, so that comes first.
    Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)
    if not Page.objects.filter(depth=1).exists():
        Page.add_root(title="Root", slug="root", content_type=ContentType.objects.get_for_model(Page))
    if not Collection.objects.exists():
        Collection.add_root(name="Root")
    ensure_site()


@pytest.fixture(autouse=True)
def _clean_cache() -> Iterator[None]:
    yield
    for alias in settings.CACHES:
        caches[alias].clear()


@pytest.fixture(autouse=True)
def _lasting_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a process remembers for seconds must not be asked again in the middle of a test that counts queries."""
    monkeypatch.setattr(look_models, "REMEMBERED_SECONDS", 600)
    monkeypatch.setattr(roots, "REMEMBERED_SECONDS", 600)


@pytest.fixture(autouse=True)
def _default_language() -> Iterator[None]:
    """A request leaves its language to the thread, and so to the next test."""
    translation.deactivate()
    yield
    translation.deactivate()


@pytest.fixture
def transactional_site(transactional_db: Any) -> None:
    """For tests that flush the database (a live server): what every installation has, made again."""
    _rebuild_site()


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> Iterator[Browser]:
    """Debian's Chromium, that speaks to the live server only."""
    path = require("chromium")
    # Playwright keeps an event loop, in which Django would refuse the database.
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-background-networking", "--no-first-run"]
        )
        REFUSED.clear()
        yield browser
        browser.close()
        assert not REFUSED, "\n".join(REFUSED)
