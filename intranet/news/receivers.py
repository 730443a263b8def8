"""What follows when news and events are published, withdrawn and deleted."""

from typing import Any

from django.db.models.signals import pre_delete
from wagtail.signals import page_published, page_unpublished

from .models import EventPage, NewsPage
from .notices import note_published, note_withdrawn
from .shared import lead_or_follow


def after_publishing(sender: type, instance: Any, **kwargs: Any) -> None:
    if instance.alias_of_id or not instance.live:
        return
    lead_or_follow(instance)
    if isinstance(instance, EventPage):
        note_published(instance)


def after_withdrawing(sender: type, instance: EventPage, **kwargs: Any) -> None:
    if not instance.alias_of_id:
        note_withdrawn(instance)


def before_deleting(sender: type, instance: EventPage, **kwargs: Any) -> None:
    """Whichever way the page goes: by itself, with its calendar, with a whole workspace."""
    if instance.live and not instance.alias_of_id:
        note_withdrawn(instance)


def connect() -> None:
    for model in (NewsPage, EventPage):
        page_published.connect(after_publishing, sender=model, dispatch_uid=f"news.published.{model.__name__}")
    page_unpublished.connect(after_withdrawing, sender=EventPage, dispatch_uid="news.withdrawn")
    pre_delete.connect(before_deleting, sender=EventPage, dispatch_uid="news.deleted")
