"""What the identity of the site gives to every browser: its colours and its logo, kept for as long as they last."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control

from .models import SiteBranding

A_YEAR = 365 * 24 * 60 * 60


def site_colours(request: HttpRequest, version: str) -> HttpResponse:
    branding = SiteBranding.current()
    response = HttpResponse(branding.colours, content_type="text/css; charset=utf-8")
    return _kept(response, request, branding.colours_url)


def site_logo(request: HttpRequest, version: str) -> HttpResponse:
    branding = SiteBranding.current()
    if not branding.logo:
        raise Http404
    with branding.logo.open() as file:
        response = HttpResponse(file.read(), content_type="image/png")
    return _kept(response, request, branding.logo_url)


def _kept(response: HttpResponse, request: HttpRequest, current: str) -> HttpResponse:
    """For ever under its present address; an older one, from a page that is still open, gets the present content."""
    if request.path == current:
        patch_cache_control(response, public=True, max_age=A_YEAR, immutable=True)
    else:
        patch_cache_control(response, no_cache=True)
    return response
