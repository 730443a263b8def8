"""Every write on profiles: check, write, log."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.core.files.base import File
from django.db import transaction
from wagtail.log_actions import log

from intranet.access.forms.people import folded
from intranet.accounts.models import User

from .models import Expertise, Portrait, Profile, SpokenLanguage
from .policies import may_edit


@transaction.atomic
def change_profile(profile: Profile, *, languages: Iterable[str], expertise: Iterable[str], by: User) -> None:
    """Save what was changed on a profile (its own fields are already set on it), its languages and expertise."""
    _check(profile, by)
    profile.save()
    wanted = {folded(name): name for name in expertise}
    profile.expertise.all().delete()
    Expertise.objects.bulk_create(Expertise(profile=profile, name=name, folded=words) for words, name in wanted.items())
    profile.spoken.all().delete()
    SpokenLanguage.objects.bulk_create(
        SpokenLanguage(profile=profile, language=language) for language in dict.fromkeys(languages)
    )
    log(instance=profile, action="people.change", user=by)


@transaction.atomic
def change_portrait(profile: Profile, file: File, *, by: User) -> Portrait:
    """Put a picture in the place of the former one, whose files go once that is certain."""
    _check(profile, by)
    _remove(profile)
    portrait = Portrait(profile=profile, file=file)
    portrait.save()
    log(instance=profile, action="people.change_portrait", user=by)
    return portrait


@transaction.atomic
def remove_portrait(profile: Profile, *, by: User) -> None:
    _check(profile, by)
    _remove(profile)
    log(instance=profile, action="people.remove_portrait", user=by)


def _remove(profile: Profile) -> None:
    for portrait in Portrait.objects.select_for_update().filter(profile=profile):
        portrait.delete()


def _check(profile: Profile, by: User) -> None:
    if not may_edit(by, profile):
        raise PermissionDenied("A profile is its person's own, and the administrators'.")
