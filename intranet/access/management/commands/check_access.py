from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from intranet.access import rules


class Command(BaseCommand):
    help = "Compare the rules of access with a fresh computation over the whole tree, and repair them on demand."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--repair", action="store_true", help="make every rule what the tree says")

    def handle(self, *args: Any, repair: bool = False, **options: Any) -> None:
        for key in rules.broken_mirrors():
            self.stderr.write(f"{key}: its language versions are not under versions of one parent; move one of them.")
        stray = rules.strays()
        for space in stray:
            self.stdout.write(
                f"{space.space.slug}: within {space.space.parent_id}, its page stands in {space.parent_id}"
            )
        wrong = rules.differences()
        for row in wrong:
            self.stdout.write(f"{row.key}: found {row.found}, expected {row.expected}")
        if not wrong and not stray:
            self.stdout.write("Every rule is what the tree says.")
        elif repair:
            self.stdout.write(f"{rules.repair()} rule(s) repaired.")
        else:
            raise CommandError(f"{len(wrong) + len(stray)} rule(s) differ; run again with --repair.")
