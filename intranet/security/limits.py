"""How often one may do what costs others something: send mails, try secrets. Counted in the shared cache.

Signing in has allauth's own limits (``ACCOUNT_RATE_LIMITS``, ``MFA``); these are for the site's other doors.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest


@dataclass(frozen=True)
class Limit:
    """So many times within ``seconds`` for one person (or, without account, one session) and one network address.

    A whole town hall may share an address: give it room. ``cache`` names where it is counted.
    """

    name: str
    of_one_reader: int
    of_one_address: int
    seconds: int = 60 * 60
    cache: str = "default"

    def allows(self, request: HttpRequest, times: int = 1) -> bool:
        """Count so many times, and say whether that is within the limits. Each is counted, whichever has its fill."""
        over = [who for who, most in self._limits(request) if self._counted(who, times) > most]
        return not over

    def _limits(self, request: HttpRequest) -> Iterator[tuple[str, int]]:
        yield f"address:{get_adapter().get_client_ip(request)}", self.of_one_address
        if request.user.is_authenticated:
            yield f"person:{request.user.pk}", self.of_one_reader
        elif request.session.session_key:
            yield f"session:{request.session.session_key}", self.of_one_reader

    def _counted(self, who: str, times: int) -> int:
        # No address is kept in clear, and no key holds what a cache would refuse.
        key = f"{self.name}:" + hashlib.sha256(f"{settings.SECRET_KEY}:{who}".encode()).hexdigest()
        counts = caches[self.cache]
        counts.add(key, 0, self.seconds)
        try:
            return counts.incr(key, times)
        except ValueError:
            # It ended between the two lines.
            return times
