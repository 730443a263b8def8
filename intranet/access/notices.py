"""What people are told about their access: each is asked again, when the mail leaves, whether it may still be said."""

from intranet.accounts.models import User
from intranet.territory.models import Designation

from .models import Invitation, JoinRequest, Membership, Space


def tell_invited(invitation: Invitation) -> None:
    """The invited address gets its link."""


def tell_access_given(space: Space, person: User) -> None:
    """The person was let in."""


def tell_guest_ends(membership: Membership) -> None:
    """Sponsor, managers and guest: the end comes near."""


def tell_request(request: JoinRequest) -> None:
    """The managers: somebody asks to be let in."""


def tell_request_answered(request: JoinRequest) -> None:
    """The person: yes or no."""


def tell_handed_over(designation: Designation, successor: User, *, by: User) -> None:
    """The successor: work has come to them."""
