"""Where the site is: asked by every link of every page, changed once in the life of an installation."""

from typing import Any

from django.core.cache import caches
from django.http import HttpRequest
from wagtail.models import Site

# A change is seen by other processes after so many seconds.
REMEMBERED_SECONDS = 5


def remember_roots(request: HttpRequest) -> list[Any]:
    """Put the site and its roots where Wagtail keeps them for the time of a request; returns the roots.

    Each process remembers them between requests, which spares two queries a page.
    """
    key = f"pages.roots.{request.get_host()}"
    found = caches["process"].get(key)
    if found is None:
        found = (Site.find_for_request(request), Site.get_site_root_paths())
        caches["process"].set(key, found, REMEMBERED_SECONDS)
    site, roots = found
    request._wagtail_site = site  # type: ignore[attr-defined]  # noqa: SLF001
    request._wagtail_cached_site_root_paths = roots  # type: ignore[attr-defined]  # noqa: SLF001
    return roots
