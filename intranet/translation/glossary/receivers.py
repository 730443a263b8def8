"""Whatever changes the glossary, what is read of it changes."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.utils import timezone

from intranet.translation.models import Term, Wording

from .lexicon import forget


def forget_glossary(sender: type, **kwargs: Any) -> None:
    forget()
    # Somebody may have read it as it was, meanwhile.
    transaction.on_commit(forget)


def mark_term(sender: type, instance: Wording, **kwargs: Any) -> None:
    Term.objects.filter(pk=instance.term_id).update(changed_at=timezone.now())
    forget_glossary(sender)


def connect() -> None:
    for signal in (post_save, post_delete):
        signal.connect(forget_glossary, sender=Term, dispatch_uid="translation.glossary_term")
        signal.connect(mark_term, sender=Wording, dispatch_uid="translation.glossary_wording")
