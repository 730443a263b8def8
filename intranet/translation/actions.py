"""What people do with translations. Each checks the policy, and says what it refuses in words."""

from collections.abc import Mapping
from contextvars import ContextVar
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.actions.convert_alias import ConvertAliasPageAction
from wagtail.models import Locale, Page

from intranet.accounts.models import User
from intranet.pages.wording import first_written

from .following.reading import BATCH, is_too_long, limits_of, read_source, remember_reviewed
from .models import Segment, SegmentState, Translation
from .policies.translations import allowed_in_space_of, may_publish, may_request, may_translate
from .queries import translation_of
from .refusals import Refused, SegmentProblem, SegmentsRefused
from .segments import notation
from .segments.building import fill
from .signals import translation_published, translation_requested, translation_submitted

# The groups of pages being published from their segments: what the editor did is not read from them.
publishing: ContextVar[frozenset[UUID]] = ContextVar("publishing", default=frozenset())


def ensure_translation(page: Page, locale: Locale) -> Translation:
    """The translation of a page into that language, made and read where there was none. Checks no right.

    Raises :class:`Refused` where that is the language in which the page was first written, or where nothing is written.
    """
    source = first_written(page)
    if source is None:
        raise Refused("no_source")
    if source.locale_id == locale.pk:
        raise Refused("same_language")
    target = Page.objects.filter(translation_key=page.translation_key, locale=locale).first()
    translation, made = Translation.objects.get_or_create(
        translation_key=page.translation_key,
        locale=locale,
        defaults={"source": source, "source_locale_id": source.locale_id, "target": target},
    )
    if made:
        read_source(translation)
    return translation


@transaction.atomic
def request_translation(page: Page, locale: Locale, *, by: User) -> Translation:
    """Ask for a page, whichever of its versions is given, in another language."""
    source = first_written(page)
    if source is None or not may_request(by, source):
        raise PermissionDenied
    if not source.live:
        raise Refused("no_source")
    translation = ensure_translation(page, locale)
    translation.requested_at, translation.requested_by = timezone.now(), by
    translation.save(update_fields=["requested_at", "requested_by"])
    transaction.on_commit(lambda: translation_requested.send(Translation, translation=translation, by=by))
    return translation


def check_segments(translation: Translation, texts: Mapping[str, str]) -> list[SegmentProblem]:
    """What is wrong with translations offered by path; an empty one is no fault, and means "not translated"."""
    segments = {segment.path: segment for segment in translation.segments.present()}
    limits = limits_of(translation)
    problems: list[SegmentProblem] = []
    for path, text in texts.items():
        segment = segments.get(path)
        if segment is None:
            problems.append(SegmentProblem(path, "unknown_segment"))
        elif text:
            problems += _faults(segment, text, limits.get(path))
    return problems


def _faults(segment: Segment, text: str, limit: int | None) -> list[SegmentProblem]:
    found = [SegmentProblem(segment.path, each.fault, each.tag) for each in notation.problems(segment.source, text)]
    if is_too_long(text, limit):
        found.append(SegmentProblem(segment.path, "too_long", str(limit)))
    return found


@transaction.atomic
def write_segments(
    translation: Translation, texts: Mapping[str, str], *, by: User, reviewed: bool = False
) -> list[Segment]:
    """Write translations by path, all or none; returns the segments that changed.

    Raises :class:`SegmentsRefused` with all that is wrong. ``reviewed``: they need no other eyes.
    """
    _hold(translation)
    _check_may_translate(translation, by)
    problems = check_segments(translation, texts)
    if problems:
        raise SegmentsRefused(problems)
    changed = []
    for segment in (
        translation.segments.filter(path__in=list(texts)) if len(texts) < BATCH else translation.segments.all()
    ):
        if segment.path in texts and _write(segment, texts[segment.path].strip(), by, reviewed=reviewed):
            changed.append(segment)
    fields = ["target", "translated_source", "state", "engine", "author", "changed_at"]
    Segment.objects.bulk_update(changed, fields, batch_size=BATCH)
    remember_reviewed(translation, changed)
    return changed


def _hold(translation: Translation) -> None:
    """Have the row as it is now, and alone until the end of the transaction: its pages too are fetched anew."""
    translation.refresh_from_db(from_queryset=Translation.objects.select_for_update())


def _check_may_translate(translation: Translation, by: User) -> None:
    if not may_translate(by, translation):
        raise PermissionDenied
    if translation.is_free:
        raise Refused("free")


def _write(segment: Segment, text: str, by: User, *, reviewed: bool) -> bool:
    state = SegmentState.OPEN if not text else SegmentState.REVIEWED if reviewed else SegmentState.DRAFT
    if (segment.target, segment.state, segment.translated_source) == (text, state, segment.source):
        return False
    segment.target, segment.translated_source, segment.state = text, segment.source if text else "", state
    segment.engine, segment.author, segment.changed_at = "", by, timezone.now()
    return True


@transaction.atomic
def submit_translation(translation: Translation, *, by: User) -> None:
    """Say that the draft is ready for whoever publishes."""
    _hold(translation)
    _check_may_translate(translation, by)
    if not translation.segments.exclude(target="").exists():
        raise Refused("empty")
    translation.submitted_at, translation.submitted_by = timezone.now(), by
    translation.save(update_fields=["submitted_at", "submitted_by"])
    transaction.on_commit(lambda: translation_submitted.send(Translation, translation=translation, by=by))


@transaction.atomic
def publish_translation(translation: Translation, *, by: User, reviewed: bool = True) -> Page:
    """Give the translation to its readers, as a revision of the target page; returns that page.

    ``reviewed``: whoever publishes has read all of it. Otherwise what machines wrote is published as theirs, where the
    space allows that. What is not translated reads as before, or in the language of the source.
    """
    _hold(translation)
    if not may_publish(by, translation):
        raise PermissionDenied
    machine = translation.segments.present().filter(state=SegmentState.MACHINE).exists()
    if machine and not reviewed and not allowed_in_space_of(translation).publishes_machine:
        raise Refused("machine")
    return publish_segments(translation, by=by, reviewed=reviewed)


def publish_segments(translation: Translation, *, by: User | None, reviewed: bool) -> Page:
    """The same, for who has checked the right to."""
    if translation.source is None or not translation.source.live:
        raise Refused("no_source")
    if translation.is_free:
        raise Refused("free")
    read_source(translation)
    segments = list(translation.segments.all())
    texts = {segment.path: segment.target for segment in segments if segment.source and segment.target}
    if not texts:
        raise Refused("empty")
    source = translation.source.specific
    first = not any(segment.published_source for segment in segments)
    target = _own_page(translation, by)
    fill(target, source, texts)
    _note_published(translation, segments, by, reviewed=reviewed)
    token = publishing.set(publishing.get() | {translation.translation_key})
    try:
        # Whoever comes here may; translators have no right on pages that Wagtail knows of.
        target.save_revision(user=by, log_action=True).publish(user=by, skip_permission_checks=True)
    finally:
        publishing.reset(token)
    transaction.on_commit(lambda: translation_published.send(Translation, translation=translation, by=by, first=first))
    return target


def _own_page(translation: Translation, by: User | None) -> Page:
    """The target as a page that may be written: no longer an alias, with nothing waiting in the editor."""
    target = translation.target
    if target is None:
        source = translation.source
        target = source.specific.copy_for_translation(translation.locale, copy_parents=True, alias=True)  # type: ignore[union-attr]
        translation.target = target
    target = target.specific
    if target.alias_of_id:
        target = ConvertAliasPageAction(target, user=by).execute(skip_permission_checks=True)
    elif target.has_unpublished_changes and target.live:
        raise Refused("draft_in_editor")
    elif by is not None and target.permissions_for_user(by).page_locked():
        raise Refused("locked")
    return target


def _note_published(translation: Translation, segments: list[Segment], by: User | None, *, reviewed: bool) -> None:
    now, kept = timezone.now(), [segment for segment in segments if segment.source]
    for segment in kept:
        up_to_date = bool(segment.target) and segment.translated_source == segment.source
        if up_to_date and reviewed and segment.state != SegmentState.REVIEWED:
            segment.state, segment.author, segment.changed_at = SegmentState.REVIEWED, by, now
        if up_to_date:
            segment.published_source, segment.published_state = segment.source, segment.state
        segment.published_target = segment.target
    fields = ["state", "author", "changed_at", "published_source", "published_target", "published_state"]
    Segment.objects.bulk_update(kept, fields, batch_size=BATCH)
    translation.segments.removed().delete()
    translation.published_at, translation.submitted_at, translation.submitted_by = now, None, None
    translation.save(update_fields=["target", "published_at", "submitted_at", "submitted_by"])
    remember_reviewed(translation, kept)


@transaction.atomic
def declare_up_to_date(translation: Translation, *, by: User) -> None:
    """Say that the translation that readers have says what the source says today, whatever changed."""
    _hold(translation)
    if not may_publish(by, translation):
        raise PermissionDenied
    read_source(translation)
    segments = list(translation.segments.present())
    for segment in segments:
        if segment.published_source != segment.source:
            segment.published_source = segment.translated_source = segment.source
            segment.published_state = segment.state = SegmentState.REVIEWED
            segment.target, segment.engine = segment.published_target, ""
            segment.author, segment.changed_at = by, timezone.now()
    Segment.objects.bulk_update(
        segments,
        [
            "source",
            "target",
            "translated_source",
            "published_source",
            "published_state",
            "state",
            "engine",
            "author",
            "changed_at",
        ],
        batch_size=BATCH,
    )
    translation.segments.removed().delete()


@transaction.atomic
def take_structure(translation: Translation, *, by: User) -> None:
    """Have a translation of its own making follow the source's structure again: its own blocks will go."""
    _hold(translation)
    if not may_publish(by, translation):
        raise PermissionDenied
    translation.is_free = False
    translation.save(update_fields=["is_free"])
    translation.segments.filter(target="").exclude(source="").update(state=SegmentState.OPEN)


__all__ = [
    "check_segments",
    "declare_up_to_date",
    "ensure_translation",
    "publish_segments",
    "publish_translation",
    "publishing",
    "request_translation",
    "submit_translation",
    "take_structure",
    "translation_of",
    "write_segments",
]
