"""How the index and its servers are, for the administrators."""

import datetime as dt
import time
from dataclasses import dataclass, replace

from django.conf import settings
from elasticsearch import Elasticsearch, NotFoundError

from search.models import IndexChange, IndexState, SearchEntry

from . import building, circuit, definition, following
from .client import FAILURES, client


@dataclass(frozen=True)
class State:
    """``problem`` is why the servers do not answer; all that is asked of them is unknown then.

    ``held`` and ``expected`` are numbers of entries; ``due`` is how many changes wait, the oldest one since ``behind``.
    ``building`` is who makes it anew, so many entries being ``made``. ``since``: when they began to answer, or to fail.
    """

    problem: str = ""
    version: str = ""
    nodes: int = 0
    built: bool = False
    held: int = 0
    expected: int = 0
    due: int = 0
    behind: dt.timedelta | None = None
    building: str = ""
    made: int = 0
    mismatches: int = 0
    left_alone: bool = False
    since: dt.datetime | None = None

    @property
    def is_well(self) -> bool:
        return self.built and not (self.problem or self.due or self.building or self.held != self.expected)

    @property
    def answers(self) -> bool:
        """Whether it is what readers are answered by now."""
        return self.built and not (self.problem or self.left_alone or self.due)


def state(*, insisting: bool = True) -> State:
    """Asks the servers, within the time that a reader waits for them in all.

    Unless ``insisting``, those that failed just now are left alone here too: nobody waits for them twice.
    """
    row = IndexState.objects.first() or IndexState()
    heard = circuit.heard()
    known = State(
        due=IndexChange.objects.count(),
        behind=following.behind(),
        building=row.builder if building.is_under_way() else ("stopped" if row.build else ""),
        made=SearchEntry.objects.filter(pk__lte=row.reached).count() if row.build else 0,
        mismatches=row.mismatches,
        left_alone=not circuit.is_closed(),
        expected=SearchEntry.objects.count(),
        since=heard.since if heard else None,
    )
    if known.left_alone and not insisting:
        return replace(known, problem=heard.failure if heard else "")
    try:
        return _asked(known)
    except FAILURES as error:
        circuit.note_failure(error)
        return replace(known, problem=str(error))


def _asked(known: State) -> State:
    end = time.monotonic() + settings.ELASTICSEARCH_TIMEOUT

    def servers() -> Elasticsearch:
        return client().options(request_timeout=max(0.1, end - time.monotonic()))

    found = replace(
        known,
        version=servers().info()["version"]["number"],
        nodes=servers().cluster.health()["number_of_nodes"],
    )
    try:
        return replace(found, built=True, held=servers().count(index=definition.aliases())["count"])
    except NotFoundError:
        return found
