"""Fixtures that every test may use; the ways of making things are in ``tests/factories.py``."""

import gc
from collections.abc import Iterator
from contextlib import nullcontext
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import caches
from django.test import TransactionTestCase
from django.utils import translation
from playwright.sync_api import Browser, sync_playwright
from pytest_django.plugin import DjangoDbBlocker

from intranet.look import models as look_models
from intranet.pages import roots
from intranet.translation.catalogues.files import compile_stale
from intranet.translation.glossary import lexicon
from tests import databases
from tests.browsing import REFUSED
from tests.services import require
from workspaces.setup import ensure_site

# Whose tests take minutes each: they begin, so that no process ends alone. Those of the demonstration stay together,
# loaded once. Of the tests of the browser, which end, the longest begin.
FIRST = ("tests/demo/", "tests/matrix/", "tests/fuzz/")
LONG = ("test_no_example_has_a_fault", "test_every_page_of_the_network_is_accessible")


# What tests record of their requests, and how it is told: their sum, and how many tests made them.
COUNTED = {
    "probes": "access matrix: {} probes by {} kinds of person",
    "changes": "rights that change: {} requests around {} changes",
    "mails": "mails: {} read",
    "fuzz": "fuzz: {} hostile requests by {} persons",
}


def pytest_configure() -> None:
    databases.run_begins()


def pytest_sessionstart() -> None:
    """Compiled catalogues are not in the repository."""
    compile_stale()


def pytest_collection_finish() -> None:
    """Modules stay until the end: the collector of garbage need not walk through them again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """How many requests the proofs of access made, over all persons."""
    # Each test leaves up to three reports, the last of them with the properties of the second.
    reports = [
        report for kind in terminalreporter.stats.values() for report in kind if getattr(report, "when", "") == "call"
    ]
    properties = [each for report in reports for each in getattr(report, "user_properties", ())]
    for name, said in COUNTED.items():
        counts = [count for each, count in properties if each == name]
        if counts:
            terminalreporter.write_line(said.format(sum(counts), len(counts)))


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> Iterator[None]:
    """Mark the tests of the browser and those that touch the database, before `-m "not browser"` is heeded.

    All are put in turn once they are shuffled.
    """
    for item in items:
        if "live_server" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
        if _touches_database(item):
            item.add_marker("database")
    yield
    items.sort(key=_turn)


def _touches_database(item: pytest.Item) -> bool:
    """By its mark or by a fixture of ours: to all others pytest-django refuses it."""
    if item.get_closest_marker("django_db"):
        return True
    if not isinstance(item, pytest.Function):
        return False
    fixtures = item._fixtureinfo.name2fixturedefs  # noqa: SLF001 - all that the test asks for, through others too
    if fixtures.keys() & {"db", "transactional_db", "live_server"}:
        return True
    return any(
        "django_db_blocker" in fixture.argnames and fixture.func.__module__.startswith("tests.")
        for alike in fixtures.values()
        for fixture in alike
    )


def _turn(item: pytest.Item) -> int:
    if "browser" in item.keywords:
        return len(FIRST) + (1 if item.name.startswith(LONG) else 2)
    return next((turn for turn, folder in enumerate(FIRST) if item.nodeid.startswith(folder)), len(FIRST))


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_keepdb: bool) -> bool:
    return databases.in_a_file() or django_db_keepdb


@pytest.fixture(scope="session")
def django_db_createdb(django_db_createdb: bool) -> bool:
    return django_db_createdb and not databases.in_a_file()


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest, django_db_modify_db_settings: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """The test database starts with what every installation has, and is put back so after a test that commits."""
    reuses, afresh = request.config.getoption("reuse_db"), bool(request.config.getoption("create_db"))
    keeps = reuses and not afresh and databases.test_file().exists() if databases.in_a_file() else True
    with django_db_blocker.unblock():
        with nullcontext() if keeps else databases.migrated_once(afresh):
            request.getfixturevalue("django_db_setup")
        _rebuild_site()
        snapshot = databases.Snapshot() if databases.in_a_file() else None
    flush = TransactionTestCase._fixture_teardown  # noqa: SLF001 - what pytest-django calls after a test that commits

    def put_back(test: TransactionTestCase) -> None:
        if snapshot:
            snapshot.put_back()
        else:
            flush(test)
            _rebuild_site()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", put_back)
        yield


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
    monkeypatch.setattr(lexicon, "REMEMBERED_SECONDS", 600)


@pytest.fixture(autouse=True)
def _default_language() -> Iterator[None]:
    """A request leaves its language to the thread, and so to the next test."""
    translation.deactivate()
    yield
    translation.deactivate()


@pytest.fixture
def transactional_site(transactional_db: Any) -> None:
    """For tests that commit (a live server): what every installation has is put back after each of them."""


@pytest.fixture(scope="session")
def _chromium() -> Iterator[Browser]:
    path = require("chromium")
    with sync_playwright() as playwright, pytest.MonkeyPatch.context() as patch:
        # Playwright keeps an event loop, in which Django would refuse the database.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-background-networking", "--no-first-run"]
        )
        yield browser
        browser.close()


@pytest.fixture
def browser(_chromium: Browser) -> Iterator[Browser]:
    """Debian's Chromium, that speaks to the live server only; whatever a test opened in it is closed and forgotten.

    A test fails where one of its pages was refused something by its Content-Security-Policy.
    """
    REFUSED.clear()
    yield _chromium
    for context in _chromium.contexts:
        context.close()
    assert not REFUSED, "\n".join(REFUSED)
