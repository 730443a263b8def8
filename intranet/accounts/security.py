"""What follows from events of access: each is logged, and the person is told of what they should know.

allauth announces them; here is what this site does about them.
"""

from typing import Any

from allauth.account import signals as account_signals
from allauth.mfa import signals as mfa_signals
from allauth.mfa.models import Authenticator
from allauth.socialaccount import signals as social_signals
from allauth.socialaccount.models import SocialLogin
from django.contrib.auth.signals import user_logged_out
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

from intranet.notifications import notify

from . import browsers
from .access_log import address_of, record
from .models import User
from .notices import NEW_BROWSER, SECURITY_CHANGED
from .openid.logout import SESSION_KEY
from .second_factor.proof import drop_proof, get_authentication_records, has_factor, keep_proof
from .sessions import keep_listed


def signed_in(
    sender: type,
    request: HttpRequest,
    response: HttpResponseBase,
    user: User,
    demo: bool = False,
    sociallogin: SocialLogin | None = None,
    **kwargs: Any,
) -> None:
    """Log it, list the session, and tell the person of a browser that never opened their account."""
    if sociallogin is not None:
        provider = sociallogin.account.provider
        request.session[SESSION_KEY] = {"provider": provider, "id_token": sociallogin.state["id_token"]}
        if sociallogin.state["second_factor_vouched"]:
            keep_proof(request, user, type="openid", provider=provider)
    record("accounts.sign_in", user, request, what=", ".join(_methods(request, user)))
    keep_listed(request)
    if not (demo or browsers.is_known(request, user) or getattr(request, "first_sign_in", False)):
        details = {
            "user_agent": request.headers.get("User-Agent", "")[:400],
            "address": address_of(request),
            "at": timezone.now().isoformat(),
        }
        notify([user], NEW_BROWSER, details)
    browsers.remember(request, response, user)


def _methods(request: HttpRequest, user: User) -> list[str]:
    """How the person signed in, in allauth's words: password, code, mfa:totp, mfa:webauthn, socialaccount:name."""
    words = []
    for each in get_authentication_records(request, user):
        detail = each.get("type") or each.get("provider")
        words.append(f"{each['method']}:{detail}" if detail else each["method"])
    return list(dict.fromkeys(words))


def signed_out(sender: type, request: HttpRequest, user: User | None, **kwargs: Any) -> None:
    if user is not None and user.is_authenticated:
        record("accounts.sign_out", user, request)


def password_changed(sender: type, request: HttpRequest, user: User, **kwargs: Any) -> None:
    record("accounts.change_password", user, request)


def factor_added(sender: type, request: HttpRequest, user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    if authenticator.type == Authenticator.Type.RECOVERY_CODES:
        record("accounts.make_recovery_codes", user, request)
    else:
        record("accounts.add_factor", user, request, what=authenticator.type)


def factor_removed(sender: type, request: HttpRequest, user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    record("accounts.remove_factor", user, request, what=authenticator.type)
    if not has_factor(user):
        drop_proof(request)


def codes_made(sender: type, request: HttpRequest, user: User, **kwargs: Any) -> None:
    record("accounts.make_recovery_codes", user, request)


def factor_used(sender: type, request: HttpRequest, user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    """A recovery code may have been found by somebody else: its owner is told."""
    if authenticator.type == Authenticator.Type.RECOVERY_CODES:
        record("accounts.use_recovery_code", user, request)
        notify([user], SECURITY_CHANGED, {"change": "recovery_code_used"})


def factor_failed(sender: type, request: HttpRequest, user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    record("accounts.factor_failed", user, request, what=authenticator.type)


def provider_linked(sender: type, request: HttpRequest, sociallogin: Any, **kwargs: Any) -> None:
    record("accounts.link_provider", sociallogin.user, request, what=sociallogin.account.provider)


def connect() -> None:
    account_signals.user_logged_in.connect(signed_in, dispatch_uid="accounts.signed_in")
    user_logged_out.connect(signed_out, dispatch_uid="accounts.signed_out")
    for name in ("password_set", "password_changed", "password_reset"):
        getattr(account_signals, name).connect(password_changed, dispatch_uid=f"accounts.{name}")
    mfa_signals.authenticator_added.connect(factor_added, dispatch_uid="accounts.factor_added")
    mfa_signals.authenticator_removed.connect(factor_removed, dispatch_uid="accounts.factor_removed")
    mfa_signals.authenticator_reset.connect(codes_made, dispatch_uid="accounts.codes_made")
    mfa_signals.authenticator_used.connect(factor_used, dispatch_uid="accounts.factor_used")
    mfa_signals.authentication_failed.connect(factor_failed, dispatch_uid="accounts.factor_failed")
    social_signals.social_account_added.connect(provider_linked, dispatch_uid="accounts.provider_linked")
