"""Serving of pages: found by their address in two queries, whatever the depth."""

from functools import cache
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.cache import patch_cache_control
from django.views.generic import TemplateView
from wagtail.models import Page, get_page_models
from wagtail.url_routing import RouteResult
from wagtail.views import serve as wagtail_serve

from intranet.access.prepared import PreparedObjects
from intranet.accounts.languages import content_language
from intranet.pages.links import page_at
from intranet.pages.models import HomePage
from intranet.pages.roots import remember_roots
from intranet.pages.site_map import site_map
from intranet.pages.view_counts import note_view


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Wagtail's view, spared its walk down the tree (two queries for each step) where the page is plain."""
    roots = remember_roots(request)
    route = _direct_route(roots, path)
    if route is not None:
        # Where Wagtail keeps what its own walk found; it then looks no further.
        request._wagtail_route_for_request = route  # type: ignore[attr-defined]  # noqa: SLF001
    response = wagtail_serve(request, path)
    found = getattr(request, "_wagtail_route_for_request", None)
    if found is not None:
        note_view(request, found[0], response)
    if request.user.is_authenticated:
        # What a person may read today they may not tomorrow: no cache gives it without asking here.
        patch_cache_control(response, private=True, no_cache=True)
    return response


def _direct_route(roots: list[Any], path: str) -> tuple[Any, ...] | None:
    """The published page at exactly that address in the active language; None leaves the answer to Wagtail's walk.

    :raises Http404: where there is none, and the walk would find nothing either
    """
    components = [component for component in path.split("/") if component]
    root_path = next((root.root_path for root in roots if root.language_code == content_language()), None)
    if root_path is None:
        return None
    # The slug is indexed, the whole address is not.
    slug = components[-1] if components else root_path.strip("/")
    address = root_path + "".join(f"{component}/" for component in components)
    # Under the root, only home pages stand.
    page = next(iter(AT_ADDRESS.objects(Page if components else HomePage, slug, address)), None)
    if page is None or not page.live:
        if _pages_alone_have_addresses():
            raise Http404
        return None
    model = page.specific_class
    if model not in {None, type(page)}:
        # The fields of its own type; somebody may be deleting it.
        specific = next(iter(BY_NUMBER.objects(model, page.pk)), None)
        if specific is None:
            return None
        specific.locale = page.locale
        page = specific
    return RouteResult(page)


@cache
def _pages_alone_have_addresses() -> bool:
    """Whether no type of page answers at addresses below its own."""
    return all(model.route is Page.route for model in get_page_models())


def _at_address(model: type[Page], slug: str, address: str) -> QuerySet[Page]:
    return model.objects.filter(slug=slug, url_path=address).select_related("locale").order_by("pk")


def _by_number(model: type[Page], number: int) -> QuerySet[Page]:
    return model.objects.filter(pk=number)


AT_ADDRESS, BY_NUMBER = PreparedObjects(_at_address), PreparedObjects(_by_number)


def page_by_number(request: HttpRequest, number: int) -> HttpResponse:
    """Where links in text lead for who may not know the page's address, and a short way there for who may."""
    page = page_at(number, request.user)
    url = None if page is None else page.get_url(request)
    if url is None:
        raise Http404
    return HttpResponseRedirect(url)


class SiteMapView(TemplateView):
    """The pages that the reader may open, in the language of the address."""

    template_name = "pages/site_map.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        nodes, screen = site_map(self.request.user, content_language(), self.request.GET.get("p"))
        return super().get_context_data(nodes=nodes, screen=screen, **kwargs)

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        response = super().render_to_response(context, **kwargs)
        if self.request.user.is_authenticated:
            patch_cache_control(response, private=True, no_cache=True)
        return response
