"""When a translation in memory may serve."""

from intranet.translation.glossary.terms import check
from intranet.translation.models import MemoryUnit
from intranet.translation.models.memory import Quality
from intranet.translation.segments import notation

from .units import Pair


def serves(unit: MemoryUnit, source: str, pair: Pair) -> bool:
    """A reviewed translation does; a machine's, as long as it says terms as the glossary does today."""
    if unit.quality == Quality.REVIEWED:
        return True
    return not check(notation.plain(source), notation.plain(unit.target), pair.source, pair.target)
