"""The page to come back to, kept through every step of signing in."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

from allauth.account.utils import get_next_redirect_url, passthrough_next_redirect_url
from django.http import HttpRequest, HttpResponseBase
from django.http.response import HttpResponseRedirectBase
from django.urls import reverse

STEPS = (
    "account_login",
    "account_request_login_code",
    "account_confirm_login_code",
    "account_reset_password_done",
    "mfa_authenticate",
)


class KeepsNextPage:
    """For allauth's views, several of which forget ``next`` when they send back to an earlier step."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        if isinstance(response, HttpResponseRedirectBase) and _forgets_next(response.url):
            response["Location"] = with_next(request, response.url)
        return response


def with_next(request: HttpRequest, url: str) -> str:
    """``url`` with the page to come back to, where the request names a safe one."""
    if get_next_redirect_url(request) is None:
        return url
    return passthrough_next_redirect_url(request, url, "next")


def _forgets_next(url: str) -> bool:
    parts = urlsplit(url)
    return parts.path in {reverse(name) for name in STEPS} and "next" not in parse_qs(parts.query)
