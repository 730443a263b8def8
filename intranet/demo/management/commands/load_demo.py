import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from django.utils.translation import override
from tqdm import tqdm

from intranet.demo.accounts import ACCOUNTS, PASSWORD
from intranet.demo.loading import parts, prepare


class Command(BaseCommand):
    help = (
        "Load the demonstration: real authorities, invented people, illustrative memberships. Safe to run again: "
        "what is there, even changed by hand, is left as it is."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        with _quiet():
            made = self._load()
        for language in ("fr", "en"):
            with override(language):
                self._tell(made)

    def _load(self) -> int:
        prepare()
        # A bar on a terminal only: logs stay readable.
        bar = tqdm(list(parts()), desc="load_demo", unit="part", file=sys.stderr, disable=None, leave=False)
        made = 0
        for part in bar:
            bar.set_postfix_str(part.name)
            made += part.load()
        return made

    def _tell(self, made: int) -> None:
        write = self.stdout.write
        write("")
        if made:
            write(_("La démonstration est chargée : adhésions illustratives, personnes fictives."))
        else:
            write(_("La démonstration était déjà là : rien n’a été changé."))
        write(_("Adresse : %(address)s") % {"address": settings.SITE_URL})
        write(_("Mot de passe de tous les comptes : %(password)s") % {"password": PASSWORD})
        for account in ACCOUNTS:
            person = f"{account.person.first_name} {account.person.last_name}"
            write(f"  {account.email:<24} {account.kind} – {person}. {account.explanation}")


@contextmanager
def _quiet() -> Iterator[None]:
    """Wagtail and the tasks log each page made: hundreds of lines here."""
    loggers = [logging.getLogger(name) for name in ("wagtail", "django_tasks")]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.WARNING)
    try:
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)
