"""What keeps the rules true to the tree."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models.signals import post_delete, post_save
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail.signals import post_page_move, pre_page_move

from .models import AccessRule
from .rules import follows, make_rule, refresh_group, settle_converted
from .signals import rules_changed


def make_rule_for_new_page(sender: type, instance: Any, created: bool, raw: bool = False, **kwargs: Any) -> None:
    """Pages are created, copied and aliased through ``save``: each gets its rule in the same transaction."""
    if created and not raw and isinstance(instance, Page) and instance.depth > 1:
        make_rule(instance, copied_from=getattr(instance, "copied_from_key", None))


def settle_converted_alias(
    sender: type, instance: Any, created: bool, update_fields: frozenset[str] | None = None, **kwargs: Any
) -> None:
    """Wagtail makes an alias a page of its own by saving that one field, and says so by no signal."""
    if not created and isinstance(instance, Page) and update_fields and {"alias_of", "alias_of_id"} & update_fields:
        settle_converted(instance)


def refuse_circle(sender: type, instance: Page, parent_page_after: Page, **kwargs: Any) -> None:
    """Below what only shows it, a page would be ruled by itself. Wagtail's admin does not offer it; code is told."""
    if follows(parent_page_after, instance):
        raise ValidationError(_("Une page ne peut pas aller sous son propre alias."))


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


def announce_rule(sender: type, instance: AccessRule, **kwargs: Any) -> None:
    """One rule saved or deleted; many at once are announced by their queryset."""
    rules_changed.send(AccessRule, keys={instance.translation_key})


def connect() -> None:
    post_save.connect(make_rule_for_new_page, dispatch_uid="access.make_rule")
    post_save.connect(settle_converted_alias, dispatch_uid="access.settle_converted")
    pre_page_move.connect(refuse_circle, dispatch_uid="access.refuse_circle")
    post_page_move.connect(refresh_moved_branch, dispatch_uid="access.refresh_moved")
    post_delete.connect(drop_rule_of_deleted_page, sender=Page, dispatch_uid="access.drop_rule")
    post_save.connect(announce_rule, sender=AccessRule, dispatch_uid="access.announce_saved")
    post_delete.connect(announce_rule, sender=AccessRule, dispatch_uid="access.announce_deleted")
