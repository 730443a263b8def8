from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from wagtail.models import Locale

from intranet.translation.mirror import mirror_tree


class Command(BaseCommand):
    help = "Make the tree of a language that was added to LANGUAGES: each page stands in it until it is translated."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("language", choices=[code for code, _name in settings.LANGUAGES])

    def handle(self, *args: Any, **options: Any) -> None:
        locale, _made = Locale.objects.get_or_create(language_code=options["language"])
        self.stdout.write(f"{mirror_tree(locale)} pages made.")
