"""Which page a link of the demonstration's texts leads to."""

import uuid

from wagtail.models import Page

NAMESPACE = uuid.UUID("6f5f2a2e-2f5c-4a52-9f6c-6a2f4d0a8c11")


def key_of(*names: str) -> uuid.UUID:
    """The translation key of a page of the demonstration: the same in every installation, whatever becomes of it."""
    return uuid.uuid5(NAMESPACE, "/".join(names))


def page_number(name: str) -> int | None:
    """The number of the page so named (``workspace`` or ``workspace/article``); None if it is not there (any more).

    One number does for both languages: links are followed to the version in the reader's.
    """
    written = Page.objects.filter(translation_key=key_of(*name.split("/")), alias_of=None)
    return written.order_by("pk").values_list("pk", flat=True).first()
