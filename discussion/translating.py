"""Comments by a machine, in the reader's language: asked for one by one or all at once, made by a worker."""

import datetime as dt
import logging
from collections.abc import Iterable, Sequence

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from intranet.access.models import AccessRule
from intranet.translation.machines import Failure, Machine, MachineError, configured_machine
from intranet.translation.machines.asking import Asker
from intranet.translation.memory.units import Pair
from intranet.translation.models import SpaceTranslationSettings
from intranet.translation.segments.notation import plain, written

from .models import Comment, CommentTranslation

logger = logging.getLogger(__name__)


def patience() -> dt.timedelta:
    """After which what no worker has answered may be asked again."""
    return dt.timedelta(seconds=max(120, 3 * settings.MACHINE_TIMEOUT))


def translates(machine: Machine, source: str, target: str, *, leaves: bool) -> bool:
    """Whether that machine may be given what is said of a page.

    Comments are between colleagues, of public pages too: they stay on the server unless the space lets them ``leave``.
    """
    if source == target or not machine.translates(source, target):
        return False
    return machine.is_local or leaves


@transaction.atomic
def wait_for_translations(comments: Iterable[Comment], language: str) -> list[int]:
    """Note that they are asked for; returns the ids of those that nobody waits for already."""
    fresh = []
    for comment in comments:
        kept, made = CommentTranslation.objects.select_for_update().get_or_create(
            comment=comment, language=language, defaults={"version": comment.version}
        )
        if not made:
            if not is_wanted(kept.status, kept.version, kept.asked_at, comment):
                continue
            kept.version, kept.status, kept.asked_at = (
                comment.version,
                CommentTranslation.Status.WAITING,
                timezone.now(),
            )
            kept.text, kept.failure = "", ""
            kept.save()
        fresh.append(comment.pk)
    return fresh


def is_wanted(status: str | None, version: int | None, asked_at: dt.datetime | None, comment: Comment) -> bool:
    """Whether a translation is still to be asked for: none, of other words, failed, or given up by its worker."""
    if status is None or asked_at is None or version != comment.version:
        return True
    if status == CommentTranslation.Status.WAITING:
        return timezone.now() - asked_at > patience()
    return status == CommentTranslation.Status.FAILED


def translate_waiting(ids: Sequence[int], language: str) -> int:
    """Translate those of these comments that still wait for it, in one go for each language; returns how many."""
    waiting = CommentTranslation.objects.filter(
        comment__in=ids, language=language, status=CommentTranslation.Status.WAITING
    ).select_related("comment")
    by_language: dict[str, list[CommentTranslation]] = {}
    for each in waiting:
        by_language.setdefault(each.comment.language, []).append(each)
    machine = configured_machine()
    return sum(_translate(machine, Pair(source, language), asked) for source, asked in by_language.items())


def _translate(machine: Machine, pair: Pair, asked: list[CommentTranslation]) -> int:
    """Rights are those of now: the page may have been narrowed, the setting changed, the comment hidden."""
    allowed = [each for each in asked if _may_be_given(machine, pair, each.comment)]
    for each in asked:
        if each not in allowed:
            _keep(each, "", machine, Failure.KEPT)
    lines = sorted({line for each in allowed for line in _lines(each.comment.body)})
    try:
        made = Asker(machine, pair).translations(lines) if lines else {}
    except MachineError as error:
        logger.warning("The machine %s failed on comments: %s", machine.name, error)
        for each in allowed:
            _keep(each, "", machine, error.failure)
        return 0
    except Exception:
        # Those who wait are told.
        logger.exception("Translating comments failed.")
        for each in allowed:
            _keep(each, "", machine, Failure.BROKEN)
        return 0
    texts = [_put_together(each.comment.body, made) for each in allowed]
    for each, text in zip(allowed, texts, strict=True):
        _keep(each, text or "", machine, None if text else Failure.BROKEN)
    return sum(text is not None for text in texts)


def _may_be_given(machine: Machine, pair: Pair, comment: Comment) -> bool:
    rule = AccessRule.objects.filter(translation_key=comment.page_key).first()
    if rule is None or not comment.stands:
        return False
    leaves = SpaceTranslationSettings.objects.filter(space=rule.space_id, sends_outside=True)
    return translates(machine, pair.source, pair.target, leaves=machine.is_local or leaves.exists())


def _lines(body: str) -> list[str]:
    return [written(line.strip()) for line in body.split("\n") if line.strip()]


def _put_together(body: str, made: dict[str, str | None]) -> str | None:
    """Line by line; None where the machine spoiled one: half a translation would pass for the whole."""
    lines = []
    for line in body.split("\n"):
        said = made.get(written(line.strip())) if line.strip() else ""
        if said is None:
            return None
        lines.append(plain(said))
    return "\n".join(lines)


def _keep(asked: CommentTranslation, text: str, machine: Machine, failure: Failure | None) -> None:
    """Only of the words that were given to the machine: edited meanwhile, the comment has another task under way."""
    status = CommentTranslation.Status.DONE if failure is None else CommentTranslation.Status.FAILED
    same = CommentTranslation.objects.filter(
        pk=asked.pk, version=asked.version, comment__version=asked.version, status=CommentTranslation.Status.WAITING
    )
    same.update(status=status, text=text, engine=machine.name, failure=failure or "")
