"""Segments kept true to pages: what the source says now, what the editor made of the target.

A segment is matched by its path and, where what it says is no longer there, by its words: a paragraph that moved keeps
its translation, and so do the cells of a table in which a row was added.
"""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from intranet.accounts.models import User
from intranet.translation.memory.trust import serves
from intranet.translation.memory.units import Pair, note_use, recall, remember
from intranet.translation.models import Segment, SegmentState, Translation
from intranet.translation.models.memory import MemoryUnit, Quality
from intranet.translation.segments.walking import Piece, outline_of, pieces_of
from intranet.translation.signals import translation_outdated

MEMORY = "memory"
# From so many words on, a text that is the same in both languages was not translated.
FEWEST_WORDS = 4
BATCH = 100
STORED = (
    "order",
    "field",
    "kind",
    "section",
    "source",
    "target",
    "translated_source",
    "published_source",
    "published_target",
    "published_state",
    "state",
    "engine",
    "author_id",
    "changed_at",
)


@dataclass(frozen=True)
class _Content:
    """What a segment holds, apart from its place."""

    source: str = ""
    target: str = ""
    translated_source: str = ""
    published_source: str = ""
    published_target: str = ""
    published_state: str = ""
    state: str = SegmentState.OPEN
    engine: str = ""
    author_id: int | None = None
    changed_at: dt.datetime | None = None

    @classmethod
    def of(cls, segment: Segment) -> "_Content":
        return cls(**{name: getattr(segment, name) for name in cls.__dataclass_fields__})

    def now_saying(self, source: str) -> "_Content":
        """The same segment once its source says that."""
        if source == self.source:
            return self
        if self.target and source == self.translated_source:
            state = self.published_state if self.published_source == source else SegmentState.DRAFT
            return replace(self, source=source, state=state or SegmentState.DRAFT)
        return replace(self, source=source, state=SegmentState.OPEN, engine="")


def pair_of(translation: Translation) -> Pair:
    return Pair(translation.source_locale.language_code, translation.locale.language_code)


@transaction.atomic
def read_source(translation: Translation) -> bool:
    """Have the segments say what the published source says; whether that changed any. A draft is nobody's to read."""
    source = translation.source
    if source is None or not source.live:
        return False
    page = source.specific
    stored = list(translation.segments.all())
    before = {segment.path: _Content.of(segment) for segment in stored}
    contents = _matched(pieces_of(page), before)
    changed = {path for path, (_place, content) in contents.items() if before.get(path) != content}
    gone = {segment.path for segment in stored if segment.path not in contents}
    _refill(translation, contents)
    _store(translation, stored, contents)
    _note_read(translation, page, outdated=bool(changed | gone) and bool(stored))
    return bool(changed | gone)


def _note_read(translation: Translation, page: Page, *, outdated: bool) -> None:
    translation.read_at = page.last_published_at
    if outdated:
        translation.source_changed_at = page.last_published_at or timezone.now()
        transaction.on_commit(lambda: translation_outdated.send(Translation, translation=translation))
    translation.save(update_fields=["read_at", "source_changed_at"])


def _matched(pieces: list[Piece], before: dict[str, _Content]) -> dict[str, tuple[Piece, _Content]]:
    """By path, what the segment there is to hold: each piece takes over what is known of it."""
    left = dict(before)
    taken: dict[str, _Content] = {}
    for piece in pieces:
        if piece.path in left and left[piece.path].source == piece.text:
            taken[piece.path] = left.pop(piece.path)
    by_words: dict[str, list[str]] = {}
    for path, content in left.items():
        by_words.setdefault(content.source, []).append(path)
    for piece in pieces:
        if piece.path not in taken and by_words.get(piece.text):
            taken[piece.path] = left.pop(by_words[piece.text].pop(0))
    made: dict[str, tuple[Piece, _Content]] = {}
    for piece in pieces:
        known = taken[piece.path] if piece.path in taken else left.pop(piece.path, _Content())
        made[piece.path] = (piece, known.now_saying(piece.text))
    return made | _removed(left, made)


def _removed(left: dict[str, _Content], made: dict[str, Any]) -> dict[str, tuple[Piece, _Content]]:
    """What the source says no more and readers of the translation still have, at the end."""
    kept: dict[str, tuple[Piece, _Content]] = {}
    for path, content in left.items():
        if content.published_source:
            free = path if path not in made else f"{path}~"
            field = path.partition(".")[0]
            kept[free] = (Piece(free, field, field, "", len(made) + len(kept)), replace(content, source=""))
    return kept


def _refill(translation: Translation, contents: dict[str, tuple[Piece, _Content]]) -> None:
    """Take from memory what it knows of the segments that are open."""
    opened = [path for path, (_piece, held) in contents.items() if held.source and held.state == SegmentState.OPEN]
    pair = pair_of(translation)
    units = recall({contents[path][1].source for path in opened}, pair)
    used = []
    for path in opened:
        piece, held = contents[path]
        unit = units.get(held.source)
        if unit is None or is_too_long(unit.target, piece.limit) or not serves(unit, held.source, pair):
            continue
        contents[path] = (piece, _recalled(held, unit))
        used.append(unit)
    note_use(used)


def _recalled(held: _Content, unit: MemoryUnit) -> _Content:
    reviewed = unit.quality == Quality.REVIEWED
    return replace(
        held,
        target=unit.target,
        translated_source=held.source,
        state=SegmentState.DRAFT if reviewed else SegmentState.MACHINE,
        engine=MEMORY if reviewed else unit.engine,
        author_id=None,
        changed_at=timezone.now(),
    )


def limits_of(translation: Translation) -> dict[str, int]:
    """How long the translation at a path may be, in characters, where its field has a limit."""
    if translation.source is None:
        return {}
    return {piece.path: piece.limit for piece in pieces_of(translation.source.specific) if piece.limit}


def is_too_long(text: str | None, limit: int | None) -> bool:
    return text is not None and limit is not None and len(text) > limit


def _store(translation: Translation, stored: list[Segment], contents: dict[str, tuple[Piece, _Content]]) -> None:
    rows = {segment.path: segment for segment in stored}
    lost = [segment.pk for path, segment in rows.items() if path not in contents]
    for start in range(0, len(lost), BATCH):
        Segment.objects.filter(pk__in=lost[start : start + BATCH]).delete()
    new: list[Segment] = []
    changed: list[Segment] = []
    for path, (piece, content) in contents.items():
        row = rows.get(path)
        segment = row or Segment(translation=translation, path=path)
        wanted = {
            **vars(content),
            "order": piece.order,
            "field": piece.field,
            "kind": piece.kind,
            "section": piece.section,
        }
        if row is not None and all(getattr(row, name) == value for name, value in wanted.items()):
            continue
        for name, value in wanted.items():
            setattr(segment, name, value)
        (new if row is None else changed).append(segment)
    Segment.objects.bulk_create(new, batch_size=BATCH)
    Segment.objects.bulk_update(changed, [name.removesuffix("_id") for name in STORED], batch_size=BATCH)


@transaction.atomic
def read_target(translation: Translation, *, by: User | None) -> None:
    """Take over what somebody wrote and published in the editor, as reviewed by them.

    The first time, whatever they wrote counts as the translation of the source as it is. Later, a text that they
    changed translates the source of today; others keep the state that they had.
    """
    if translation.target is None or not translation.target.live:
        return
    page = translation.target.specific
    texts = {piece.path: piece.text for piece in pieces_of(page)}
    segments = list(translation.segments.all())
    first = not any(segment.published_source for segment in segments)
    tells = any(len(segment.source.split()) >= FEWEST_WORDS for segment in segments)
    if first and tells and all(texts.get(segment.path) == segment.source for segment in segments):
        # Made a page of its own, and left as it was: nothing of it is a translation. Of names alone nobody can tell.
        return
    changed = [segment for segment in segments if _take_over(segment, texts.get(segment.path), by, first=first)]
    Segment.objects.bulk_update(changed, [name.removesuffix("_id") for name in STORED], batch_size=BATCH)
    _drop_removed(translation, segments, texts)
    translation.is_free = _is_free(translation, page, segments, texts)
    translation.published_at = page.last_published_at
    translation.save(update_fields=["is_free", "published_at"])
    remember_reviewed(translation, changed)


def _take_over(segment: Segment, text: str | None, by: User | None, *, first: bool) -> bool:
    if not segment.source:
        return False
    if not first:
        if text is None or text in {segment.published_target, segment.source}:
            return False
    elif text == segment.source and len(text.split()) >= FEWEST_WORDS:
        return False
    segment.target = text or ""
    segment.translated_source = segment.published_source = segment.source
    segment.published_target, segment.published_state = segment.target, SegmentState.REVIEWED
    segment.state, segment.engine = SegmentState.REVIEWED, ""
    segment.author, segment.changed_at = by, timezone.now()
    return True


def _drop_removed(translation: Translation, segments: list[Segment], texts: dict[str, str]) -> None:
    gone = [segment.pk for segment in segments if not segment.source and segment.path not in texts]
    if gone:
        translation.segments.filter(pk__in=gone).delete()


def _is_free(translation: Translation, page: Page, segments: list[Segment], texts: dict[str, str]) -> bool:
    """Whether the target has what the source has not, or lacks what the published target should have."""
    known = {segment.path for segment in segments}
    if translation.source is not None:
        known |= outline_of(translation.source.specific)
    if outline_of(page) - known:
        return True
    return any(each.source and each.published_source and each.path not in texts for each in segments)


def remember_reviewed(translation: Translation, segments: list[Segment]) -> None:
    """Keep reviewed translations in the site's memory."""
    reviewed = {
        segment.translated_source: segment.target
        for segment in segments
        if segment.target and segment.state == SegmentState.REVIEWED
    }
    if reviewed:
        origin = translation.translation_key
        remember(reviewed, pair_of(translation), origin=origin, quality=Quality.REVIEWED)
