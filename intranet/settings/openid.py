"""OpenID Connect providers, read from the environment: ``OIDC_PROVIDERS`` names them, each has variables of its own."""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from .environment import Environment

NAME = re.compile(r"[a-z][a-z0-9]{0,19}")


@dataclass(frozen=True)
class OpenIDSettings:
    """One provider, as ``OIDC_<NAME>_*`` describes it; docs/settings.md says what each means."""

    name: str
    issuer: str
    client_id: str
    client_secret: str
    label: str
    trusted: bool
    addresses_verified: bool
    signed_userinfo: bool
    domains: tuple[str, ...]
    sirets: tuple[str, ...]
    scopes: tuple[str, ...]
    acr_values: str
    prompt: str
    second_factor_values: tuple[str, ...]
    siret_claim: str
    first_name_claim: str
    last_name_claim: str


def read_providers(env: Environment, names: list[str]) -> dict[str, OpenIDSettings]:
    """The providers of that name; what is wrong or missing is kept for ``env.report``."""
    for name in names:
        env.refuse(
            not NAME.fullmatch(name),
            f"OIDC_PROVIDERS: expected names of small letters and digits, such as proconnect, got {name!r}.",
        )
    return {name: _read(env, name) for name in names if NAME.fullmatch(name)}


def _read(env: Environment, name: str) -> OpenIDSettings:
    prefix = f"OIDC_{name.upper()}"
    env.require(f"{prefix}_ISSUER", "the provider's address, below which /.well-known/openid-configuration is found.")
    env.require(f"{prefix}_CLIENT_ID", "what the provider calls this site.")
    env.require(f"{prefix}_CLIENT_SECRET", "the secret that the provider shares with this site.")
    issuer = env.str(f"{prefix}_ISSUER", default="")
    parts = urlsplit(issuer)
    env.refuse(
        issuer and (parts.scheme not in {"http", "https"} or not parts.netloc or parts.query),
        f"{prefix}_ISSUER: expected an address such as https://auth.example.org/realms/pole, got {issuer!r}.",
    )
    sirets = env.list(f"{prefix}_SIRETS", default=[])
    env.refuse(
        any(not re.fullmatch(r"\d{9}(\d{5})?", siret) for siret in sirets),
        f"{prefix}_SIRETS: expected SIRET (14 digits) or SIREN (9 digits), separated by commas.",
    )
    return OpenIDSettings(
        name=name,
        issuer=issuer,
        client_id=env.str(f"{prefix}_CLIENT_ID", default=""),
        client_secret=env.str(f"{prefix}_CLIENT_SECRET", default=""),
        label=env.str(f"{prefix}_LABEL", default=name.capitalize()),
        trusted=env.bool(f"{prefix}_TRUSTED", default=False),
        addresses_verified=env.bool(f"{prefix}_ADDRESSES_VERIFIED", default=False),
        signed_userinfo=env.bool(f"{prefix}_SIGNED_USERINFO", default=False),
        domains=tuple(each.lower().lstrip("@") for each in env.list(f"{prefix}_DOMAINS", default=[])),
        sirets=tuple(sirets),
        scopes=tuple(env.list(f"{prefix}_SCOPES", default=["openid", "profile", "email"])),
        acr_values=env.str(f"{prefix}_ACR_VALUES", default=""),
        prompt=env.str(f"{prefix}_PROMPT", default=""),
        second_factor_values=tuple(env.list(f"{prefix}_SECOND_FACTOR_VALUES", default=[])),
        siret_claim=env.str(f"{prefix}_SIRET_CLAIM", default="siret"),
        first_name_claim=env.str(f"{prefix}_FIRST_NAME_CLAIM", default="given_name"),
        last_name_claim=env.str(f"{prefix}_LAST_NAME_CLAIM", default="family_name"),
    )


def allauth_app(provider: OpenIDSettings) -> dict[str, Any]:
    """The provider in the words of allauth's ``APPS``."""
    return {
        "provider_id": provider.name,
        "name": provider.label,
        "client_id": provider.client_id,
        "secret": provider.client_secret,
        "settings": {"server_url": provider.issuer, "oauth_pkce_enabled": True, "scope": list(provider.scopes)},
    }
