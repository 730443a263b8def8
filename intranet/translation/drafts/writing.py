"""Drafts by machine: segment after segment, in batches, each kept before the next one is asked for."""

import datetime as dt
import logging
from collections.abc import Iterator
from uuid import UUID, uuid4

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from intranet.access.models import AccessRule, Audience
from intranet.translation.actions import publish_segments
from intranet.translation.following.reading import BATCH, is_too_long, limits_of, pair_of
from intranet.translation.machines import Failure, Machine, MachineError, configured_machine
from intranet.translation.machines.asking import Asker
from intranet.translation.memory.trust import serves
from intranet.translation.memory.units import note_use, recall, remember
from intranet.translation.models import MachineDraft, Segment, SegmentState, Translation
from intranet.translation.models.memory import Quality
from intranet.translation.policies.translations import allowed_in_space_of
from intranet.translation.refusals import Refused
from intranet.translation.signals import machine_draft_ended

logger = logging.getLogger(__name__)


class _Overtaken(Exception):
    """Another worker took the draft over."""


def lease() -> dt.timedelta:
    """How long a worker may be silent: longer than any call to a machine."""
    return dt.timedelta(seconds=max(120, 3 * settings.MACHINE_TIMEOUT))


def check_allowed(translation: Translation, machine: Machine) -> None:
    """Raises :class:`Refused` where no machine knows these languages, or where the space keeps its pages at home."""
    pair = pair_of(translation)
    if not machine.translates(pair.source, pair.target):
        raise Refused("no_machine")
    if translation.is_free:
        raise Refused("free")
    if not machine.is_local and not _may_leave(translation):
        raise Refused("outside")


def _may_leave(translation: Translation) -> bool:
    """Whether the text may be sent to somebody else's server: it is public, or the space says so."""
    rule = AccessRule.objects.filter(translation_key=translation.translation_key).first()
    is_public = rule is not None and rule.audience == Audience.PUBLIC
    return is_public or allowed_in_space_of(translation).sends_outside


def work_on(draft_id: int) -> bool:
    """Do what is left of a draft; False where another worker has it, or where it is over."""
    holder = uuid4()
    if not _take(draft_id, holder):
        return False
    draft = MachineDraft.objects.select_related("translation__locale", "translation__source_locale").get(pk=draft_id)
    try:
        _translate_all(draft, configured_machine(), holder)
        _end(draft, holder, None)
    except _Overtaken:
        return False
    except MachineError as error:
        logger.warning("The machine %s failed on draft %s: %s", draft.engine, draft.pk, error)
        _end(draft, holder, error.failure)
    except Refused as refused:
        _end(draft, holder, Failure.PAIR if refused.code == "no_machine" else Failure.KEPT)
    except Exception:
        # Whoever asked is told; the next one may ask again.
        logger.exception("Draft %s failed.", draft.pk)
        _end(draft, holder, Failure.BROKEN)
    return True


def _take(draft_id: int, holder: UUID) -> bool:
    now = timezone.now()
    free = MachineDraft.objects.under_way().filter(Q(leased_until=None) | Q(leased_until__lt=now), pk=draft_id)
    taken = free.update(status=MachineDraft.Status.RUNNING, holder=holder, leased_until=now + lease())
    return bool(taken)


def _prolong(draft: MachineDraft, holder: UUID, **more: int) -> None:
    """Keep the lease, and add to what is counted of the draft."""
    held = MachineDraft.objects.under_way().filter(pk=draft.pk, holder=holder)
    counts = {name: F(name) + number for name, number in more.items()}
    if not held.update(leased_until=timezone.now() + lease(), **counts):
        raise _Overtaken


def _translate_all(draft: MachineDraft, machine: Machine, holder: UUID) -> None:
    translation = draft.translation
    asker = Asker(machine, pair_of(translation), lambda: _prolong(draft, holder))
    for batch in _batches_left(translation, machine):
        # Asked before each batch: the page may have been narrowed, or the setting changed, meanwhile.
        check_allowed(translation, machine)
        known = _recalled(translation, batch)
        asked = {segment.source for segment in batch if segment.source not in known}
        made = asker.translations(sorted(asked)) if asked else {}
        with transaction.atomic():
            refused = _keep(draft, machine, batch, known, made)
            _prolong(draft, holder, done=len(batch), refused=refused, characters=sum(map(len, asked)))


def _batches_left(translation: Translation, machine: Machine) -> Iterator[list[Segment]]:
    """What is open and what this machine has not spoiled, as much as it takes at once; read anew each time."""
    while True:
        batch: list[Segment] = []
        characters = 0
        left = translation.segments.open().exclude(engine=machine.name).order_by("order", "pk")
        for segment in left[: machine.most_texts]:
            characters += len(segment.source)
            if batch and characters > machine.most_characters:
                break
            batch.append(segment)
        if not batch:
            return
        yield batch


def _recalled(translation: Translation, batch: list[Segment]) -> dict[str, tuple[str, Quality, str]]:
    pair = pair_of(translation)
    units = recall({segment.source for segment in batch}, pair)
    good = {source: unit for source, unit in units.items() if serves(unit, source, pair)}
    note_use(good.values())
    return {source: (unit.target, Quality(unit.quality), unit.engine) for source, unit in good.items()}


def _keep(
    draft: MachineDraft,
    machine: Machine,
    batch: list[Segment],
    known: dict[str, tuple[str, Quality, str]],
    made: dict[str, str | None],
) -> int:
    """Write the batch into the memory and the segments that nobody wrote meanwhile; returns how many stay open."""
    fresh = {source: target for source, target in made.items() if target}
    translation = draft.translation
    remember(
        fresh, pair_of(translation), origin=translation.translation_key, quality=Quality.MACHINE, engine=machine.name
    )
    sources = {segment.pk: segment.source for segment in batch}
    limits = limits_of(translation)
    still = list(translation.segments.open().select_for_update().filter(pk__in=sources))
    for segment in still:
        if segment.source != sources[segment.pk]:
            continue
        target, quality, engine = known.get(segment.source) or (made[segment.source], Quality.MACHINE, machine.name)
        if not target or is_too_long(target, limits.get(segment.path)):
            # Left open, with the name of the machine that could not.
            segment.engine = machine.name
        else:
            _write(segment, target, quality, engine)
    fields = ["target", "translated_source", "state", "engine", "author", "changed_at"]
    Segment.objects.bulk_update(still, fields, batch_size=BATCH)
    return sum(segment.state == SegmentState.OPEN for segment in still)


def _write(segment: Segment, target: str, quality: Quality, engine: str) -> None:
    reviewed = quality == Quality.REVIEWED
    segment.target, segment.translated_source = target, segment.source
    segment.state = SegmentState.DRAFT if reviewed else SegmentState.MACHINE
    segment.engine, segment.author, segment.changed_at = ("memory" if reviewed else engine), None, timezone.now()


@transaction.atomic
def _end(draft: MachineDraft, holder: UUID, failure: Failure | None) -> None:
    status = MachineDraft.Status.DONE if failure is None else MachineDraft.Status.FAILED
    held = MachineDraft.objects.under_way().filter(pk=draft.pk, holder=holder)
    ended = held.update(status=status, failure=failure or "", ended_at=timezone.now(), leased_until=None, holder=None)
    if not ended:
        return
    draft.refresh_from_db()
    if failure is None:
        _publish_where_allowed(draft.translation)
    transaction.on_commit(lambda: machine_draft_ended.send(MachineDraft, draft=draft, translation=draft.translation))


def _publish_where_allowed(translation: Translation) -> None:
    """A space may have what machines write published at once: its readers are told."""
    target = translation.target
    if not allowed_in_space_of(translation).publishes_machine or (target is not None and target.locked):
        return
    try:
        publish_segments(translation, by=None, reviewed=False)
    except ValidationError as refused:
        logger.info("The draft of translation %s is not published: %s", translation.pk, refused)


def abandoned() -> list[int]:
    """Drafts whose worker is silent, and those that no worker took in all that time."""
    now = timezone.now()
    silent = Q(leased_until__lt=now) | Q(leased_until=None, asked_at__lt=now - lease())
    return list(MachineDraft.objects.under_way().filter(silent).values_list("pk", flat=True))
