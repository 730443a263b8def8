"""What somebody typed, kept segment by segment: what is right is saved, nothing that is wrong or contested is lost."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2s

from django.db import transaction

from intranet.accounts.models import User
from intranet.translation.actions import check_segments, write_segments
from intranet.translation.models import Segment, SegmentState, Translation
from intranet.translation.refusals import SegmentProblem


@dataclass(frozen=True)
class Typed:
    """A segment as it came back: its text, the version on which it was typed, and whether it is said to be right."""

    text: str
    version: str
    reviewed: bool


@dataclass
class Outcome:
    """By number of segment: what is wrong with what was typed, and what somebody else made of it meanwhile."""

    saved: int = 0
    problems: dict[int, list[SegmentProblem]] = field(default_factory=dict)
    contested: dict[int, Segment] = field(default_factory=dict)
    changed_source: set[int] = field(default_factory=set)

    @property
    def is_clean(self) -> bool:
        return not (self.problems or self.contested or self.changed_source)


# How a version says whether the segment was reviewed.
REVIEWED, OTHER = "r", "o"


def version_of(segment: Segment) -> str:
    """What tells whether the segment is still the one that was shown."""
    state = REVIEWED if segment.state == SegmentState.REVIEWED else OTHER
    return f"{_digest(segment.source)}-{_digest(segment.target)}-{state}"


def _digest(text: str) -> str:
    return blake2s(text.encode(errors="surrogatepass"), digest_size=6).hexdigest()


def tidy(text: str) -> str:
    """As it is kept: browsers end lines in another way than pages do."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "").strip()


@transaction.atomic
def save_typed(translation: Translation, typed: Mapping[int, Typed], *, by: User) -> Outcome:
    """Save all that can be; the rest is told, and the caller shows it again as it was typed."""
    Translation.objects.select_for_update().get(pk=translation.pk)
    segments = {segment.pk: segment for segment in translation.segments.present().filter(pk__in=list(typed))}
    outcome = Outcome()
    wanted: dict[bool, dict[str, str]] = {True: {}, False: {}}
    for pk, segment in segments.items():
        if _is_to_be_written(segment, typed[pk], outcome):
            wanted[typed[pk].reviewed and bool(tidy(typed[pk].text))][segment.path] = tidy(typed[pk].text)
    numbers = {segment.path: pk for pk, segment in segments.items()}
    for problem in check_segments(translation, {**wanted[True], **wanted[False]}):
        outcome.problems.setdefault(numbers[problem.path], []).append(problem)
    for reviewed, texts in wanted.items():
        sound = {path: text for path, text in texts.items() if numbers[path] not in outcome.problems}
        if sound:
            outcome.saved += len(write_segments(translation, sound, by=by, reviewed=reviewed))
    return outcome


def _is_to_be_written(segment: Segment, typed: Typed, outcome: Outcome) -> bool:
    """Whether the person changed it, and nobody else meanwhile."""
    text = tidy(typed.text)
    seen_source, seen_target, seen_state = (typed.version.split("-") + ["", "", ""])[:3]
    wrote = _digest(text) != seen_target and text != segment.target
    ticked = _ticked(segment, typed, seen_state)
    if not (wrote or ticked):
        return False
    if _digest(segment.source) != seen_source:
        outcome.changed_source.add(segment.pk)
    elif _digest(segment.target) != seen_target and text != segment.target:
        if wrote:
            outcome.contested[segment.pk] = segment
    else:
        return True
    return False


def _ticked(segment: Segment, typed: Typed, seen_state: str) -> bool:
    """Whether the person said something of the segment that it does not say already."""
    is_reviewed = segment.state == SegmentState.REVIEWED
    return bool(tidy(typed.text)) and typed.reviewed != (seen_state == REVIEWED) and typed.reviewed != is_reviewed
