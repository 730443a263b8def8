"""Which documents are to be read, and having them read."""

import datetime as dt
from functools import partial

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from .extraction.process import is_readable
from .kinds import kind_of_name
from .models import DocumentText, PrivateDocument
from .tasks import read_document

# By then, the task that was to read it is lost.
LOST_AFTER = dt.timedelta(hours=1)
Wanted = list[tuple[int, str]]


def follow_file(document: PrivateDocument) -> None:
    """Where the file is new or another: forget the text of the one before at once, and read it after the change."""
    known = DocumentText.objects.filter(document=document)
    if not is_readable(kind_of_name(document.file.name).extension):
        known.delete()
        return
    if known.filter(file_hash=document.file_hash).exists():
        return
    DocumentText.objects.update_or_create(
        document=document,
        defaults={
            **dict.fromkeys(("reason", "text", "language"), ""),
            "file_hash": document.file_hash,
            "outcome": DocumentText.Outcome.WAITING,
        },
    )
    transaction.on_commit(partial(read_document.enqueue, document.pk, document.file_hash))


def unread(waiting_for: dt.timedelta = dt.timedelta(0)) -> Wanted:
    """The documents of which the file was never read, or has been waiting for so long, with the file's fingerprint."""
    never = Q(read_text=None) | ~Q(read_text__file_hash=F("file_hash"))
    since = timezone.now() - waiting_for
    waiting = Q(read_text__outcome=DocumentText.Outcome.WAITING, read_text__changed_at__lte=since)
    return _wanted(never | waiting)


def badly_read() -> Wanted:
    """Those of which the text could not be read, or only the beginning."""
    outcomes = DocumentText.Outcome
    return _wanted(Q(read_text__outcome__in=[outcomes.FAILED, outcomes.PARTIAL]))


def all_documents() -> Wanted:
    return _wanted(Q())


def _wanted(condition: Q) -> Wanted:
    rows = PrivateDocument.objects.filter(condition).order_by("pk").values_list("pk", "file_hash", "file")
    return [(pk, file_hash) for pk, file_hash, name in rows if is_readable(kind_of_name(name).extension)]


def read_unread() -> int:
    """Give the worker what was never read, such as the documents of before; returns how many."""
    wanted = unread(LOST_AFTER)
    for document, file_hash in wanted:
        read_document.enqueue(document, file_hash)
    return len(wanted)
