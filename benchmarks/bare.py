"""The least that a signed-in request can cost: a Django view with a session and its user, on the same settings."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import path

from intranet.urls import urlpatterns as site_patterns


def bare(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"<!doctype html><title>Bare</title><p>{request.user.pk}</p>")


urlpatterns: list[Any] = [path("bare/", bare), *site_patterns]
