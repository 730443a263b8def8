import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import close_old_connections

from intranet.notifications import due


def _seconds(raw: str) -> int:
    value = int(raw)
    if value <= 0:
        raise ValueError(raw)
    return value


class Command(BaseCommand):
    help = "Do what dates trigger: scheduled publication, expiry, upkeep. From cron, or as a process with --every."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--every", type=_seconds, metavar="SECONDS", help="go on, with a pass at this pace, until told to stop"
        )
        parser.add_argument("--list", action="store_true", help="only name the jobs and their pace")

    def handle(self, *args: Any, every: int | None = None, **options: Any) -> None:
        if options["list"]:
            for job in due.jobs():
                self.stdout.write(f"{job.name}: {job.every or 'at each pass'}")
        elif every is None:
            self._once()
        else:
            self._keep_on(every)

    def _once(self) -> None:
        report = due.run_due()
        if report.failed:
            raise CommandError(f"{len(report.failed)} job(s) failed: {', '.join(report.failed)}.")
        self.stdout.write(f"{len(report.done)} job(s) done.")

    def _keep_on(self, every: int) -> None:
        """Passes until SIGTERM or SIGINT; the one under way is finished first."""
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_args: stop.set())
        self.stdout.write(f"A pass every {every} s over {len(due.jobs())} job(s).")
        while not stop.is_set():
            due.run_due()
            # The next pass may come after the database dropped an idle connection.
            close_old_connections()
            stop.wait(every)
