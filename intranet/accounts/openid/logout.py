"""Signing out at the provider too (OpenID Connect RP-Initiated Logout 1.0)."""

from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.crypto import constant_time_compare, get_random_string

from .discovery import ProviderUnavailable, configuration

# In the session: the provider by which it opened, and the ID token that names the provider's own session.
SESSION_KEY = "openid"
LOGOUT_KEY = "openid_logout"


def end_session_address(request: HttpRequest) -> tuple[str, str, str] | None:
    """The provider, where to end its session, and the state to expect back; None where none was opened or it cannot."""
    opened = request.session.get(SESSION_KEY)
    if opened is None or opened["provider"] not in settings.OPENID_PROVIDERS:
        return None
    provider = settings.OPENID_PROVIDERS[opened["provider"]]
    try:
        address = configuration(provider).get("end_session_endpoint")
    except ProviderUnavailable:
        return None
    if not address:
        return None
    state = get_random_string(32)
    asked = {
        "id_token_hint": opened["id_token"],
        "client_id": provider.client_id,
        "post_logout_redirect_uri": settings.SITE_URL + reverse("account_openid_logged_out"),
        "state": state,
    }
    return provider.name, f"{address}{'&' if '?' in address else '?'}{urlencode(asked)}", state


def await_return(request: HttpRequest, state: str, language: str) -> None:
    """Keep, in the new session, what the provider will send back."""
    request.session[LOGOUT_KEY] = {"state": state, "language": language}


def returned(request: HttpRequest) -> str:
    """The language in which the person left, once they are back from the provider; the site's own for anybody else."""
    awaited = request.session.pop(LOGOUT_KEY, None)
    if awaited and constant_time_compare(awaited["state"], request.GET.get("state", "")):
        return str(awaited["language"])
    return settings.LANGUAGE_CODE
