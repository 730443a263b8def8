"""What a provider says of a person, in this site's words."""

from dataclasses import dataclass
from typing import Any, Self

from allauth.account.internal.emailkit import valid_email_or_none

from intranet.settings.openid import OpenIDSettings

NAME_LENGTH = 100


@dataclass(frozen=True)
class Claims:
    """Of one sign-in. ``email`` is in lower case, empty where there is none; ``siret`` is 14 digits or empty."""

    subject: str
    email: str
    email_verified: bool
    first_name: str
    last_name: str
    siret: str
    second_factor: bool

    @classmethod
    def of(cls, provider: OpenIDSettings, id_token: dict[str, Any], userinfo: dict[str, Any]) -> Self:
        """From the claims of both, userinfo first; how the person signed in is told by the ID token alone."""
        told = {**id_token, **userinfo}
        methods = id_token.get("amr") or []
        values = {id_token.get("acr"), *(methods if isinstance(methods, list) else [methods])}
        siret = "".join(str(_single(told.get(provider.siret_claim)) or "").split())
        return cls(
            subject=str(id_token["sub"]),
            email=(valid_email_or_none(str(told.get("email") or "")) or "").lower(),
            email_verified=told.get("email_verified") is True or provider.addresses_verified,
            first_name=_text(told.get(provider.first_name_claim)),
            last_name=_text(told.get(provider.last_name_claim)),
            siret=siret if siret.isascii() and siret.isdigit() and len(siret) == 14 else "",
            second_factor=not values.isdisjoint(provider.second_factor_values),
        )


def _single(value: Any) -> Any:
    """Keycloak sends some attributes as a list of one."""
    return value[0] if isinstance(value, list) and len(value) == 1 else value


def _text(value: Any) -> str:
    return " ".join(str(_single(value) or "").split())[:NAME_LENGTH]
