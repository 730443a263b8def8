"""What an action would bring, told before it is done: it is done for good measure, looked at, and undone."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2s

from django.db import transaction
from django.db.models import Exists, OuterRef
from wagtail.models import Page

from intranet.accounts.models import User

from .models import AccessRule, Role, Space
from .roster import roster


@dataclass(frozen=True)
class Consequences:
    """Numbers of pages (all their languages counted once, published ones only) and of people."""

    pages_narrower: int = 0
    pages_wider: int = 0
    people_out: int = 0
    people_in: int = 0
    people_less: int = 0
    people_more: int = 0
    locks_out: bool = False
    leaves_nobody: bool = False

    @property
    def are_none(self) -> bool:
        return self == Consequences()

    @property
    def digest(self) -> str:
        """What a person confirms: other consequences than those shown ask for another confirmation."""
        return blake2s(repr(self).encode(), digest_size=8).hexdigest()


class _Undo(Exception):
    """Takes back what was only tried."""


def consequences_of(
    act: Callable[[], object], *, space: Space, by: User, at: dt.datetime | None = None
) -> Consequences:
    """Try ``act`` in a transaction that is rolled back, and compare the pages and people of ``space`` before and after.

    People are compared at the instant ``at`` (now by default). Objects that ``act`` changes in memory stay changed:
    give it its own. Raises what ``act`` raises.
    """
    try:
        with transaction.atomic():
            pages, people = _pages(), _people(space, at)
            act()
            found = _compare(pages, _pages(), people, _people(space, at), by)
            raise _Undo
    except _Undo:
        return found


def _pages() -> dict[object, int]:
    published = Page.objects.filter(translation_key=OuterRef("translation_key"), live=True)
    rules = AccessRule.objects.filter(Exists(published))
    return dict(rules.values_list("translation_key", "audience"))


def _people(space: Space, at: dt.datetime | None) -> dict[int, Role]:
    stored = Space.objects.filter(pk=space.pk).first()
    return {} if stored is None else {entry.user.pk: entry.role for entry in roster(stored, at)}


def _compare(
    pages: dict[object, int],
    pages_after: dict[object, int],
    people: dict[int, Role],
    people_after: dict[int, Role],
    by: User,
) -> Consequences:
    managed = people.get(by.pk) == Role.MANAGER
    return Consequences(
        pages_narrower=sum(pages_after.get(key, audience) < audience for key, audience in pages.items()),
        pages_wider=sum(pages_after.get(key, audience) > audience for key, audience in pages.items()),
        people_out=len(people.keys() - people_after.keys()),
        people_in=len(people_after.keys() - people.keys()),
        people_less=sum(people_after.get(person, role) < role for person, role in people.items()),
        people_more=sum(people_after.get(person, role) > role for person, role in people.items()),
        locks_out=managed and people_after.get(by.pk) != Role.MANAGER and not by.is_superuser,
        leaves_nobody=Role.MANAGER in people.values() and Role.MANAGER not in people_after.values(),
    )
