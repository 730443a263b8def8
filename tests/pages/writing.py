"""What tests of pages do over and over: read a page, translate it, write blocks."""

from typing import Any

from django.test import Client
from wagtail.actions.convert_alias import ConvertAliasPageAction
from wagtail.models import Page

from intranet.translation.mirror import aliases_of


def text_of(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200, url
    return response.content.decode()


def translate(page: Page, title: str, **fields: Any) -> Any:
    """Turn the alias that mirrors the page into a page of its own, published."""
    alias = aliases_of(page)[0].specific
    ConvertAliasPageAction(alias).execute(skip_permission_checks=True)
    version = Page.objects.get(pk=alias.pk).specific
    for name, value in {"title": title, **fields}.items():
        setattr(version, name, value)
    version.save_revision().publish()
    return version


def block(kind: str, /, **value: Any) -> dict[str, Any]:
    return {"type": kind, "value": value}
