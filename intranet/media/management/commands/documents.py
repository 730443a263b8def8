import sys
from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from intranet.media import reading
from intranet.media.models import DocumentText
from intranet.media.tasks import read_document


class Command(BaseCommand):
    help = "The text inside documents: read it here and now, and tell which could not be read."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=["extract"], help="extract: read the documents that were never read")
        which = parser.add_mutually_exclusive_group()
        which.add_argument("--failed", action="store_true", help="those that could not be read, or not to their end")
        which.add_argument("--all", action="store_true", help="all of them once more")

    def handle(self, *args: Any, **options: Any) -> None:
        wanted = self._wanted(options)
        # On a terminal only: logs stay readable.
        bar = tqdm(wanted, desc="extract", unit="document", file=sys.stderr, disable=None, leave=False)
        outcomes = Counter(read_document.func(document, file_hash) for document, file_hash in bar)
        self.stdout.write(
            ", ".join(f"{count} {outcome or 'gone'}" for outcome, count in sorted(outcomes.items()))
            or "Nothing was to be read."
        )
        failed = DocumentText.objects.filter(
            document__in=[document for document, _hash in wanted], outcome=DocumentText.Outcome.FAILED
        ).select_related("document")
        for text in failed.order_by("document"):
            self.stderr.write(f"  {text.document_id}, {text.document.filename}: {text.reason}")
        if outcomes[DocumentText.Outcome.FAILED]:
            raise CommandError("Some documents are found by their titles only.")

    def _wanted(self, options: dict[str, Any]) -> reading.Wanted:
        if options["all"]:
            return reading.all_documents()
        return reading.badly_read() if options["failed"] else reading.unread()
