"""The site, plus an address for each of its error pages: for the gallery's server and for tests alone."""

from django.conf.urls.i18n import i18n_patterns
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.csrf import requires_csrf_token

from intranet.urls import urlpatterns as site

# By the name of its example: the status of each, and the last part of its address.
ERRORS = {"400": 400, "403": 403, "403-csrf": 403, "429": 429, "500": 500}


@requires_csrf_token
def fail(request: HttpRequest, name: str) -> HttpResponse:
    """Answer with the error of this name, by the way that the site itself takes to it."""
    match name:
        case "400":
            raise SuspiciousOperation
        case "403":
            raise PermissionDenied
        case "403-csrf":
            return render(request, "403_csrf.html", status=403)
        case "429":
            return render(request, "429.html", status=429)
    raise RuntimeError("broken on purpose")


urlpatterns = [*i18n_patterns(path("erreur/<slug:name>/", fail)), *site]
