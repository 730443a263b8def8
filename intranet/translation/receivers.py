"""What keeps the language trees mirrored and translations true to them, whichever way pages are made or changed."""

from contextvars import ContextVar
from typing import Any

from django.core.cache import caches
from django.db import transaction
from django.db.models import QuerySet
from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.models import Page, Revision
from wagtail.signals import page_published, post_page_move

from .actions import publishing
from .drafts.requesting import draft_where_changes_start_one, draft_where_publication_starts_one
from .following.pages import follow_conversion, follow_deletion, follow_publication, forget_group
from .mirror import aliases_of, mirror_new_page, move_versions_along
from .models import Translation, TranslatorRole
from .policies.translators import nowhere
from .signals import translation_outdated

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


def note_publication(sender: type, instance: Page, revision: Revision | None = None, **kwargs: Any) -> None:
    if instance.live and not instance.alias_of_id:
        by = None if revision is None else revision.user
        from_segments = instance.translation_key in publishing.get()
        follow_publication(instance, by=by, from_segments=from_segments)
        if not from_segments:
            transaction.on_commit(lambda: draft_where_publication_starts_one(instance))


def note_outdated(sender: type, translation: Translation, **kwargs: Any) -> None:
    draft_where_changes_start_one(translation)


def note_conversion(
    sender: type, instance: Any, created: bool, update_fields: frozenset[str] | None = None, **kwargs: Any
) -> None:
    """Wagtail makes an alias a page of its own by saving that one field, and says so by no signal."""
    if not created and isinstance(instance, Page) and update_fields and {"alias_of", "alias_of_id"} & update_fields:
        follow_conversion(instance)


def note_deletion(sender: type, instance: Page, **kwargs: Any) -> None:
    follow_deletion(instance)


def note_end(sender: type, instance: Page, **kwargs: Any) -> None:
    forget_group(instance.translation_key)


def note_role(sender: type, instance: TranslatorRole, **kwargs: Any) -> None:
    caches["process"].delete(nowhere(instance.person_id))


def connect() -> None:
    post_save.connect(note_role, sender=TranslatorRole, dispatch_uid="translation.role_given")
    page_published.connect(note_publication, dispatch_uid="translation.published")
    translation_outdated.connect(note_outdated, dispatch_uid="translation.outdated")
    post_save.connect(note_conversion, dispatch_uid="translation.converted")
    pre_delete.connect(note_deletion, sender=Page, dispatch_uid="translation.deleted")
    post_delete.connect(note_end, sender=Page, dispatch_uid="translation.ended")
    post_save.connect(mirror_created_page, dispatch_uid="translation.mirror_created")
    post_page_move.connect(mirror_moved_page, dispatch_uid="translation.mirror_moved")
    pre_delete.connect(delete_aliases, sender=Page, dispatch_uid="translation.delete_aliases")
