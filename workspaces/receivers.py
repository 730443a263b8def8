"""A workspace's page and its space are made together and keep the same name."""

from typing import Any

from django.db.models.signals import post_save
from wagtail.signals import page_published

from intranet.access.actions import open_space
from intranet.access.models import Space

from .models import WorkspacePage


def open_workspace(sender: type, instance: WorkspacePage, created: bool, raw: bool = False, **kwargs: Any) -> None:
    """Its translations and aliases share the space of the first."""
    if not created or raw or instance.alias_of_id:
        return
    if not Space.objects.filter(root_key=instance.translation_key).exists():
        open_space(instance, kind=Space.Kind.WORKSPACE, slug=instance.slug)


def follow_page(sender: type, instance: WorkspacePage, **kwargs: Any) -> None:
    """Publishing names the space: the French page in French, the English one in English."""
    if instance.alias_of_id:
        return
    name_field = "name_en" if instance.locale.language_code == "en" else "name"
    Space.objects.filter(root_key=instance.translation_key).update(**{name_field: instance.title})


def connect() -> None:
    post_save.connect(open_workspace, sender=WorkspacePage, dispatch_uid="workspaces.open")
    page_published.connect(follow_page, sender=WorkspacePage, dispatch_uid="workspaces.follow")
