"""A person's browsers: told apart by a signed cookie that each keeps, never by what they are made of."""

import re
from typing import Any

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, HttpResponseBase
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from .models import User

COOKIE = "known_accounts"
# The longest that browsers keep a cookie.
COOKIE_SECONDS = 400 * 24 * 60 * 60
# A browser shared by more people than that forgets the one it has not seen for longest.
KEPT = 10

# In this order: most browsers also claim to be those that come after.
BROWSERS = (
    ("Edge", r"\bEdgA?/|\bEdgiOS/"),
    ("Opera", r"\bOPR/"),
    ("Samsung Internet", r"SamsungBrowser/"),
    ("Firefox", r"Firefox/|FxiOS/"),
    ("Chrome", r"Chrome/|CriOS/|Chromium/"),
    ("Safari", r"Safari/"),
)
SYSTEMS = (
    ("iPhone", r"iPhone"),
    ("iPad", r"iPad"),
    ("Android", r"Android"),
    ("Windows", r"Windows"),
    ("ChromeOS", r"CrOS"),
    ("macOS", r"Macintosh"),
    ("Linux", r"Linux|X11"),
)


def in_words(user_agent: str) -> str:
    """The browser and its system as it presents itself, in the active language: "Firefox sur Windows"."""
    browser = _first(BROWSERS, user_agent)
    system = _first(SYSTEMS, user_agent)
    if browser and system:
        return _("%(browser)s sur %(system)s") % {"browser": browser, "system": system}
    return browser or system or _("Navigateur inconnu")


def _first(known: tuple[tuple[str, str], ...], user_agent: str) -> str:
    return next((name for name, pattern in known if re.search(pattern, user_agent)), "")


def is_known(request: HttpRequest, user: User) -> bool:
    """Whether this browser already opened this account, since the person last ended all their sessions."""
    return any(constant_time_compare(mark, _mark(user)) for mark in _marks(request))


def remember(request: HttpRequest, response: HttpResponseBase, user: User) -> None:
    """Have the browser keep that it opened this account, beside the others that it opened."""
    marks = [_mark(user), *(mark for mark in _marks(request) if mark != _mark(user))][:KEPT]
    response.set_cookie(
        COOKIE,
        Signer(salt=COOKIE).sign_object(marks),
        max_age=COOKIE_SECONDS,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _marks(request: HttpRequest) -> list[str]:
    try:
        marks: Any = Signer(salt=COOKIE).unsign_object(request.COOKIES.get(COOKIE, ""))
    except (BadSignature, ValueError):
        return []
    return marks if isinstance(marks, list) else []


def _mark(user: User) -> str:
    """Tells nothing of the account to whoever reads the cookie."""
    return salted_hmac(COOKIE, f"{user.pk}.{user.sessions_ended}", algorithm="sha256").hexdigest()
