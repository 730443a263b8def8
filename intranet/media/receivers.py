"""What happens to files when pages move."""

from typing import Any

from wagtail.models import Page
from wagtail.signals import post_page_move

from intranet.access.models import Space

from .actions import carry_files
from .belonging import space_of_page


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


def connect() -> None:
    post_page_move.connect(carry_files_of_moved_branch, dispatch_uid="media.carry_files")
