"""The machine of this installation."""

from django.conf import settings

from .apertium import Apertium
from .base import Machine
from .none import NoMachine


def configured_machine() -> Machine:
    """As ``MACHINE_TRANSLATION`` says. Clients of services are imported only where one is used."""
    timeout = settings.MACHINE_TIMEOUT
    if settings.MACHINE_TRANSLATION == "APERTIUM":
        return Apertium(timeout=timeout)
    if settings.MACHINE_TRANSLATION == "LIBRETRANSLATE":
        from .libretranslate import LibreTranslate

        return LibreTranslate(settings.LIBRETRANSLATE_URL, settings.LIBRETRANSLATE_KEY, timeout)
    if settings.MACHINE_TRANSLATION == "DEEPL":
        from .deepl_service import DeepL

        return DeepL(settings.DEEPL_KEY, settings.DEEPL_URL, timeout)
    return NoMachine()
