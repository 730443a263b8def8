"""The text of documents is read by the worker, after the change that asks for it."""

import logging

from django.db import transaction
from django_tasks import task

from .extraction.language import guess_language
from .extraction.process import Extracted, extract
from .kinds import kind_of_name
from .models import DocumentText, PrivateDocument
from .signals import texts_read

logger = logging.getLogger(__name__)


# Mails first: nobody waits for a text.
@task(backend="background", priority=-10)
def read_document(number: int, file_hash: str) -> str:
    """Read the text of that document's file, unless it has another by now; returns the outcome, or nothing."""
    document = PrivateDocument.objects.filter(pk=number, file_hash=file_hash).first()
    if document is None:
        return ""
    found = _extracted(document)
    with transaction.atomic():
        if not PrivateDocument.objects.select_for_update().filter(pk=number, file_hash=file_hash).exists():
            return ""
        outcome, reason = _outcome(found)
        DocumentText.objects.update_or_create(
            document=document,
            defaults={
                "file_hash": file_hash,
                "outcome": outcome,
                "reason": reason,
                "text": found.text,
                "language": guess_language(found.text),
            },
        )
        texts_read.send(PrivateDocument, ids={number})
    if outcome == DocumentText.Outcome.FAILED:
        logger.warning("The text of document %d could not be read: %s", number, reason)
    return str(outcome)


def _extracted(document: PrivateDocument) -> Extracted:
    try:
        with document.file.open("rb") as file:
            return extract(file, kind_of_name(document.file.name).extension)
    except FileNotFoundError:
        return Extracted("", "missing")


def _outcome(found: Extracted) -> tuple[DocumentText.Outcome, str]:
    outcomes = DocumentText.Outcome
    if found.end == "whole":
        return (outcomes.READ if found.text else outcomes.EMPTY), ""
    return (outcomes.PARTIAL if found.text else outcomes.FAILED), DocumentText.Reason(found.end)
