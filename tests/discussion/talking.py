"""Ways of talking in tests, through the site and past it."""

from typing import Any
from uuid import uuid4

from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.models import Page

from discussion.models import Comment
from intranet.accounts.models import User


def signed_in(person: User | None) -> Client:
    client = Client()
    if person is not None:
        client.force_login(person)
    return client


def address(view: str, *args: Any, language: str = "fr") -> str:
    with translation.override(language):
        return reverse(f"discussion:{view}", args=args)


def said(page: Page, author: User | None, body: str = "Des mots.", language: str = "fr", **fields: Any) -> Comment:
    """Said there already; ``answers`` says what."""
    fields = {"key": uuid4(), "page_key": page.translation_key, **fields}
    return Comment.objects.create(author=author, body=body, language=language, **fields)


def post(person: User | None, page: Page, body: str, language: str = "fr", **more: Any) -> Any:
    data = {"body": body, "language": language, "key": str(uuid4()), **more}
    return signed_in(person).post(address("comments", page.pk), data)
