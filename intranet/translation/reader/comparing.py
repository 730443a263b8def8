"""Both versions of a page, text beside text: what readers have of each, and what changed since the translation."""

from dataclasses import dataclass, field

from intranet.translation.models import Segment, SegmentState, Translation
from intranet.translation.segments.differences import Span, spans
from intranet.translation.segments.labels import field_label
from intranet.translation.segments.notation import plain

from .parts import Place, anchor_of, place_of


@dataclass(frozen=True)
class Row:
    """A text of the original beside its translation, words alone. ``changes``: how the original came to say it."""

    source: str
    target: str
    is_outdated: bool
    by_machine: bool
    changes: list[Span] = field(default_factory=list)

    @property
    def is_new(self) -> bool:
        """The translation says nothing of it."""
        return self.is_outdated and not self.target

    @property
    def is_gone(self) -> bool:
        """The original says it no more."""
        return not self.source


@dataclass
class ComparedPart:
    """The rows of one part; ``name``: of a field, where no heading among the rows names it."""

    anchor: str
    name: str
    rows: list[Row] = field(default_factory=list)

    @property
    def is_outdated(self) -> bool:
        return any(row.is_outdated for row in self.rows)


def compared(translation: Translation) -> list[ComparedPart]:
    """All parts of the page in the order of the original; one query."""
    parts: dict[Place, ComparedPart] = {}
    page = translation.source or translation.target
    for segment in translation.segments.order_by("order", "pk"):
        place = place_of(segment)
        if place not in parts:
            name = field_label(page.specific_class, place[1]) if page is not None and place[1] else ""
            parts[place] = ComparedPart(anchor_of(place), name)
        parts[place].rows.append(_row(segment))
    return list(parts.values())


def _row(segment: Segment) -> Row:
    source, before = plain(segment.source), plain(segment.published_source)
    outdated = segment.published_source != segment.source
    return Row(
        source,
        plain(segment.published_target),
        outdated,
        segment.published_state == SegmentState.MACHINE,
        spans(before, source) if outdated and before else [],
    )
