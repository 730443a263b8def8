"""Every account has a profile from the moment that it is made."""

from typing import Any

from django.db.models.signals import post_save

from intranet.accounts.models import User

from .models import Profile


def make_profile(sender: type, instance: User, created: bool, raw: bool = False, **kwargs: Any) -> None:
    """Not from a fixture, which brings its own."""
    if created and not raw:
        Profile.objects.get_or_create(user=instance)


def connect() -> None:
    post_save.connect(make_profile, sender=User, dispatch_uid="people.make_profile")
