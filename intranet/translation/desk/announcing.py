"""What the desk does when something happens to translations."""

from typing import Any

from django.utils import timezone

from intranet.accounts.models import User
from intranet.translation.models import DeskEntry, Translation
from intranet.translation.signals import translation_published, translation_submitted

from .asks import answer_asks
from .notices import tell_submitted


def note_published(sender: type, translation: Translation, by: User | None, first: bool, **kwargs: Any) -> None:
    """It is no longer in hand, and whoever asked for it is told."""
    DeskEntry.objects.filter(translation=translation, done_at=None).update(done_at=timezone.now(), due_on=None)
    answer_asks(translation, by=by, first=first)


def note_submitted(sender: type, translation: Translation, by: User, **kwargs: Any) -> None:
    tell_submitted(translation, by=by)


def connect() -> None:
    translation_published.connect(note_published, dispatch_uid="desk.note_published")
    translation_submitted.connect(note_submitted, dispatch_uid="desk.note_submitted")
