from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from workspaces.setup import ensure_site


class Command(BaseCommand):
    help = "Make what the site cannot do without: languages, home page, moderation, shared cache. Safe to run again."

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("createcachetable")
        ensure_site()
        self.stdout.write("The site is ready.")
