"""What the search keeps: what is found, what people follow, what editors recommend, what was asked how often."""

from .counts import Found, SearchCount
from .entries import MADE_FIELDS, ROW_COLUMNS, SearchEntry
from .indexing import IndexChange, IndexState
from .pinned import PinnedPhrase, PinnedResult
from .saved import Frequency, SavedSearch
from .words import SearchWord

__all__ = [
    "MADE_FIELDS",
    "ROW_COLUMNS",
    "Found",
    "Frequency",
    "IndexChange",
    "IndexState",
    "PinnedPhrase",
    "PinnedResult",
    "SavedSearch",
    "SearchCount",
    "SearchEntry",
    "SearchWord",
]
