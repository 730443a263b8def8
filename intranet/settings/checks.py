"""What makes an installation wrong and cannot be seen from the environment alone. Registered by the lowest app."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.storage import ManifestStaticFilesStorage, staticfiles_storage
from django.core.cache import caches
from django.core.cache.backends.base import BaseCache
from django.core.cache.backends.db import DatabaseCache
from django.core.cache.backends.dummy import DummyCache
from django.core.cache.backends.locmem import LocMemCache
from django.core.checks import CheckMessage, Error, register
from django.db import DatabaseError, connection


@register
def private_files_are_apart(**kwargs: Any) -> list[CheckMessage]:
    """A web server gives away what is in the public folders, and a deployment replaces the static one."""
    private = Path(settings.STORAGES["private"]["OPTIONS"]["location"]).resolve()
    return [
        Error(
            f"Private files ({private}) and {name} ({public}) are in one another.",
            hint="Choose a PRIVATE_MEDIA_ROOT outside of the folders that a web server gives away.",
            id="interpoles.E001",
        )
        for name in ("MEDIA_ROOT", "STATIC_ROOT")
        if private.is_relative_to(public := Path(getattr(settings, name)).resolve()) or public.is_relative_to(private)
    ]


@register(deploy=True)
def cache_is_shared(**kwargs: Any) -> list[CheckMessage]:
    """Attempts to sign in are counted in the cache: each process counting for itself lets more through."""
    cache: BaseCache = caches["default"]
    if isinstance(cache, LocMemCache | DummyCache):
        return [
            Error(
                "The cache is not shared between processes.",
                hint="Set CACHE_URL to redis://host:6379/0 or dbcache://interpoles_cache.",
                id="interpoles.E002",
            )
        ]
    if isinstance(cache, DatabaseCache) and cache._table not in _tables():
        return [Error("The cache has no table.", hint="Run manage.py init_site.", id="interpoles.E003")]
    return []


@register(deploy=True)
def static_files_are_collected(**kwargs: Any) -> list[CheckMessage]:
    """With a manifest, a page that names a file absent from it fails."""
    storage = staticfiles_storage
    if isinstance(storage, ManifestStaticFilesStorage) and not storage.hashed_files:
        return [
            Error("Static files are not collected.", hint="Run manage.py collectstatic.", id="interpoles.E004"),
        ]
    return []


def _tables() -> list[str]:
    try:
        return connection.introspection.table_names()
    except DatabaseError:
        return []
