"""The parts of a page, as its readers name them: what is under a heading, or else a field."""

from collections.abc import Iterable
from dataclasses import dataclass

from intranet.translation.labels import field_label
from intranet.translation.models import Segment, Translation
from intranet.translation.notation import plain
from intranet.translation.queries import Change


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


def parts_of(translation: Translation, changes: Iterable[Change], compared: str) -> list[Part]:
    """Those in which something changed, in the order of the page; one query, and none without a heading."""
    places = list(dict.fromkeys(place_of(change.segment) for change in changes))
    headings = headings_of(translation, {number for number, _field in places if number})
    return [Part(*_named(translation, place, headings), f"{compared}#{anchor_of(place)}") for place in places]


def headings_of(translation: Translation, sections: set[int]) -> dict[int, tuple[str, str]]:
    """The words of each of these headings, in the language of its readers where they have it, and that language."""
    found: dict[int, tuple[str, str]] = {}
    if not sections:
        return found
    present = translation.segments.present().filter(section__in=sections).order_by("order")
    for number, source, published in present.values_list("section", "source", "published_target"):
        locale = translation.locale if published else translation.source_locale
        found.setdefault(number, (plain(published or source), locale.language_code))
    return found


def _named(translation: Translation, place: Place, headings: dict[int, tuple[str, str]]) -> tuple[str, str]:
    """A field is named by the interface: its name carries no language of its own."""
    number, field = place
    if number in headings:
        return headings[number]
    page = translation.source or translation.target
    return (field_label(page.specific_class, field) if page is not None and field else "", "")
