"""What is kept of translations: their segments, the site's memory, machines' drafts, spaces' choices; the glossary."""

from .desk import DeskEntry, TranslationAsk, TranslatorRole
from .drafts import MachineDraft
from .glossary import Term, Wording
from .memory import MemoryUnit
from .spaces import SpaceTranslationSettings, StartsDrafts
from .translations import Segment, SegmentState, Translation

__all__ = [
    "DeskEntry",
    "MachineDraft",
    "MemoryUnit",
    "Segment",
    "SegmentState",
    "SpaceTranslationSettings",
    "StartsDrafts",
    "Term",
    "Translation",
    "TranslationAsk",
    "TranslatorRole",
    "Wording",
]
