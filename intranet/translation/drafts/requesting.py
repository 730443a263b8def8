"""Asking the machine for a draft, by a person or by the space's setting, and seeing how far it is."""

import logging

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from wagtail.models import Locale, Page

from intranet.accounts.models import User
from intranet.pages.wording import first_written
from intranet.translation.actions import ensure_translation
from intranet.translation.machines import configured_machine
from intranet.translation.machines.none import NoMachine
from intranet.translation.models import MachineDraft, StartsDrafts, Translation
from intranet.translation.policies.translations import allowed_in_space_of, may_translate
from intranet.translation.tasks import write_draft

from .writing import check_allowed

logger = logging.getLogger(__name__)


@transaction.atomic
def draft_by_machine(translation: Translation, *, by: User) -> MachineDraft:
    """Have a worker translate what is open; the draft under way where there is one. Raises :class:`Refused`."""
    translation.refresh_from_db(from_queryset=Translation.objects.select_for_update())
    if not may_translate(by, translation):
        raise PermissionDenied
    return _start(translation, by=by)


def draft_where_changes_start_one(translation: Translation) -> MachineDraft | None:
    """The original changed: what is open is drafted where the space has that done; nothing else is sent."""
    if allowed_in_space_of(translation).starts_drafts == StartsDrafts.ASKED:
        return None
    return _start_by_itself(translation)


def draft_where_publication_starts_one(page: Page) -> list[MachineDraft]:
    """A page was published: drafted into the languages in which nobody began, where it is not itself a translation."""
    if configured_machine().name == NoMachine.name or not _starts_at_publication(page):
        return []
    source = first_written(page)
    if source is None or source.pk != page.pk:
        return []
    drafts = []
    for locale in Locale.objects.exclude(pk=page.locale_id):
        if not Translation.objects.filter(translation_key=page.translation_key, locale=locale).exists():
            drafts.append(_start_by_itself(ensure_translation(page, locale)))
    return [draft for draft in drafts if draft is not None]


def _starts_at_publication(page: Page) -> bool:
    probe = Translation(translation_key=page.translation_key)
    return allowed_in_space_of(probe).starts_drafts == StartsDrafts.PUBLISHED


@transaction.atomic
def _start_by_itself(translation: Translation) -> MachineDraft | None:
    """None where it may not be: nobody asked, so nobody is told."""
    translation.refresh_from_db(from_queryset=Translation.objects.select_for_update())
    try:
        is_open = translation.segments.open().exclude(engine=configured_machine().name).exists()
        return _start(translation, by=None) if is_open else None
    except ValidationError as refusal:
        logger.info("No draft of translation %s by itself: %s", translation.pk, refusal.messages)
        return None


def _start(translation: Translation, *, by: User | None) -> MachineDraft:
    machine = configured_machine()
    check_allowed(translation, machine)
    current = translation.machine_drafts.under_way().first()
    if current is not None:
        return current
    left = translation.segments.open()
    if by is None:
        left = left.exclude(engine=machine.name)
    else:
        # What it could not do before is tried anew; not at each change, which would pay for it each time.
        left.update(engine="")
    draft = MachineDraft.objects.create(
        translation=translation, engine=machine.name, total=left.count(), asked_by=by, is_automatic=by is None
    )
    transaction.on_commit(lambda: write_draft.enqueue(draft.pk))
    return draft


def latest_draft(translation: Translation) -> MachineDraft | None:
    """The last one that was asked for: ``done`` of ``total``, and the ``reason`` why it failed."""
    return translation.machine_drafts.first()
