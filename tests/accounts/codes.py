"""What an authenticator shows, for tests: the codes of a secret at an instant, and people who have one."""

import time

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value

from intranet.accounts.models import User

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def code_of(secret: str = SECRET, *, periods_ago: int = 0) -> str:
    """The code that the authenticator shows now, or that it showed so many periods of 30 seconds ago."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 - periods_ago))


def give_authenticator(user: User, secret: str = SECRET) -> list[str]:
    """Have somebody use an authenticator of that secret. Returns their recovery codes."""
    TOTP.activate(user, secret)
    codes: list[str] = RecoveryCodes.activate(user).get_unused_codes()
    return codes


def kinds_of(user: User) -> set[str]:
    return set(Authenticator.objects.filter(user=user).values_list("type", flat=True))
