"""Handing a referent's work over to the successor: what work there is, kind by kind, and how each kind is moved.

An app registers its kinds in ``AppConfig.ready()``, with :func:`register_work`. Nothing here gives a right: work is
handed over in the spaces of the mandate's domain, to somebody who holds there already what the mandate gives.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from django.db.models import Q
from django.utils.functional import Promise

from intranet.accounts.models import User
from intranet.territory.models import Designation

from .models import Role, Space
from .policies import Access


@dataclass(frozen=True)
class Piece:
    """One thing that somebody works on in a space. ``title`` is empty where whoever looks may not know of it."""

    key: str
    space: Space
    title: str = ""
    url: str = ""
    note: str | Promise = ""


@dataclass(frozen=True)
class KindOfWork:
    """A kind of work.

    ``find(person, spaces, viewer)`` tells what the person has in these spaces, as ``viewer`` may know it;
    ``move(keys, person, successor, by)`` gives those, among what was found, to the successor, and logs each.
    """

    name: str
    label: str | Promise
    find: Callable[[User, Collection[Space], User], Iterable[Piece]]
    move: Callable[[Collection[str], User, User, User], None]


_kinds: dict[str, KindOfWork] = {}


def register_work(kind: KindOfWork) -> None:
    """Add a kind; the same name is replaced."""
    _kinds[kind.name] = kind


@dataclass(frozen=True)
class WorkOfKind:
    """What there is of one kind: the pieces that may be named to whoever looks, and the others, which are counted."""

    kind: KindOfWork
    named: list[Piece]
    unnamed: list[Piece]

    @property
    def pieces(self) -> list[Piece]:
        return [*self.named, *self.unnamed]


def spaces_of_mandate(designation: Designation) -> list[Space]:
    """The spaces that the mandate opens and in which something can be written."""
    spaces = Space.objects.active().filter(domain=designation.domain_id, referent_role__gte=Role.CONTRIBUTOR)
    return list(spaces.order_by("name"))


def takes_over_in(successor: User, spaces: Iterable[Space]) -> tuple[list[Space], list[Space]]:
    """Of these spaces, those where the person holds at least what a referent's mandate gives, and the others."""
    access = Access(successor)
    able = [space for space in spaces if access.has_role(space.pk, Role(space.referent_role or Role.MANAGER))]
    return able, [space for space in spaces if space not in able]


def work_of(person: User, spaces: Collection[Space], viewer: User) -> list[WorkOfKind]:
    """What the person has there, kind by kind, without the empty ones."""
    found = []
    for kind in _kinds.values():
        pieces = list(kind.find(person, spaces, viewer)) if spaces else []
        named = [piece for piece in pieces if piece.title]
        if pieces:
            found.append(WorkOfKind(kind, named, [piece for piece in pieces if not piece.title]))
    return found


def successors_of(designation: Designation) -> list[User]:
    """Who holds a mandate of the same organisation in the same domain today, other than that person."""
    mandates = Designation.objects.in_force().filter(
        Q(organisation=designation.organisation_id), domain=designation.domain_id, person__is_active=True
    )
    people = mandates.exclude(person=designation.person_id).order_by().values("person")
    return list(User.objects.filter(pk__in=people))
