"""Who must sign in with a second factor. The apps that know whom a name means supply it, by :func:`required_by`."""

from collections.abc import Callable

from django.conf import settings

from intranet.accounts.models import User

Predicate = Callable[[User], bool]

_predicates: dict[str, Predicate] = {}


def required_by(name: str, predicate: Predicate) -> None:
    """Give ``MFA_REQUIRED_FOR`` a name that it may hold; to be called from ``AppConfig.ready``.

    ``predicate`` says whether an active user, that of the request, is meant today. It is asked at each request of a
    session that has proven no second factor, so it costs a bounded number of queries, best those that the request makes
    anyway (``access_of(user)``). It is never asked where the setting does not hold the name.
    """
    _predicates[name] = predicate


def known_names() -> set[str]:
    return set(_predicates)


def is_required(user: User) -> bool:
    """Whether this person must have a second factor today."""
    return any(_predicates[name](user) for name in settings.MFA_REQUIRED_FOR if name in _predicates)
