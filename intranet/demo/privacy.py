"""Something that administrators are asked to put right."""

from intranet.accounts.models import User
from intranet.privacy.actions import ask_correction
from intranet.privacy.models import Correction

from .accounts import PEOPLE_BY_KEY, address_of
from .content.profiles import ABOUT

WORDS = "Ma direction a changé de nom au 1er octobre : c’est désormais « Transitions et cadre de vie »."


def load_requests() -> int:
    """One request for a correction; none where people asked for some already."""
    if Correction.objects.exists():
        return 0
    addresses = [address_of(PEOPLE_BY_KEY[key]) for key in ABOUT]
    person = User.objects.filter(email__in=addresses, is_active=True, is_superuser=False).earliest("pk")
    ask_correction(person, Correction.About.ORGANISATION, WORDS)
    return 1
