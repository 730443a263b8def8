"""The exchange with a provider: what allauth leaves unchecked is checked here."""

import json
from typing import Any

from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp, SocialLogin, SocialToken
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from intranet.settings.openid import OpenIDSettings

from .claims import Claims
from .discovery import configuration
from .tokens import WrongToken, id_token_claims, userinfo_claims


class OpenIDClient(OpenIDConnectOAuth2Adapter):
    """allauth's, with verified signatures, issuer, audience and nonce, and userinfo signed or not.

    ``nonce`` is that of the sign-in under way, set from the session by whoever receives the provider's answer.
    """

    nonce = ""

    @property
    def settings(self) -> OpenIDSettings:
        return settings.OPENID_PROVIDERS[self.provider_id]

    @property
    def openid_config(self) -> dict[str, Any]:
        return configuration(self.settings)

    def get_callback_url(self, request: HttpRequest, app: SocialApp) -> str:
        """From the settings: a request's host name may be forged. Without a language, as it is registered."""
        return settings.SITE_URL + reverse("openid_connect_callback", args=[self.provider_id])

    def complete_login(self, request: HttpRequest, app: SocialApp, token: SocialToken, **kwargs: Any) -> SocialLogin:
        raw = kwargs["response"].get("id_token")
        if not isinstance(raw, str) or not self.nonce:
            raise WrongToken("The provider sent no ID token.")
        told = id_token_claims(self.settings, raw, nonce=self.nonce)
        userinfo = self._userinfo(token.token)
        if userinfo["sub"] != told["sub"]:
            raise WrongToken("The userinfo is about somebody else.")
        claims = Claims.of(self.settings, told, userinfo)
        login = self.get_provider().sociallogin_from_response(request, {"claims": claims})
        login.claims = claims
        login.id_token = raw
        return login

    def _userinfo(self, access_token: str) -> dict[str, Any]:
        with get_adapter().get_requests_session() as session:
            response = session.get(self.profile_url, headers={"Authorization": f"Bearer {access_token}"})
            response.raise_for_status()
        if response.headers.get("Content-Type", "").partition(";")[0].strip() == "application/jwt":
            return userinfo_claims(self.settings, response.text.strip())
        if self.settings.signed_userinfo:
            raise WrongToken("The provider sent a userinfo without signature.")
        try:
            userinfo = json.loads(response.content)
        except ValueError as error:
            raise WrongToken("The provider's userinfo cannot be read.") from error
        if not isinstance(userinfo, dict) or "sub" not in userinfo:
            raise WrongToken("The provider's userinfo says of nobody.")
        return userinfo
