"""Ways of making news and events in tests, published as editors do."""

import datetime as dt
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from django.utils.text import slugify
from wagtail.models import Page

from intranet.access.models import Role, Space
from intranet.accounts.models import User
from intranet.news.models import CalendarPage, EventPage, NewsIndexPage, NewsPage
from tests import factories as make


def index() -> NewsIndexPage:
    return NewsIndexPage.objects.get(locale__language_code="fr")


def site_calendar() -> CalendarPage:
    return CalendarPage.objects.get(locale__language_code="fr", gathers_all=True)


def news_space() -> Space:
    return Space.objects.get(kind=Space.Kind.NEWS)


def news_member(role: Role) -> User:
    return make.make_member(news_space(), role)


def make_news(title: str, *, parent: Page | None = None, live: bool = True, **fields: Any) -> NewsPage:
    return _add(NewsPage, parent or index(), title, live, fields)


def make_calendar(parent: Page, title: str = "Agenda du groupe", **fields: Any) -> CalendarPage:
    return _add(CalendarPage, parent, title, True, fields)


def make_event(title: str, *, calendar: Page | None = None, live: bool = True, **fields: Any) -> EventPage:
    """Tomorrow from 10:00 to 12:00 unless told otherwise."""
    fields.setdefault("starts_on", timezone.localdate() + dt.timedelta(days=1))
    if not fields.get("all_day"):
        fields.setdefault("starts_at", dt.time(10))
        fields.setdefault("ends_at", dt.time(12))
    return _add(EventPage, calendar or site_calendar(), title, live, fields)


def _add(model: type[Any], parent: Page, title: str, live: bool, fields: dict[str, Any]) -> Any:
    many = {name: fields.pop(name) for name in ("workspaces", "domains") if name in fields}
    parent = Page.objects.get(pk=parent.pk)
    fields = {"slug": slugify(title), "locale": parent.locale, **fields}
    page = parent.add_child(instance=model(title=title, live=False, **fields))
    for name, values in many.items():
        setattr(page, name, values)
    page.save()
    revision = page.save_revision()
    if live:
        revision.publish()
    return fresh(page)


def publish(page: Any, **fields: Any) -> Any:
    """Change these fields and publish."""
    page = fresh(page)
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return fresh(page)


def translate(page: Any, title: str, **fields: Any) -> Any:
    """The English alias becomes a page of its own, published."""
    from wagtail.actions.convert_alias import ConvertAliasPageAction

    alias = make.english(page)
    translation = ConvertAliasPageAction(alias).execute(skip_permission_checks=True)
    return publish(translation, title=title, slug=slugify(title), **fields)


def fresh(page: Any) -> Any:
    return Page.objects.get(pk=page.pk).specific


def get(client: Client, url: str, person: User | None = None, status: int = 200) -> HttpResponse:
    client.logout()
    if person is not None:
        client.force_login(person)
    response = client.get(url)
    assert response.status_code == status, (url, response.status_code)
    return response  # type: ignore[return-value]


def text(client: Client, url: str, person: User | None = None) -> str:
    return get(client, url, person).content.decode()
