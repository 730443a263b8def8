"""How allauth's sign-in by a provider behaves here."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter, _build_apps_from_settings
from allauth.socialaccount.models import SocialApp, SocialLogin
from allauth.socialaccount.providers.base.constants import AuthError
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.shortcuts import redirect

from intranet.accounts.access_log import record
from intranet.accounts.actions import create_account
from intranet.accounts.languages import url_in
from intranet.accounts.models import User

from . import organisations
from .decisions import Decision, decide
from .discovery import ProviderUnavailable


def refused(language: str, reason: str) -> ImmediateHttpResponse:
    """The way to the page that says why, in the language in which the person began."""
    return ImmediateHttpResponse(redirect(url_in(language, "account_openid_refused", reason)))


class OpenIDAdapter(DefaultSocialAccountAdapter):
    """Asks :func:`decide` whom to let in; providers come from the settings alone."""

    def list_apps(
        self, request: HttpRequest, provider: str | None = None, client_id: str | None = None
    ) -> list[SocialApp]:
        """allauth would also take those of a table of the database."""
        found = _build_apps_from_settings(provider=provider, client_id=client_id)
        return [app for apps in found.values() for app in apps]

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Link an account, let one be made, or refuse. What later steps of signing in need goes with the state."""
        claims = sociallogin.claims
        sociallogin.state["id_token"] = sociallogin.id_token
        sociallogin.state["second_factor_vouched"] = claims.second_factor
        if sociallogin.is_existing:
            return
        user = User.objects.filter(email=claims.email).first() if claims.email else None
        provider = settings.OPENID_PROVIDERS[sociallogin.account.provider]
        decision = decide(provider, claims, has_account=user is not None)
        if decision is Decision.LINK and user is not None:
            self._link(request, sociallogin, user)
        elif decision is not Decision.CREATE:
            raise refused(_language(sociallogin.state), decision)

    def _link(self, request: HttpRequest, sociallogin: SocialLogin, user: User) -> None:
        if not user.is_active:
            # Refused as elsewhere, and nothing is kept.
            raise ImmediateHttpResponse(redirect(url_in(_language(sociallogin.state), "account_inactive")))
        with transaction.atomic():
            EmailAddress.objects.update_or_create(
                user=user, email=user.email, defaults={"verified": True, "primary": True}
            )
            sociallogin.connect(request, user)

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Only whom :meth:`pre_social_login` did not refuse comes here."""
        return True

    @transaction.atomic
    def save_user(self, request: HttpRequest, sociallogin: SocialLogin, form: Any = None) -> User:
        """Make the account, with the names that the provider gives, and its affiliation where the SIRET tells one."""
        claims = sociallogin.claims
        user = create_account(
            claims.email,
            first_name=claims.first_name,
            last_name=claims.last_name,
            language=_language(sociallogin.state),
            by=None,
            welcome=False,
        )
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
        sociallogin.user = sociallogin.account.user = user
        sociallogin.account.save()
        record("accounts.link_provider", user, request, what=sociallogin.account.provider)
        organisations.affiliate(user, claims.siret)
        return user

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,
        error: str | None = None,
        exception: Exception | None = None,
        extra_context: dict[str, Any] | None = None,
    ) -> None:
        reason = "failed"
        if error == AuthError.CANCELLED:
            reason = "cancelled"
        elif isinstance(exception, ProviderUnavailable):
            reason = "unavailable"
        raise refused(_language((extra_context or {}).get("state") or {}), reason)


def _language(state: dict[str, Any]) -> str:
    """That of the page where the person began; the site's own where the sign-in is not one that this session began."""
    language = (state.get("data") or {}).get("language")
    return language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
