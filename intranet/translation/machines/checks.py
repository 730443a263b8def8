"""What makes the setting of the machine wrong, told at start."""

import shutil
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from .apertium import PACKAGES


def machine_can_work(**kwargs: Any) -> list[CheckMessage]:
    """The program, the address or the key that the chosen machine takes. The machine itself is not asked."""
    problem = {"APERTIUM": _apertium, "LIBRETRANSLATE": _libretranslate, "DEEPL": _deepl}.get(
        settings.MACHINE_TRANSLATION
    )
    found = None if problem is None else problem()
    return [] if found is None else [Error(found[0], hint=found[1], id="interpoles.E006")]


def _apertium() -> tuple[str, str] | None:
    if shutil.which("apertium"):
        return None
    return "Apertium is not installed.", f"Install Debian's packages {PACKAGES}, or change MACHINE_TRANSLATION."


def _libretranslate() -> tuple[str, str] | None:
    if _is_web(settings.LIBRETRANSLATE_URL):
        return None
    return (
        "LibreTranslate has no address.",
        "Set LIBRETRANSLATE_URL to an address such as https://translate.example.org.",
    )


def _deepl() -> tuple[str, str] | None:
    if not settings.DEEPL_KEY:
        return "DeepL has no key.", "Set DEEPL_KEY."
    if settings.DEEPL_URL and not _is_web(settings.DEEPL_URL):
        return "DEEPL_URL is no address.", "Leave it empty: the key says which of DeepL's addresses to ask."
    return None


def _is_web(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme in {"http", "https"} and bool(parts.netloc)


def register_checks() -> None:
    register(machine_can_work)
