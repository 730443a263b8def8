"""Who has which translation in hand: beginning, taking, giving back, handing out."""

import datetime as dt

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Locale, Page

from intranet.access.models import AccessRule
from intranet.accounts.models import User
from intranet.translation.actions import ensure_translation
from intranet.translation.models import DeskEntry, Translation
from intranet.translation.policies.translators import candidates_for, may_assign, may_write

from .notices import tell_assigned


@transaction.atomic
def begin_translation(target: Page, locale: Locale, *, by: User) -> Translation:
    """Open the translation of a page at the desk. Safe to do again."""
    if not may_write(by, target):
        raise PermissionDenied
    return ensure_translation(target, locale)


@transaction.atomic
def claim_translation(translation: Translation, *, by: User) -> DeskEntry:
    """Take it in hand. Raises ``ValidationError`` where somebody else has it."""
    entry = _entry(translation)
    if not may_write(by, _target(translation)):
        raise PermissionDenied
    if entry.person_id not in {None, by.pk} and entry.done_at is None:
        raise ValidationError(_("%(person)s l’a déjà en main.") % {"person": entry.person})
    return _give(entry, by, by=by, due_on=entry.due_on if entry.done_at is None else None)


@transaction.atomic
def release_translation(translation: Translation, *, by: User) -> None:
    """Give it back to all: one's own, or anybody's for those who hand out."""
    entry = _entry(translation)
    if entry.person_id != by.pk and not may_assign(by, _target(translation)):
        raise PermissionDenied
    entry.person = entry.assigned_by = entry.assigned_at = None
    entry.save()
    log(instance=_target(translation), action="translation.release", user=by, data=_named(translation))


@transaction.atomic
def assign_translation(translation: Translation, person: User, *, by: User, due_on: dt.date | None) -> DeskEntry:
    """Hand it out to somebody who may write it, to be done by a day. Raises ``ValidationError`` by field."""
    target = _target(translation)
    if not may_assign(by, target):
        raise PermissionDenied
    rule = AccessRule.objects.select_related("space__parent").get(translation_key=translation.translation_key)
    if person not in candidates_for(rule.space, translation.locale_id):
        raise ValidationError({"person": _("Cette personne ne traduit pas ici.")})
    if due_on is not None and due_on < timezone.localdate():
        raise ValidationError({"due_on": _("Ce jour est passé.")})
    entry = _entry(translation)
    news = entry.person_id != person.pk or entry.done_at is not None
    entry = _give(entry, person, by=by, due_on=due_on)
    if news and person.pk != by.pk:
        tell_assigned(entry)
    return entry


def _entry(translation: Translation) -> DeskEntry:
    """Held until the end of the transaction, so that two do not take it at once."""
    DeskEntry.objects.get_or_create(translation=translation)
    return DeskEntry.objects.select_for_update().get(translation=translation)


def _give(entry: DeskEntry, person: User, *, by: User, due_on: dt.date | None) -> DeskEntry:
    entry.person, entry.due_on, entry.done_at = person, due_on, None
    entry.assigned_by, entry.assigned_at = by, timezone.now()
    entry.save()
    data = {**_named(entry.translation), "person": person.pk}
    log(instance=_target(entry.translation), action="translation.assign", user=by, data=data)
    return entry


def _target(translation: Translation) -> Page:
    target = translation.target or translation.source
    if target is None:
        raise PermissionDenied
    return target


def _named(translation: Translation) -> dict[str, str]:
    return {"language": translation.locale.language_code}
