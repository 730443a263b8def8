"""The translation memory of the whole site.

Whose texts may it show? The very same text is served to everybody: whoever asks has its source already, and what they
get is its translation. A text that only resembles theirs is another page's: it is shown to those alone who may read a
published version of the page where its translation was written, today. What it holds of a page goes with the page.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from django.db.models import Exists, F, OuterRef, QuerySet
from django.db.models.functions import Length
from django.utils import timezone
from rapidfuzz import fuzz
from wagtail.models import Page

from intranet.access.models import AccessRule
from intranet.access.policies import Person, access_of
from intranet.translation.models import MemoryUnit
from intranet.translation.models.memory import Quality
from intranet.translation.segments.notation import plain

# How alike texts are to be suggested, out of 100, and how many recent ones of like length are compared.
ALIKE = 70
COMPARED = 2000
BATCH = 400


@dataclass(frozen=True)
class Pair:
    """From a language into another, by their codes."""

    source: str
    target: str


@dataclass(frozen=True)
class Suggestion:
    """A translation of a text that resembles (100: that is the same)."""

    source: str
    target: str
    likeness: int
    is_reviewed: bool


def fingerprint(text: str) -> str:
    """The same for texts that differ by their spaces alone."""
    spaced = re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()
    return sha256(spaced.encode()).hexdigest()


def recall(texts: Iterable[str], pair: Pair) -> dict[str, MemoryUnit]:
    """The translations of these very texts, by text."""
    by_hash: dict[str, list[str]] = {}
    for text in texts:
        by_hash.setdefault(fingerprint(text), []).append(text)
    hashes = list(by_hash)
    found: dict[str, MemoryUnit] = {}
    for start in range(0, len(hashes), BATCH):
        for unit in _units(pair).filter(source_hash__in=hashes[start : start + BATCH]):
            found.update(dict.fromkeys(by_hash[unit.source_hash], unit))
    return found


def remember(translated: Mapping[str, str], pair: Pair, *, origin: UUID, quality: Quality, engine: str = "") -> None:
    """Keep translations by their sources. A machine's never takes the place of a reviewed one."""
    known = recall(translated, pair)
    now = timezone.now()
    changed, new = [], {}
    for source, target in translated.items():
        unit = known.get(source)
        if unit is None:
            hashed = fingerprint(source)
            new[hashed] = MemoryUnit(
                source_language=pair.source,
                target_language=pair.target,
                source_hash=hashed,
                source=source,
                target=target,
                quality=quality,
                engine=engine,
                origin_key=origin,
                updated_at=now,
            )
        elif quality >= unit.quality and (unit.target, unit.quality, unit.engine) != (target, quality, engine):
            unit.source, unit.target, unit.quality, unit.engine = source, target, quality, engine
            unit.origin_key, unit.updated_at = origin, now
            changed.append(unit)
    MemoryUnit.objects.bulk_create(new.values(), batch_size=BATCH, ignore_conflicts=True)
    fields = ["source", "target", "quality", "engine", "origin_key", "updated_at"]
    MemoryUnit.objects.bulk_update(changed, fields, batch_size=100)


def note_use(units: Iterable[MemoryUnit]) -> None:
    """Count that they served."""
    keys = [unit.pk for unit in units]
    for start in range(0, len(keys), BATCH):
        MemoryUnit.objects.filter(pk__in=keys[start : start + BATCH]).update(uses=F("uses") + 1)


def suggestions(text: str, pair: Pair, reader: Person, *, limit: int = 3) -> list[Suggestion]:
    """The translations that may help with a text, the most alike first."""
    exact = recall([text], pair).get(text)
    found = [] if exact is None else [Suggestion(exact.source, exact.target, 100, exact.quality == Quality.REVIEWED)]
    length = len(text)
    near = _readable(pair, reader).annotate(length=Length("source"))
    near = near.filter(length__gte=length * 6 // 10, length__lte=length * 16 // 10)
    words = plain(text)
    for unit in near.order_by("-quality", "-updated_at")[:COMPARED]:
        likeness = int(fuzz.ratio(words, plain(unit.source), score_cutoff=ALIKE))
        if likeness and (exact is None or unit.pk != exact.pk):
            found.append(Suggestion(unit.source, unit.target, min(likeness, 99), unit.quality == Quality.REVIEWED))
    return sorted(found, key=lambda each: (-each.likeness, not each.is_reviewed))[:limit]


def forget_page(key: UUID) -> None:
    """What was written in a page goes with its last version."""
    MemoryUnit.objects.filter(origin_key=key).delete()


def _units(pair: Pair) -> QuerySet[MemoryUnit]:
    return MemoryUnit.objects.filter(source_language=pair.source, target_language=pair.target)


def _readable(pair: Pair, reader: Person) -> QuerySet[MemoryUnit]:
    """Units of pages that this person may read, of which some version is published."""
    units, access = _units(pair), access_of(reader)
    live = Page.objects.filter(translation_key=OuterRef("origin_key"), live=True)
    units = units.filter(Exists(live))
    if access.passes:
        return units
    rules = AccessRule.objects.filter(access.rules_read(), translation_key=OuterRef("origin_key"))
    return units.filter(Exists(rules))
