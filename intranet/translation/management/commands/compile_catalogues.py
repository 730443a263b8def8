from typing import Any

from django.core.management.base import BaseCommand

from intranet.translation.catalogues.files import compile_stale


class Command(BaseCommand):
    help = "Compile the catalogues of interface strings that changed. Needs no gettext program."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        for path in compile_stale():
            self.stdout.write(f"Compiled {path.parent.parent.name}.")
