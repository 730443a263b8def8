"""What keeps the versions of a page together."""

from typing import Any

from wagtail.models import Page
from wagtail.signals import page_published

from .models.themes import share_themes


def share_published_themes(sender: type, instance: Page, **kwargs: Any) -> None:
    if not instance.alias_of_id:
        share_themes(instance)


def connect() -> None:
    page_published.connect(share_published_themes, dispatch_uid="pages.share_themes")
