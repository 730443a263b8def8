"""A conversation ends with the last version of its page."""

from typing import Any

from django.db.models.signals import post_delete
from wagtail.models import Page

from .models import ClosedConversation, Comment


def end_conversation(sender: type, instance: Any, **kwargs: Any) -> None:
    """In the same transaction as the page."""
    key = instance.translation_key
    if sender is Page and not Page.objects.filter(translation_key=key).exists():
        Comment.objects.filter(page_key=key).delete()
        ClosedConversation.objects.filter(page_key=key).delete()


def connect() -> None:
    post_delete.connect(end_conversation, sender=Page, dispatch_uid="discussion.end_conversation")
