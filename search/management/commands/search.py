import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from search import upkeep
from search.engines import engine


class Command(BaseCommand):
    help = "The search: its state, all of it made anew, or compared with what there is to find and mended."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "what",
            choices=["status", "rebuild", "reconcile"],
            help="status: what there is, failing where something waits; rebuild: make everything anew; "
            "reconcile: mend what differs, failing where something did",
        )

    def handle(self, *args: Any, what: str, **options: Any) -> None:
        {"status": self._status, "rebuild": self._rebuild, "reconcile": self._reconcile}[what]()

    def _status(self) -> None:
        status = upkeep.status()
        self.stdout.write(f"{engine().name}, {sum(status.entries.values())} entries:")
        for source, count in status.entries.items():
            self.stdout.write(f"  {source}: {count}")
        self.stdout.write(
            f"{status.waiting} to be made again, {status.unindexed} not in the index, "
            f"{status.orphans} in the index for nothing."
        )
        if not status.is_well:
            raise CommandError("Something waits: `run_due` or `search reconcile` makes it.")

    def _rebuild(self) -> None:
        with _Bar("rebuild") as progress:
            count = upkeep.rebuild(progress)
        self.stdout.write(f"{count} entries made and indexed.")

    def _reconcile(self) -> None:
        with _Bar("reconcile") as progress:
            changes = upkeep.reconcile(progress)
        if changes:
            raise CommandError(f"{changes.written} written, {changes.removed} taken away: mended.")
        self.stdout.write("Every entry is what it should be.")


class _Bar:
    """On a terminal only: logs stay readable."""

    def __init__(self, name: str) -> None:
        self._bar = tqdm(desc=name, unit="thing", file=sys.stderr, disable=None, leave=False)

    def __enter__(self) -> "_Bar":
        return self

    def __exit__(self, *error: object) -> None:
        self._bar.close()

    def __call__(self, done: int, total: int) -> None:
        self._bar.total = total
        self._bar.update(done - self._bar.n)
