"""A workspace's page and its space are made together, and share their name until somebody gives the space its own."""

from collections.abc import Collection as Names
from typing import Any

from django.db.models.signals import post_save, pre_save
from wagtail.models import Page

from intranet.access.actions import NAME_LENGTH, open_space, rename_space
from intranet.access.models import Space

from .models import WorkspacePage


def open_workspace(sender: type, instance: WorkspacePage, created: bool, raw: bool = False, **kwargs: Any) -> None:
    """Its translations and aliases share the space of the first."""
    if not created or raw or instance.alias_of_id:
        return
    if not Space.objects.filter(root_key=instance.translation_key).exists():
        english = {"name_en": instance.title[:NAME_LENGTH]} if _is_english(instance) else {}
        open_space(instance, kind=Space.Kind.WORKSPACE, slug=instance.slug, **english)


def follow_page(
    sender: type,
    instance: WorkspacePage,
    raw: bool = False,
    update_fields: Names[str] | None = None,
    **kwargs: Any,
) -> None:
    """The French title names the space in French, the English one in English, for as long as they are the same.

    A name that a manager has given to the space is not the page's title any more, and stays. A draft of a published
    page changes no title before it is published.
    """
    if raw or instance.pk is None or (update_fields is not None and "title" not in update_fields):
        return
    former = Page.objects.filter(pk=instance.pk).values_list("title", flat=True).first()
    space = Space.objects.filter(root_key=instance.translation_key).first()
    if space is None or former == instance.title:
        return
    field = "name_en" if _is_english(instance) else "name"
    name = getattr(space, field)
    # The English name may never have been told; the page that only reflects the French one does not tell it.
    if (former and name == former[:NAME_LENGTH]) or (not name and not instance.alias_of_id):
        rename_space(space, **{field: instance.title})


def _is_english(page: WorkspacePage) -> bool:
    return page.locale.language_code == "en"


def connect() -> None:
    post_save.connect(open_workspace, sender=WorkspacePage, dispatch_uid="workspaces.open")
    pre_save.connect(follow_page, sender=WorkspacePage, dispatch_uid="workspaces.follow")
