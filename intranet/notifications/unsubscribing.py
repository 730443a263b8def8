"""Links by which a mail is refused without signing in (RFC 8058): signed, and telling nothing of whom they serve."""

from django.core.signing import BadSignature, Signer

from .addresses import absolute_url
from .models import Preference

_SIGNER = Signer(salt="notifications.unsubscribe")


def unsubscribe_url(preference: Preference, language: str) -> str:
    """Good for as long as the account: whoever finds an old mail may still want no more of them."""
    return absolute_url(language, "notices:unsubscribe", _SIGNER.sign(preference.key))


def preference_behind(token: str) -> Preference | None:
    """Whose choice that link is about; None where it was not made here."""
    try:
        key = _SIGNER.unsign(token)
    except BadSignature:
        return None
    return Preference.objects.select_related("reader").filter(key=key).first()
