import sys
from collections.abc import Callable
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from search import upkeep
from search.elastic import building, state
from search.elastic.client import FAILURES, is_configured
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
        parser.add_argument(
            "--index-only",
            action="store_true",
            help="Of Elasticsearch only: the entries, in the database, are as they should be.",
        )

    def handle(self, *args: Any, what: str, index_only: bool = False, **options: Any) -> None:
        if index_only and not is_configured():
            raise CommandError("ELASTICSEARCH_URL is not set: there is no index outside the database.")
        parts = {
            "status": (self._status, self._index_status),
            "rebuild": (self._rebuild, self._rebuild_index),
            "reconcile": (self._reconcile, self._reconcile_index),
        }[what]
        wanted = parts[index_only : 1 + is_configured()]
        faults = [fault for part in wanted if (fault := self._told(part))]
        if faults:
            raise CommandError("\n".join(faults))

    def _told(self, part: Callable[[], str]) -> str:
        """What was wrong, if anything was."""
        try:
            return part()
        except FAILURES as error:
            return f"Elasticsearch does not do it: {error}"

    # The entries and the index of the database

    def _status(self) -> str:
        status = upkeep.status()
        self.stdout.write(f"{engine().name}, {sum(status.entries.values())} entries:")
        for source, count in status.entries.items():
            self.stdout.write(f"  {source}: {count}")
        self.stdout.write(
            f"{status.waiting} to be made again, {status.unindexed} not in the index, "
            f"{status.orphans} in the index for nothing."
        )
        return "" if status.is_well else "Something waits: `run_due` or `search reconcile` makes it."

    def _rebuild(self) -> str:
        with _Bar("rebuild") as progress:
            count = upkeep.rebuild(progress)
        self.stdout.write(f"{count} entries made and indexed.")
        return ""

    def _reconcile(self) -> str:
        with _Bar("reconcile") as progress:
            changes = upkeep.reconcile(progress)
        if changes:
            return f"{changes.written} written, {changes.removed} taken away: mended."
        self.stdout.write("Every entry is what it should be.")
        return ""

    # Elasticsearch

    def _index_status(self) -> str:
        found = state.state()
        if found.problem:
            self.stdout.write(f"Elasticsearch does not answer: {found.problem}")
        else:
            self.stdout.write(
                f"Elasticsearch {found.version}, {found.nodes} node(s): "
                + (f"{found.held} entries of {found.expected}." if found.built else "no index yet.")
            )
        waiting = "" if found.behind is None else f", the oldest for {found.behind.total_seconds():.0f} s"
        self.stdout.write(f"{found.due} change(s) due to it{waiting}; {found.mismatches} mismatch(es) found so far.")
        if found.left_alone:
            self.stdout.write("It failed: the database answers until it is tried again.")
        if found.building:
            self.stdout.write(f"It is being made anew: {found.building}.")
        return "" if found.is_well else "Elasticsearch is behind: `db_worker` and `run_due` bring it up to date."

    def _rebuild_index(self) -> str:
        try:
            with _Bar("rebuild of Elasticsearch", "entry") as progress:
                count = building.build(progress)
        except building.BuildUnderWayError as error:
            return str(error)
        self.stdout.write(f"{count} entries in Elasticsearch.")
        return ""

    def _reconcile_index(self) -> str:
        found = upkeep.reconcile_index()
        if found.all:
            return (
                f"Elasticsearch lacked {len(found.missing)}, had {len(found.wrong)} wrong and "
                f"{len(found.orphans)} for nothing: mended."
            )
        self.stdout.write("Elasticsearch holds what it should.")
        return ""


class _Bar:
    """On a terminal only: logs stay readable."""

    def __init__(self, name: str, unit: str = "thing") -> None:
        self._bar = tqdm(desc=name, unit=unit, file=sys.stderr, disable=None, leave=False)

    def __enter__(self) -> "_Bar":
        return self

    def __exit__(self, *error: object) -> None:
        self._bar.close()

    def __call__(self, done: int, total: int) -> None:
        self._bar.total = total
        self._bar.update(done - self._bar.n)
