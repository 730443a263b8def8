"""What every request of a signed-in person passes: when its session was last seen, and the second factor it owes."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from .second_factor.proof import is_proven
from .second_factor.registry import is_required
from .second_factor.views import NEXT_KEY
from .sessions import keep_seen

View = Callable[[HttpRequest], HttpResponse]

# All that is open to whoever owes a second factor: setting it up, leaving, and what the pages around are drawn with.
WAY_OUT = {
    "account_second_factor_required",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_view_recovery_codes",
    "account_reauthenticate",
    "account_reauthenticate_by_code",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "account_logout",
    "account_openid_logged_out",
    "site_colours",
    "site_logo",
}


class SessionSeenMiddleware:
    """Keeps, every few minutes, when and from where a session was last used."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        keep_seen(request)
        return response


class SecondFactorMiddleware:
    """Whoever must have a second factor reaches nothing before they have proven one: pages, admin, API, files, feeds.

    Asked before the address is looked at, so that no answer tells what is there. It costs nothing where
    ``MFA_REQUIRED_FOR`` is empty, nor once the session has proven a factor.
    """

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not settings.MFA_REQUIRED_FOR or not _owes(request):
            return self.get_response(request)
        # The frame of the pages below then names nothing of the site.
        request.owes_second_factor = True  # type: ignore[attr-defined]
        return self.get_response(request) if _is_way_out(request) else _lead_to_it(request)


def _owes(request: HttpRequest) -> bool:
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return False
    user = request.user
    return user.is_authenticated and user.is_active and not is_proven(request) and is_required(user)


def _is_way_out(request: HttpRequest) -> bool:
    try:
        return resolve(request.path_info).view_name in WAY_OUT
    except Resolver404:
        return False


def _lead_to_it(request: HttpRequest) -> HttpResponse:
    """To the page that explains, for somebody who reads; a plain refusal for a program or a form."""
    response: HttpResponse
    reads = request.method in {"GET", "HEAD"} and "HX-Request" not in request.headers
    if reads and request.accepts("text/html"):
        request.session.setdefault(NEXT_KEY, request.get_full_path())
        response = redirect("account_second_factor_required")
    else:
        text = _("Votre compte demande une seconde étape de connexion : ouvrez le site dans un navigateur.")
        response = HttpResponse(text, status=403, content_type="text/plain; charset=utf-8")
    add_never_cache_headers(response)
    return response
