"""What must be settled before a person leaves: each app says what would be left without anybody."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from intranet.accounts.models import User


@dataclass(frozen=True)
class Hindrance:
    """A sentence for the person, and the path of where to settle it, if there is one."""

    words: str
    url: str = ""


Finder = Callable[[User], Iterable[Hindrance]]
_finders: list[Finder] = []


def register_hindrances(finder: Finder) -> Finder:
    """Add what finds hindrances, in the active language."""
    _finders.append(finder)
    return finder


def hindrances_of(person: User) -> list[Hindrance]:
    """All that stands in the way of that person's leaving today."""
    return [hindrance for finder in _finders for hindrance in finder(person)]


def last_administrator(person: User) -> Iterable[Hindrance]:
    """A site without an administrator could not be mended by anybody."""
    others = User.objects.filter(is_superuser=True, is_active=True).exclude(pk=person.pk)
    if person.is_superuser and not others.exists():
        yield Hindrance(_("Le site n’aurait plus d’administrateur : nommez-en un autre d’abord."))
