"""Writing pages in Wagtail's admin, through HTTP, as its editor's form does."""

from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils.text import slugify
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield


def article_form(title: str, text: str = "<p>Texte</p>", **more: Any) -> dict[str, Any]:
    """What the form of an article sends; ``more`` are the button pressed and hidden fields."""
    typed = {
        "title": title,
        "slug": slugify(title),
        "summary": "",
        "body": streamfield([("text", rich_text(text))]),
        "seo_title": "",
        "search_description": "",
        "comments": inline_formset([]),
    }
    data: dict[str, Any] = nested_form_data(typed)
    return {**data, **more}


def create(client: Client, parent: Page, title: str, **more: Any) -> Page:
    path = reverse("wagtailadmin_pages:add", args=["pages", "articlepage", parent.pk])
    response = client.post(path, article_form(title, **more))
    assert response.status_code == 302, errors_of(response)
    return Page.objects.get(slug=slugify(title), locale=parent.locale).specific


def edit(client: Client, page: Page, title: str | None = None, **more: Any) -> HttpResponse:
    form = article_form(title or page.title, **more)
    form["slug"] = page.slug
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form)  # type: ignore[return-value]


def errors_of(response: Any) -> Any:
    context = getattr(response, "context", None)
    return context["form"].errors if context and "form" in context else response.status_code


def signed_in(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client


def fresh(page: Page) -> Page:
    return Page.objects.get(pk=page.pk).specific
