"""Going to a provider's site."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers


def leave_for(request: HttpRequest, address: str, provider: str) -> HttpResponse:
    """A page that goes there at once, by itself (see the template for why it is no redirection)."""
    context = {"address": address, "provider": settings.OPENID_PROVIDERS[provider].label}
    response = render(request, "accounts/leaving.html", context)
    add_never_cache_headers(response)
    return response
