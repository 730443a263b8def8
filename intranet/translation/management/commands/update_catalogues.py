from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from intranet.translation.catalogues.files import catalogues, strings_said


class Command(BaseCommand):
    help = "Bring the catalogues of interface strings up to the code and templates, or check that they are."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="change nothing; fail where a string is not translated"
        )

    def handle(self, *args: Any, check: bool = False, **options: Any) -> None:
        found = strings_said()
        problems = []
        for catalogue in catalogues():
            if not check:
                catalogue.update(found)
                catalogue.save()
            problems += list(catalogue.problems(found))
        for problem in problems:
            self.stderr.write(str(problem))
        if problems and check:
            raise CommandError(f"{len(problems)} string(s) to see to.")
        self.stdout.write(f"{len(found)} strings, {len(problems)} to see to.")
