"""Loading of what people say of themselves, and of their portraits."""

from django.core.files.base import ContentFile
from django.db import transaction

from intranet.accounts.models import User
from intranet.people.actions import change_portrait, change_profile
from intranet.people.models import Profile
from intranet.people.phones import parse_phone

from . import days
from .accounts import PEOPLE_BY_KEY, address_of
from .content.profiles import ABOUT, About
from .pictures.portraits import draw_portrait


@transaction.atomic
def load_profiles() -> int:
    """The profiles on which nothing is written yet; returns how many."""
    addresses = {address_of(PEOPLE_BY_KEY[key]): key for key in ABOUT}
    made = 0
    for user in User.objects.filter(email__in=addresses, is_active=True).select_related("profile"):
        profile = user.profile
        if not (profile.phone or profile.presentation_fr or profile.presentation_en):
            key = addresses[user.email]
            _write(key, ABOUT[key], profile, user)
            made += 1
    return made


def _write(key: str, about: About, profile: Profile, user: User) -> None:
    profile.phone = parse_phone(about.phone)
    profile.mobile = parse_phone(about.mobile) if about.mobile else ""
    profile.contact_for_pole_only = about.contact_for_pole_only
    profile.presentation_fr, profile.presentation_en = about.presentation, about.english
    profile.full_clean()
    change_profile(profile, languages=_words(about.languages), expertise=_words(about.expertise), by=user)
    seed = sum(key.encode())
    Profile.objects.filter(pk=profile.pk).update(updated_at=days.working_hour(seed % 200 + 1, seed))
    if about.look is not None:
        look = about.look
        drawn = draw_portrait(key, look.style, look.hair, look.skin, glasses=look.glasses, beard=look.beard)
        change_portrait(profile, ContentFile(drawn, "portrait.png"), by=user)


def _words(text: str) -> list[str]:
    return [word.strip() for word in text.split(",")]
