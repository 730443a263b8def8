"""What keeps the rules true to the tree."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail.models import Page
from wagtail.signals import post_page_move

from .models import AccessRule
from .rules import make_rule, refresh_group


def make_rule_for_new_page(sender: type, instance: Any, created: bool, raw: bool = False, **kwargs: Any) -> None:
    """Pages are created, copied and aliased through ``save``: each gets its rule in the same transaction."""
    if created and not raw and isinstance(instance, Page) and instance.depth > 1:
        make_rule(instance, copied_from=getattr(instance, "copied_from_key", None))


def refresh_moved_branch(
    sender: type, instance: Page, parent_page_before: Page, parent_page_after: Page, **kwargs: Any
) -> None:
    """Nothing else updates the rules on a move; reordering among siblings changes none."""
    if parent_page_before.pk != parent_page_after.pk:
        refresh_group(instance.translation_key)


def drop_rule_of_deleted_page(sender: type, instance: Any, **kwargs: Any) -> None:
    """The last page of a group takes the rule away with it."""
    if sender is Page and not Page.objects.filter(translation_key=instance.translation_key).exists():
        AccessRule.objects.filter(translation_key=instance.translation_key).delete()


def connect() -> None:
    post_save.connect(make_rule_for_new_page, dispatch_uid="access.make_rule")
    post_page_move.connect(refresh_moved_branch, dispatch_uid="access.refresh_moved")
    post_delete.connect(drop_rule_of_deleted_page, sender=Page, dispatch_uid="access.drop_rule")
