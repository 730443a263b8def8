"""Files that were sent and never became a document or an image."""

import logging
from datetime import timedelta

from django.utils import timezone
from wagtail.models import UploadedFile

logger = logging.getLogger(__name__)

WAITING = timedelta(days=1)


def forget_waiting() -> int:
    """Delete the files that have waited for more than a day for their form to be put right; returns how many.

    Wagtail keeps such a file as it was sent, notes included, until its sender comes back or not.
    """
    limit = timezone.now() - WAITING
    forgotten = 0
    for waiting in UploadedFile.objects.iterator():
        storage, name = waiting.file.storage, waiting.file.name
        if storage.exists(name) and storage.get_modified_time(name) > limit:
            continue
        waiting.delete()
        storage.delete(name)
        forgotten += 1
    if forgotten:
        logger.info("Forgot %s files that waited for their form", forgotten)
    return forgotten
