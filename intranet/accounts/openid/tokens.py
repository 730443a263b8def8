"""Signed tokens of a provider: none is believed before its signature, its author and its reader are checked."""

from typing import Any

import jwt
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from django.utils.crypto import constant_time_compare
from jwt.exceptions import PyJWTError

from intranet.settings.openid import OpenIDSettings

from .discovery import signing_key

# Signatures that only the provider can make: none made with the secret that we share with it.
ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"]
# Seconds by which the provider's clock may differ from ours.
LEEWAY = 30


class WrongToken(OAuth2Error):
    """A token that is not the provider's, not for this site, out of time, or of another sign-in."""


def id_token_claims(provider: OpenIDSettings, token: str, *, nonce: str) -> dict[str, Any]:
    """What an ID token says (OpenID Connect Core 1.0, 3.1.3.7), of the sign-in that began with ``nonce``."""
    claims = _verified(provider, token, required=["iss", "sub", "aud", "exp", "iat"])
    if not constant_time_compare(str(claims.get("nonce", "")), nonce):
        raise WrongToken("The ID token is of another sign-in.")
    if claims.get("azp", provider.client_id) != provider.client_id:
        raise WrongToken("The ID token was made for somebody else.")
    return claims


def userinfo_claims(provider: OpenIDSettings, token: str) -> dict[str, Any]:
    """What a signed userinfo says (5.3.2), as ProConnect sends it: with its author and its reader, like any token."""
    return _verified(provider, token, required=["iss", "sub", "aud"])


def _verified(provider: OpenIDSettings, token: str, *, required: list[str]) -> dict[str, Any]:
    try:
        key = signing_key(provider, jwt.get_unverified_header(token).get("kid"))
        return dict(
            jwt.decode(
                token,
                key=key,
                algorithms=ALGORITHMS,
                audience=provider.client_id,
                issuer=provider.issuer,
                leeway=LEEWAY,
                options={"require": required},
            )
        )
    except PyJWTError as error:
        raise WrongToken(f"The token is refused: {error}") from error
