"""The demonstration, loaded once for all the tests that look at it."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from intranet.media.models import PrivateDocument, PrivateImage
from intranet.people.models import Portrait

from .running import run


@pytest.fixture(scope="package")
def loaded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """The demonstration within a transaction that is taken back at the end; gives what the command printed."""
    with django_db_blocker.unblock():
        atomic = transaction.atomic()
        atomic.__enter__()
        try:
            yield run()
        finally:
            for file in [*PrivateImage.objects.all(), *PrivateDocument.objects.all()]:
                file.file.delete(save=False)
            for portrait in Portrait.objects.all():
                portrait.file.delete(save=False)
                portrait.small.delete(save=False)
            transaction.set_rollback(True)
            atomic.__exit__(None, None, None)
