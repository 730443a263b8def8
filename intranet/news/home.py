"""What the home pages show of news and events."""

from typing import Any

from django.http import HttpRequest
from wagtail.models import Page

from intranet.pages.home_panels import HomePanel, register_home_panel

from .listings import latest_news, rooms, upcoming_events

NEWS, EVENTS = 4, 5
REMEMBERED = "_news_rooms"


def news_panel(request: HttpRequest, page: Page) -> dict[str, Any] | None:
    language = page.locale.language_code
    news = latest_news(request.user, language, NEWS)
    return {"news": news, "index": _rooms(request, language).get("newsindexpage")} if news else None


def events_panel(request: HttpRequest, page: Page) -> dict[str, Any] | None:
    language = page.locale.language_code
    events = upcoming_events(request.user, language, EVENTS)
    return {"events": events, "calendar": _rooms(request, language).get("calendarpage")} if events else None


def _rooms(request: HttpRequest, language: str) -> dict[str, Page]:
    """Looked up once for both panels."""
    if not hasattr(request, REMEMBERED):
        setattr(request, REMEMBERED, rooms(request.user, language))
    found: dict[str, Page] = getattr(request, REMEMBERED)
    return found


def register() -> None:
    register_home_panel(HomePanel("news", "news/home_news.html", news_panel, order=30))
    register_home_panel(HomePanel("events", "news/home_events.html", events_panel, order=40, wide=False))
