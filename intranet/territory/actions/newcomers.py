"""Somebody whose identity provider says which organisation employs them."""

from django.db import transaction
from django.utils import timezone

from intranet.accounts.models import User
from intranet.territory.models import Affiliation, Change, Organisation

from .recording import Recording


@transaction.atomic
def affiliate_newcomer(person: User, organisation: Organisation) -> Change | None:
    """Have a person with a new account belong to the organisation, as an officer; by the installation itself.

    Nothing where it is the host pôle: its officers manage the spaces, which is for an administrator to give. An
    affiliation alone designates nobody.
    """
    if organisation.is_host:
        return None
    recording = Recording(Change.Kind.AFFILIATE, organisation, person=person, by=None)
    recording.create(Affiliation(person=person, organisation=organisation, valid_from=timezone.now()))
    return recording.finish()
