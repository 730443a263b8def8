"""Asking the machine for a draft, and seeing how far it is."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from intranet.accounts.models import User
from intranet.translation.machines import configured_machine
from intranet.translation.models import MachineDraft, Translation
from intranet.translation.policies.translations import may_translate
from intranet.translation.tasks import write_draft

from .writing import check_allowed


@transaction.atomic
def draft_by_machine(translation: Translation, *, by: User) -> MachineDraft:
    """Have a worker translate what is open; the draft under way where there is one. Raises :class:`Refused`."""
    translation.refresh_from_db(from_queryset=Translation.objects.select_for_update())
    if not may_translate(by, translation):
        raise PermissionDenied
    machine = configured_machine()
    check_allowed(translation, machine)
    current = translation.machine_drafts.under_way().first()
    if current is not None:
        return current
    # What it could not do before is tried anew.
    translation.segments.open().update(engine="")
    total = translation.segments.open().count()
    draft = MachineDraft.objects.create(translation=translation, engine=machine.name, total=total, asked_by=by)
    transaction.on_commit(lambda: write_draft.enqueue(draft.pk))
    return draft


def latest_draft(translation: Translation) -> MachineDraft | None:
    """The last one that was asked for: ``done`` of ``total``, and the ``reason`` why it failed."""
    return translation.machine_drafts.first()
