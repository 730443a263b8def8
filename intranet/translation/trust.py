"""When a translation in memory may serve."""

from . import notation
from .glossary.terms import check
from .memory import Pair
from .models import MemoryUnit
from .models.memory import Quality


def serves(unit: MemoryUnit, source: str, pair: Pair) -> bool:
    """A reviewed translation does; a machine's, as long as it says terms as the glossary does today."""
    if unit.quality == Quality.REVIEWED:
        return True
    return not check(notation.plain(source), notation.plain(unit.target), pair.source, pair.target)
