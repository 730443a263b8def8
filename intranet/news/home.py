"""What the home pages show of news and events."""

from typing import Any

from django.http import HttpRequest
from wagtail.models import Page

from intranet.pages.home_panels import HomePanel, register_home_panel

from .listings import latest_news, main_calendar, news_index, upcoming_events

NEWS, EVENTS = 4, 5


def news_panel(request: HttpRequest, page: Page) -> dict[str, Any] | None:
    language = page.locale.language_code
    news = latest_news(request.user, language, NEWS)
    return {"news": news, "index": news_index(request.user, language)} if news else None


def events_panel(request: HttpRequest, page: Page) -> dict[str, Any] | None:
    language = page.locale.language_code
    events = upcoming_events(request.user, language, EVENTS)
    return {"events": events, "calendar": main_calendar(request.user, language)} if events else None


def register() -> None:
    register_home_panel(HomePanel("news", "news/home_news.html", news_panel, order=30))
    register_home_panel(HomePanel("events", "news/home_events.html", events_panel, order=40, wide=False))
