"""The provider, as allauth names it: how a sign-in begins there, and what is kept of what it says."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import get_random_string

from intranet.accounts.languages import content_language

from .claims import Claims
from .client import OpenIDClient


class OpenIDProvider(OpenIDConnectProvider):
    """What is asked comes from the settings: the visitor's address bar adds no scope and takes away no requirement."""

    oauth2_adapter_class = OpenIDClient

    def get_redirect_from_request_kwargs(self, request: HttpRequest) -> dict[str, Any]:
        kwargs = super().get_redirect_from_request_kwargs(request)
        return {**kwargs, "process": AuthProcess.LOGIN, "scope": self.get_scope(), "auth_params": {}}

    def redirect(self, request: HttpRequest, process: str, **kwargs: Any) -> HttpResponse:
        settings = self.get_oauth2_adapter(request).settings
        nonce = get_random_string(32)
        asked = {"nonce": nonce, "acr_values": settings.acr_values, "prompt": settings.prompt}
        kwargs["auth_params"] = {name: value for name, value in asked.items() if value}
        kwargs["data"] = {"nonce": nonce, "language": content_language()}
        return super().redirect(request, process, **kwargs)

    def extract_uid(self, data: dict[str, Claims]) -> str:
        return data["claims"].subject

    def extract_extra_data(self, data: dict[str, Claims]) -> dict[str, Any]:
        """The account holds what this site knows of a person; of the provider's words only what ties them is kept."""
        return {"siret": data["claims"].siret}

    def extract_common_fields(self, data: dict[str, Claims]) -> dict[str, Any]:
        claims = data["claims"]
        return {"email": claims.email, "first_name": claims.first_name, "last_name": claims.last_name}

    def extract_email_addresses(self, data: dict[str, Claims]) -> list[EmailAddress]:
        claims = data["claims"]
        if not claims.email:
            return []
        return [EmailAddress(email=claims.email, verified=claims.email_verified, primary=True)]
