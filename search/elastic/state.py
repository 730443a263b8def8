"""How the index and its servers are, for the administrators."""

import datetime as dt
from dataclasses import dataclass, replace

from search.models import IndexChange, IndexState, SearchEntry

from . import building, circuit, definition, following
from .client import FAILURES, client


@dataclass(frozen=True)
class State:
    """``problem`` is why the servers do not answer; all that is asked of them is unknown then.

    ``held`` and ``expected`` are numbers of entries; ``due`` is how many changes wait, the oldest one since ``behind``.
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
    mismatches: int = 0
    left_alone: bool = False

    @property
    def is_well(self) -> bool:
        return self.built and not (self.problem or self.due or self.building or self.held != self.expected)


def state() -> State:
    row = IndexState.objects.first() or IndexState()
    known = State(
        due=IndexChange.objects.count(),
        behind=following.behind(),
        building=row.builder or ("stopped" if row.build else ""),
        mismatches=row.mismatches,
        left_alone=not circuit.is_closed(),
        expected=SearchEntry.objects.count(),
    )
    try:
        built = building.is_built()
        return replace(
            known,
            version=client().info()["version"]["number"],
            nodes=client().cluster.health()["number_of_nodes"],
            built=built,
            held=client().count(index=definition.aliases())["count"] if built else 0,
        )
    except FAILURES as error:
        return replace(known, problem=str(error))
