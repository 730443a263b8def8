"""News and calendars cost the same number of queries whatever there is to list."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from intranet.access.models import Role
from intranet.access.policies import access_of
from intranet.accounts.models import User
from intranet.news.home import events_panel, news_panel
from intranet.pages.models import HomePage
from tests import bulk
from tests import factories as make

from .making import make_calendar, make_event, make_news, news_space, site_calendar
from .test_ics import calendar_address, event_address

pytestmark = pytest.mark.django_db

PAGE_LIMIT, LIST_LIMIT, FILE_LIMIT = 16, 20, 12
# Both together, beyond what it takes to know the person and the home page.
PANELS_LIMIT = 5


def count(ask: Callable[[], Any]) -> int:
    ask()  # warms what lives as long as the process, and makes the sizes of pictures
    with CaptureQueriesContext(connection) as captured:
        ask()
    return len(captured)


def test_lists_files_and_panels_cost_the_same_at_two_sizes(client: Client) -> None:
    workspace = make.make_workspace("Mobilités", domain=make.make_domain("Services"))
    person = make.make_member(make.space_of(workspace), Role.READER)
    calendar = make_calendar(workspace)
    client.force_login(person)
    image = make.make_image(news_space())
    item, event = grow(workspace, calendar, image, 2), make_event("Repère", calendar=calendar)
    month = f"{site_calendar().url}?vue=mois&mois={event.starts_on:%Y-%m}"
    lists = [
        "/fr/actualites/",
        "/en/news/",
        "/fr/flux/actualites/",
        "/fr/actualites/?espace=mobilites",
        site_calendar().url,
        month,
        f"{site_calendar().url}?vue=passes",
        calendar.url,
    ]
    pages = [item.url, event.url]
    files = [event_address(event), calendar_address(site_calendar()), calendar_address(calendar)]

    def measure() -> list[int]:
        urls = [*lists, *pages, *files]
        asked = [count(lambda url=url: fetched(client, url)) for url in urls]  # type: ignore[misc]
        return [*asked, count(lambda: panels(person)) - count(lambda: home(person))]

    small = measure()
    grow(workspace, calendar, image, 9)
    for space in bulk.add_spaces(50):
        make.join(space, person)
    large = measure()
    assert large == small
    bounds = [LIST_LIMIT] * len(lists) + [PAGE_LIMIT] * 2 + [FILE_LIMIT] * 3 + [PANELS_LIMIT]
    assert all(found <= bound for found, bound in zip(small, bounds, strict=True)), small


def grow(workspace: Any, calendar: Any, image: Any, number: int) -> Any:
    tags = {"workspaces": [make.space_of(workspace)], "domains": [make.space_of(workspace).domain]}
    today = timezone.localdate()
    for _number in range(number):
        name = f"{make.make_user().pk}"
        item = make_news(f"Nouvelle {name}", picture=image, picture_decorative=True, **tags)
        make_event(f"Site {name}", **tags)
        make_event(f"Passé {name}", starts_on=today - dt.timedelta(days=1), **tags)
        make_event(f"Espace {name}", calendar=calendar, recurrence="weekly", **tags)
    return item


def fetched(client: Client, url: str) -> None:
    assert client.get(url).status_code == 200, url


def home(person: User) -> tuple[Any, HomePage]:
    request = RequestFactory().get("/fr/")
    request.user = User.objects.get(pk=person.pk)
    assert access_of(request.user).visible_spaces().exists()
    return request, HomePage.objects.select_related("locale").get(locale__language_code="fr")


def panels(person: User) -> None:
    request, page = home(person)
    assert news_panel(request, page)["index"].title == "Actualités"
    assert events_panel(request, page)["calendar"].title == "Agenda"
