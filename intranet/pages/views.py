"""Serving of pages: found by their address in two queries, whatever the depth."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from wagtail.models import Page, Site
from wagtail.models.sites import SiteRootPath
from wagtail.url_routing import RouteResult
from wagtail.views import serve as wagtail_serve

from intranet.pages.links import page_at


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Wagtail's view, spared its walk down the tree (two queries for each step) where the page is plain."""
    route = _direct_route(request, path)
    if route is not None:
        # Where Wagtail keeps what its own walk found; it then looks no further.
        request._wagtail_route_for_request = route  # type: ignore[attr-defined]  # noqa: SLF001
    response = wagtail_serve(request, path)
    if request.user.is_authenticated:
        # What a person may read today they may not tomorrow: no cache gives it without asking here.
        patch_cache_control(response, private=True, no_cache=True)
    return response


def _direct_route(request: HttpRequest, path: str) -> tuple[Any, ...] | None:
    """The published page at exactly that address in the active language; None leaves the answer to Wagtail's walk."""
    components = [component for component in path.split("/") if component]
    paths = Site.get_site_root_paths()
    _remember_site(request, paths)
    root_path = next((root.root_path for root in paths if root.language_code == get_language()), None)
    if root_path is None:
        return None
    # The slug is indexed, the whole address is not.
    slug = components[-1] if components else root_path.strip("/")
    address = root_path + "".join(f"{component}/" for component in components)
    pages = Page.objects.filter(slug=slug, url_path=address, live=True).order_by()
    found = pages.values_list("pk", "content_type").first()
    if found is None:
        return None
    number, content_type = found
    model = ContentType.objects.get_for_id(content_type).model_class()
    page = None if model is None else model._default_manager.select_related("locale").filter(pk=number).first()
    return None if page is None else RouteResult(page)


def _remember_site(request: HttpRequest, paths: list[SiteRootPath]) -> None:
    """Where Wagtail looks for them for each link: the addresses of the sites, and the site where there is but one.

    Any address is then that site's, and links ask for nothing but its number: the rest is fetched when asked for.
    """
    request._wagtail_cached_site_root_paths = paths  # type: ignore[attr-defined]  # noqa: SLF001
    numbers = {path.site_id for path in paths}
    if len(numbers) == 1:
        request._wagtail_site = Site.from_db(None, ["id"], list(numbers))  # type: ignore[attr-defined]  # noqa: SLF001


def page_by_number(request: HttpRequest, number: int) -> HttpResponse:
    """Where links in text lead for who may not know the page's address, and a short way there for who may."""
    page = page_at(number, request.user)
    url = None if page is None else page.get_url(request)
    if url is None:
        raise Http404
    return HttpResponseRedirect(url)
