"""What a provider says of itself: its addresses and its keys, fetched from it and kept for some minutes."""

import json
from typing import Any

from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from django.core.cache import cache
from jwt import PyJWK, PyJWKSet
from jwt.exceptions import PyJWTError
from requests import RequestException

from intranet.settings.openid import OpenIDSettings

KEPT_SECONDS = 10 * 60
# A key that is not among those kept may be new; asking again is not for whoever sends tokens to decide.
ASK_AGAIN_SECONDS = 30
WELL_KNOWN = "/.well-known/openid-configuration"


class ProviderUnavailable(OAuth2Error):
    """The provider does not answer, or not as OpenID Connect says."""


def configuration(provider: OpenIDSettings) -> dict[str, Any]:
    """The provider's metadata (OpenID Connect Discovery 1.0), whose issuer is exactly the one in the settings."""
    found = cache.get(f"openid-configuration:{provider.name}:{provider.issuer}")
    if found is None:
        found = _fetch(provider.issuer.rstrip("/") + WELL_KNOWN)
        if found.get("issuer") != provider.issuer:
            raise ProviderUnavailable(f"The provider calls itself {found.get('issuer')!r}, not {provider.issuer!r}.")
        cache.set(f"openid-configuration:{provider.name}:{provider.issuer}", found, KEPT_SECONDS)
    return dict(found)


def signing_key(provider: OpenIDSettings, kid: str | None) -> PyJWK:
    """The provider's key of that number. Raises :class:`ProviderUnavailable` where it has none."""
    name = f"openid-keys:{provider.name}:{provider.issuer}"
    keys = cache.get(name)
    if keys is not None and (key := _pick(keys, kid)) is not None:
        return key
    if keys is None or cache.add(f"{name}:asked", True, ASK_AGAIN_SECONDS):
        keys = _fetch(configuration(provider)["jwks_uri"])
        cache.set(name, keys, KEPT_SECONDS)
        if (key := _pick(keys, kid)) is not None:
            return key
    raise ProviderUnavailable(f"The provider has no signing key {kid!r}.")


def _pick(keys: dict[str, Any], kid: str | None) -> PyJWK | None:
    try:
        usable = [key for key in PyJWKSet.from_dict(keys).keys if key.public_key_use in {None, "sig"}]
    except (PyJWTError, KeyError, TypeError, AttributeError) as error:
        raise ProviderUnavailable("The provider's keys cannot be read.") from error
    if kid is None:
        return usable[0] if len(usable) == 1 else None
    return next((key for key in usable if key.key_id == kid), None)


def _fetch(address: str) -> dict[str, Any]:
    try:
        with get_adapter().get_requests_session() as session:
            response = session.get(address, allow_redirects=False)
            response.raise_for_status()
            found = json.loads(response.content)
    except (RequestException, ValueError) as error:
        raise ProviderUnavailable(f"{address} does not answer as it should.") from error
    if not isinstance(found, dict):
        raise ProviderUnavailable(f"{address} does not answer as it should.")
    return found
