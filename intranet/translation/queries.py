"""What is asked of translations: for one page, for the pages of a list, segment by segment."""

from collections.abc import Iterable
from dataclasses import fields
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.models import Locale, Page

from .models import Segment, SegmentState, Translation
from .states import Counts, State, Status, counted, state_of, status

# Where they are kept as long as the request.
KEPT = "_translation_states"


def translation_of(page: Page, locale: Locale) -> Translation | None:
    """The translation of a page, whichever of its versions is given, into that language; None where nobody asked."""
    found = Translation.objects.filter(translation_key=page.translation_key, locale=locale)
    return found.select_related("source", "target", "locale", "source_locale").first()


def states_of(pages: "QuerySet[Page] | Iterable[Page]") -> dict[UUID, dict[str, Status]]:
    """By translation key, then by target language, in one query; pages that nobody translates are left out."""
    found: dict[UUID, dict[str, Status]] = {}
    for translation in counted(Translation.objects.of_pages(pages)):
        found.setdefault(translation.translation_key, {})[translation.locale.language_code] = status(translation)
    return found


def states_in(request: HttpRequest, page: Page) -> dict[str, Status]:
    """Those of a page that a request shows, by target language: asked once for all that say something of them."""
    kept: dict[UUID, dict[str, Status]] = request.__dict__.setdefault(KEPT, {})
    if page.translation_key not in kept:
        kept[page.translation_key] = states_of([page]).get(page.translation_key, {})
    return kept[page.translation_key]


def status_of(translation: Translation) -> Status:
    return status(counted(Translation.objects.filter(pk=translation.pk)).get())


def segments_of(translation: Translation) -> list[Segment]:
    """What the source says today, in its order."""
    found = list(translation.segments.present().select_related("author"))
    for segment in found:
        segment.translation = translation
    return found


def field_states(translation: Translation) -> dict[str, State]:
    """The state of each field that has words, in the order of the page."""
    target = translation.target
    published = target is not None and target.live and target.alias_of_id is None
    counts: dict[str, dict[str, int]] = {}
    for segment in translation.segments.all():
        counted_here = counts.setdefault(segment.field, {each.name: 0 for each in fields(Counts)})
        for name, holds in _facts(segment).items():
            counted_here[name] += holds
    return {field: state_of(Counts(**found), is_published=published) for field, found in counts.items()}


def _facts(segment: Segment) -> dict[str, bool]:
    return {
        "total": bool(segment.source),
        **{state.value: bool(segment.source) and segment.state == state for state in SegmentState},
        "outdated": segment.published_source != segment.source,
        "published_machine": segment.published_state == SegmentState.MACHINE,
        "published": bool(segment.published_source),
    }
