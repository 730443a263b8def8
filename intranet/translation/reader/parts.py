"""The parts of a page, as its readers name them: what is under a heading, or else a field."""

from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Subquery

from intranet.translation.models import Segment, Translation
from intranet.translation.segments.labels import field_label
from intranet.translation.segments.notation import plain


@dataclass(frozen=True)
class Part:
    """A part that differs; ``language``: that of its name. ``url`` leads to it, both versions side by side."""

    name: str
    language: str
    url: str


Place = tuple[int, str]


def place_of(segment: Segment) -> Place:
    """What is before the first heading is told apart by field."""
    return segment.section, "" if segment.section else segment.field


def anchor_of(place: Place) -> str:
    number, field = place
    return f"part-{number}" if number else f"part-{field}"


def parts_of(translation: Translation, compared: str) -> list[Part]:
    """Those in which something changed since readers have their version, in the order of the page; one query."""
    first = translation.segments.present().filter(section=OuterRef("section")).order_by("order")
    changed = translation.segments.outdated().annotate(
        heading=Subquery(first.values("source")[:1]), read_heading=Subquery(first.values("published_target")[:1])
    )
    parts = {}
    for segment in changed:
        place = place_of(segment)
        if place not in parts:
            parts[place] = Part(*_named(translation, segment), f"{compared}#{anchor_of(place)}")
    return list(parts.values())


def _named(translation: Translation, segment: Any) -> tuple[str, str]:
    """By the words of its heading, in the language of its readers where they have it; a field by the interface's."""
    if segment.section and segment.heading is not None:
        locale = translation.locale if segment.read_heading else translation.source_locale
        return plain(segment.read_heading or segment.heading), locale.language_code
    page, field = translation.source or translation.target, "" if segment.section else segment.field
    return (field_label(page.specific_class, field) if page is not None and field else "", "")
