"""Whom a provider lets in: the one place that decides, from what it says and what the settings say of it."""

from enum import StrEnum

from intranet.settings.openid import OpenIDSettings

from . import organisations
from .claims import Claims


class Decision(StrEnum):
    """What becomes of somebody whose sign-in at the provider is not linked to an account yet."""

    LINK = "link"
    CREATE = "create"
    # Refusals, by the words that end the address of the page that explains them.
    UNTRUSTED = "untrusted"
    UNVERIFIED = "unverified"
    UNKNOWN = "unknown"
    INCOMPLETE = "incomplete"


def decide(provider: OpenIDSettings, claims: Claims, *, has_account: bool) -> Decision:
    """``has_account``: whether the address is that of an account. It makes no refusal differ from another.

    A provider named as trusted is believed about the addresses it verified, of its domains alone where these are named.
    An account is made for somebody of an organisation known here, or where a list names their domain or SIRET.
    """
    if not provider.trusted:
        return Decision.UNTRUSTED
    if not claims.email or not claims.email_verified:
        return Decision.UNVERIFIED
    if provider.domains and claims.email.rpartition("@")[2] not in provider.domains:
        return Decision.UNKNOWN
    if has_account:
        return Decision.LINK
    if not _may_have_one(provider, claims):
        return Decision.UNKNOWN
    return Decision.CREATE if claims.first_name and claims.last_name else Decision.INCOMPLETE


def _may_have_one(provider: OpenIDSettings, claims: Claims) -> bool:
    if provider.sirets:
        return bool(claims.siret) and not {claims.siret, claims.siret[:9]}.isdisjoint(provider.sirets)
    return bool(provider.domains) or organisations.is_known(claims.siret)
