"""Addresses of the site in a given language, whatever the language of the request."""

from django.urls import reverse
from django.utils import translation


def home_url(language: str) -> str:
    """The path of the home page in that language."""
    return url_in(language, "wagtail_serve", "")


def url_in(language: str, name: str, *args: str) -> str:
    """The path of a named address, with the prefix of that language."""
    with translation.override(language):
        return reverse(name, args=args)
