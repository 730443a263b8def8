"""What happens to files when pages move, and to the text of documents when their files change."""

from collections.abc import Iterable
from typing import Any

from django.db.models.signals import post_save
from wagtail.models import Page
from wagtail.signals import post_page_move

from intranet.access.models import Space

from .actions import carry_files
from .belonging import space_of_page
from .models import PrivateDocument
from .reading import follow_file


def carry_files_of_moved_branch(
    sender: type, instance: Page, parent_page_before: Page, parent_page_after: Page, **kwargs: Any
) -> None:
    """A branch that changes spaces takes its own files along; one that is a space keeps its own in any case."""
    if parent_page_before.pk == parent_page_after.pk:
        return
    source, target = space_of_page(parent_page_before), space_of_page(parent_page_after)
    if source is None or target is None or source == target:
        return
    if not Space.objects.filter(root_key=instance.translation_key).exists():
        carry_files(instance, source=source, target=target)


def read_new_file(
    sender: type,
    instance: PrivateDocument,
    raw: bool = False,
    update_fields: Iterable[str] | None = None,
    **kwargs: Any,
) -> None:
    if not raw and instance.file and (update_fields is None or "file" in update_fields):
        follow_file(instance)


def connect() -> None:
    post_save.connect(read_new_file, sender=PrivateDocument, dispatch_uid="media.read_new_file")
    post_page_move.connect(carry_files_of_moved_branch, dispatch_uid="media.carry_files")
