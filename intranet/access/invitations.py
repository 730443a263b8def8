"""Which invitations still hold."""

from .models import Invitation
from .policies import Access


def is_void(invitation: Invitation) -> bool:
    """Whether what it rests on is gone: its author's right, the space's life or the organisation's."""
    author = invitation.inviter
    if not author.is_active:
        return True
    if invitation.space is not None:
        return invitation.space.is_archived or not Access(author).manages(invitation.space_id)
    organisation = invitation.organisation
    return organisation is None or organisation.is_closed or not Access(author).keeps(organisation.pk)


def open_invitation(token: str) -> Invitation | None:
    """The invitation that this link opens today; None for whatever reason it does not."""
    invitation = Invitation.objects.by_token(token)
    return None if invitation is None or is_void(invitation) else invitation
