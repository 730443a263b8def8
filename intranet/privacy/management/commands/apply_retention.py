from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from intranet.privacy.retention import apply_rules


class Command(BaseCommand):
    help = "Remove what is kept for longer than the settings say; run_due does so each day."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only count what would be done")

    def handle(self, *args: Any, dry_run: bool = False, **options: Any) -> None:
        outcomes = apply_rules(dry_run=dry_run)
        for outcome in outcomes:
            days = getattr(settings, outcome.rule.days)
            count = "failed, see the log" if outcome.count is None else outcome.count
            self.stdout.write(f"{outcome.rule.name} ({outcome.rule.days}={days}): {count}")
        failed = [outcome.rule.name for outcome in outcomes if outcome.count is None]
        if failed:
            raise CommandError(f"{len(failed)} rule(s) failed: {', '.join(failed)}.")
        if dry_run:
            self.stdout.write("Nothing was changed.")
