"""What the home pages show of news and events."""

from typing import Any

from django.http import HttpRequest
from wagtail.models import Page

from intranet.pages.home_panels import HomePanel, register_home_panel, room_of

from .listings import latest_news, upcoming_events

NEWS, EVENTS = 4, 5


def news_panel(request: HttpRequest, page: Page) -> dict[str, Any] | None:
    language = page.locale.language_code
    news = latest_news(request.user, language, NEWS)
    return {"news": news, "index": room_of(request, page, "newsindexpage")} if news else None


def events_panel(request: HttpRequest, page: Page) -> dict[str, Any] | None:
    language = page.locale.language_code
    events = upcoming_events(request.user, language, EVENTS)
    return {"events": events, "calendar": room_of(request, page, "calendarpage")} if events else None


def register() -> None:
    register_home_panel(HomePanel("news", "news/home_news.html", news_panel, order=30, rooms=("newsindexpage",)))
    register_home_panel(
        HomePanel("events", "news/home_events.html", events_panel, order=40, wide=False, rooms=("calendarpage",))
    )
