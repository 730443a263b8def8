import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from tqdm import tqdm

from intranet.territory.actions import import_epci
from intranet.territory.imports import ImportRefused, read_list


class Command(BaseCommand):
    help = "Create and update the intermunicipal authorities (EPCI) from the national list, a JSON or CSV file."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FILE", type=Path, help="the list, JSON or CSV in UTF-8")
        parser.add_argument("--dry-run", action="store_true", help="say what would be done and write nothing")

    def handle(self, *args: Any, file: Path, dry_run: bool = False, **options: Any) -> None:
        try:
            report = import_epci(read_list(file), dry_run=dry_run, by=None, progress=self._progress)
        except ImportRefused as refused:
            for line in refused.lines():
                self.stderr.write(line)
            raise CommandError(self._refusal(refused)) from None
        if dry_run:
            self.stdout.write(_("Essai à blanc : rien n’est écrit. Ce qui serait fait :"))
            for verb, names in ((_("créer"), report.created), (_("modifier"), report.updated)):
                for name in names:
                    self.stdout.write(f"  {verb} : {name}")
        for name in report.closed:
            self.stdout.write(_("Organisme clos, laissé tel quel : %(name)s") % {"name": name})
        self.stdout.write(
            _("%(created)d créés, %(updated)d modifiés, %(unchanged)d inchangés, %(closed)d clos.")
            % {
                "created": len(report.created),
                "updated": len(report.updated),
                "unchanged": report.unchanged,
                "closed": len(report.closed),
            }
        )

    def _progress(self, rows: list[Any]) -> Any:
        # None: tqdm draws only where stderr is a terminal.
        return tqdm(rows, file=sys.stderr, disable=None, unit="EPCI")

    def _refusal(self, refused: ImportRefused) -> str:
        if not refused.errors:
            return refused.message
        wrong = len(refused.errors)
        return ngettext(
            "%(count)d erreur (« %(unit)s » : %(numbering)s) ; rien n’a été importé.",
            "%(count)d erreurs (« %(unit)s » : %(numbering)s) ; rien n’a été importé.",
            wrong,
        ) % {"count": wrong, "unit": refused.numbering.unit, "numbering": refused.numbering.rule}
