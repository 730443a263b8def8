"""The changes that are due to the index: written by the worker, soon after the commit; kept until they are taken.

Several may do so at once and in any order: the number of a change is the version of what is written, and the entry is
read after its changes, so that what is written is never older than its version. What is due to a server that does not
answer stays until it does.
"""

import datetime as dt
import logging

from django.utils import timezone

from search.models import IndexChange, SearchEntry

from . import building, circuit
from .client import FAILURES, is_configured
from .writing import AT_ONCE, NotTakenError, Write, write

logger = logging.getLogger(__name__)


def follow() -> int:
    """Write what is due; returns how many changes were. Raises nothing where the server does not answer."""
    if not is_configured() or not IndexChange.objects.exists() or not circuit.may_ask():
        return 0
    try:
        done = _follow()
    except NotTakenError as error:
        logger.warning("The index takes nothing in. %s", error)
        return 0
    except FAILURES as error:
        circuit.note_failure(error)
        return 0
    circuit.note_answer()
    return done


def _follow() -> int:
    done = 0
    while changes := list(IndexChange.objects.order_by("pk").values_list("pk", "entry_id")[:AT_ONCE]):
        # Of a build that begins after this, the entries are read after these changes.
        targets = [*([""] if building.is_built() else []), *building.builds()]
        if not targets:
            break
        versions = {entry: change for change, entry in changes}
        entries = SearchEntry.objects.in_bulk(versions)
        write((Write(pk, entries.get(pk), version) for pk, version in versions.items()), targets, refresh=True)
        IndexChange.objects.filter(pk__in=[change for change, _entry in changes]).delete()
        done += len(changes)
    return done


def behind() -> dt.timedelta | None:
    """How long the oldest change has been waiting; none where nothing is due."""
    oldest = IndexChange.objects.order_by("pk").values_list("noted_at", flat=True).first()
    return None if oldest is None else max(timezone.now() - oldest, dt.timedelta(0))
