"""What keeps the language trees mirrored, whatever the way in which a page is made, moved or deleted."""

from contextvars import ContextVar
from typing import Any

from django.db.models import QuerySet
from django.db.models.signals import post_save, pre_delete
from wagtail.models import Page
from wagtail.signals import post_page_move

from .mirror import aliases_of, mirror_new_page, move_versions_along

# The pages that the deletions now under way remove.
_going: ContextVar[frozenset[int]] = ContextVar("going", default=frozenset())


def mirror_created_page(sender: type, instance: Any, created: bool, raw: bool = False, **kwargs: Any) -> None:
    if created and not raw and isinstance(instance, Page):
        mirror_new_page(instance)


def mirror_moved_page(
    sender: type, instance: Page, parent_page_before: Page, parent_page_after: Page, **kwargs: Any
) -> None:
    if parent_page_before.pk != parent_page_after.pk:
        move_versions_along(instance, parent_page_after)


def delete_aliases(sender: type, instance: Page, origin: Any = None, **kwargs: Any) -> None:
    """Without this, Wagtail leaves the alias behind as a page of its own, in the wrong language or the wrong hands."""
    aliases = [alias.pk for alias in aliases_of(instance)]
    if not aliases:
        return
    branch = origin.values_list("pk", flat=True) if isinstance(origin, QuerySet) else [instance.pk]
    going = _going.get() | set(branch)
    token = _going.set(going)
    try:
        for pk in aliases:
            # What goes already, in this deletion or in the one that led to it, must not be taken from under it.
            alias = None if pk in going else Page.objects.filter(pk=pk).first()
            if alias is not None:
                alias.delete()
    finally:
        _going.reset(token)


def connect() -> None:
    post_save.connect(mirror_created_page, dispatch_uid="translation.mirror_created")
    post_page_move.connect(mirror_moved_page, dispatch_uid="translation.mirror_moved")
    pre_delete.connect(delete_aliases, sender=Page, dispatch_uid="translation.delete_aliases")
