"""What is due to an index outside the database: noted in the transaction of the change, done by the worker after it."""

from collections.abc import Iterable

from django.db import connection, transaction

from .elastic.client import is_configured
from .models import IndexChange
from .tasks import follow_index, forget_removed, mend_things


def note(ids: Iterable[int]) -> None:
    """These entries have changed, or are gone.

    Called once they are written, so that of two who change one entry the later one has the higher number.
    """
    if not is_configured():
        return
    changes = [IndexChange(entry_id=pk) for pk in ids]
    if changes:
        IndexChange.objects.bulk_create(changes, batch_size=1000)
        _follow_on_commit()


def doubt(things: Iterable[str]) -> None:
    """The index offered these things to somebody who may not read them: have it looked through and mended."""
    if is_configured():
        mend_things.enqueue(sorted(things))


def note_erasure() -> None:
    """Somebody's data was erased: the servers are to keep no trace of what was removed either."""
    if is_configured():
        transaction.on_commit(_forget, robust=True)


def _follow_on_commit() -> None:
    """One task for a transaction, however much it changes."""
    if not any(each[1] is _enqueue for each in connection.run_on_commit):
        transaction.on_commit(_enqueue, robust=True)


def _enqueue() -> None:
    follow_index.enqueue()


def _forget() -> None:
    forget_removed.enqueue()
