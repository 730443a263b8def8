"""Coming into a space, and out of it, by oneself: who may do what."""

from dataclasses import dataclass
from enum import StrEnum

from .models import Joining, JoinRequest, Membership, Role, Space
from .policies import Person, Standing, access_of


class Way(StrEnum):
    """What a person finds at the door of a space."""

    JOIN = "join"
    ASK = "ask"
    WAIT = "wait"
    LEAVE = "leave"


STANDING_FOR = {Joining.POLE: Standing.POLE, Joining.NETWORK: Standing.NETWORK}


@dataclass(frozen=True)
class Door:
    """The way that is open; with the request that waits, or the membership that can be left."""

    way: Way
    request: JoinRequest | None = None
    membership: Membership | None = None


def door_of(space: Space, person: Person) -> Door | None:
    """What the person may do about being in the space; None where there is nothing, or nothing that they may know of.

    Who has a role by a mandate or by the pôle's team has nothing to ask for, nor to leave.
    """
    access = access_of(person)
    if not access.known:
        return None
    if space.pk in access.held_roles:
        own = Membership.objects.of(person).filter(space=space).select_related("space").first()
        return None if own is None else Door(Way.LEAVE, membership=own)
    if access.passes or space.is_archived or space.joining == Joining.CLOSED:
        return None
    if not access.visible_spaces().filter(pk=space.pk).exists():
        return None
    pending = JoinRequest.objects.pending().filter(space=space, person=person.pk).first()
    if pending is not None:
        return Door(Way.WAIT, request=pending)
    needed = STANDING_FOR.get(Joining(space.joining))
    return Door(Way.JOIN if needed is not None and access.standing >= needed else Way.ASK)


def is_sole_manager(membership: Membership, managers: set[int]) -> bool:
    """Whether nobody would run the space once this person has left it."""
    return membership.role == Role.MANAGER and managers <= {membership.user_id}
