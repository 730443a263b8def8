"""Addresses of the site as mails give them: whole, in the reader's language."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation


def absolute(path: str) -> str:
    """From the settings, never from a request: its host name may be forged."""
    return settings.SITE_URL + path


def absolute_url(language: str, name: str, *args: object) -> str:
    """The named address, with the prefix of that language."""
    with translation.override(language):
        return absolute(reverse(name, args=args))
