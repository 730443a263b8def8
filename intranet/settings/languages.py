"""The languages of a site: of its interface, of its trees of pages and of its search."""

from collections.abc import Sequence

from django.conf.locale import LANG_INFO
from django.core.exceptions import ImproperlyConfigured
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# French is the language of the sources, and of what every installation begins with.
FIRST = "fr"
NAMES = {"fr": _("Français"), "en": _("Anglais")}


def site_languages(codes: Sequence[str]) -> list[tuple[str, str | Promise]]:
    """Codes and names, French first; a language that the interface has no name for bears its own."""
    unknown = sorted({code for code in codes if code not in LANG_INFO})
    if unknown:
        raise ImproperlyConfigured(f"LANGUAGES: {', '.join(unknown)} is no code of a language that Django knows.")
    every = dict.fromkeys([FIRST, *codes])
    return [(code, NAMES[code] if code in NAMES else LANG_INFO[code]["name_local"].capitalize()) for code in every]


def base_of(code: str) -> str:
    """The language itself, of a code that may name a region: what is known of Portuguese holds for ``pt-br``."""
    return code.partition("-")[0]
