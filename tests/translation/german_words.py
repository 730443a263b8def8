"""A German catalogue of one string, beside those of the project: what an installation would add."""

from pathlib import Path

import polib
from django.conf import settings

LABEL = "Diese Seite ist noch nicht übersetzt: hier auf %(language)s."
FRENCH = "Cette page n’a pas encore de traduction : la voici en %(language)s."


def write() -> None:
    from intranet.translation.catalogues.files import plural_forms

    folder = Path(settings.VAR_DIR) / "catalogues"
    target = folder / "de" / "LC_MESSAGES" / "django.mo"
    target.parent.mkdir(parents=True, exist_ok=True)
    catalogue = polib.POFile()
    catalogue.metadata = {"Content-Type": "text/plain; charset=utf-8", "Plural-Forms": plural_forms("de")}
    catalogue.append(polib.POEntry(msgid=FRENCH, msgstr=LABEL))
    catalogue.save_as_mofile(str(target))
    settings.LOCALE_PATHS = [*settings.LOCALE_PATHS, folder]
