"""What is kept of translations: their segments, the site's memory, machines' drafts, spaces' choices; the glossary."""

from .drafts import MachineDraft
from .glossary import Term, Wording
from .memory import MemoryUnit
from .spaces import SpaceTranslationSettings
from .translations import Segment, SegmentState, Translation

__all__ = [
    "MachineDraft",
    "MemoryUnit",
    "Segment",
    "SegmentState",
    "SpaceTranslationSettings",
    "Term",
    "Translation",
    "Wording",
]
