"""Fixtures that every test may use; the ways of making things are in ``tests/factories.py``."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from pytest_django.plugin import DjangoDbBlocker

from intranet.translation.catalogues import compile_stale
from workspaces.setup import ensure_site


def pytest_sessionstart() -> None:
    """Compiled catalogues are not in the repository."""
    compile_stale()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """The test database starts with what every installation has, even where an earlier run left it flushed."""
    with django_db_blocker.unblock():
        _make_site()


@pytest.fixture(autouse=True)
def _clean_cache() -> Iterator[None]:
    yield
    cache.clear()


@pytest.fixture
def transactional_site(transactional_db: Any) -> None:
    """For tests that flush the database (a live server): what every installation has, made again."""
    _make_site()


def _make_site() -> None:
    from django.contrib.contenttypes.models import ContentType
    from wagtail.models import Collection, Locale, Page

    ContentType.objects.clear_cache()
    Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)
    if not Page.objects.filter(depth=1).exists():
        Page.add_root(title="Root", slug="root", content_type=ContentType.objects.get_for_model(Page))
    if not Collection.objects.exists():
        Collection.add_root(name="Root")
    ensure_site()
