"""One language a person: Wagtail keeps its own copy in its user profile, which these hold to ``User.language``."""

from typing import Any

from django.conf import settings
from django.db.models.signals import post_save, pre_save
from wagtail.users.models import UserProfile

from . import security
from .models import User


def give_wagtail_the_language(sender: type, instance: User, raw: bool = False, **kwargs: Any) -> None:
    """Every account has a profile, in its language, before Wagtail asks for one."""
    if not raw:
        UserProfile.objects.update_or_create(user=instance, defaults={"preferred_language": instance.language})


def take_the_language_chosen_in_wagtail(sender: type, instance: UserProfile, raw: bool = False, **kwargs: Any) -> None:
    """Wagtail's own account page writes the profile: what is chosen there holds everywhere, an empty choice nowhere."""
    if raw:
        return
    chosen = instance.preferred_language
    if chosen in dict(settings.LANGUAGES):
        # An update, not a save: the profile being saved is already right.
        User.objects.filter(pk=instance.user_id).exclude(language=chosen).update(language=chosen)
    else:
        instance.preferred_language = User.objects.values_list("language", flat=True).get(pk=instance.user_id)


def connect() -> None:
    security.connect()
    post_save.connect(give_wagtail_the_language, sender=User, dispatch_uid="accounts.give_language")
    pre_save.connect(take_the_language_chosen_in_wagtail, sender=UserProfile, dispatch_uid="accounts.take_language")
