"""News, events, and what subscribers of calendars were told."""

from .events import CalendarPage, EventPage
from .news import NewsIndexPage, NewsPage
from .subscriptions import CalendarSubscription, EventNotice
from .tagged import TaggedPage

__all__ = [
    "CalendarPage",
    "CalendarSubscription",
    "EventNotice",
    "EventPage",
    "NewsIndexPage",
    "NewsPage",
    "TaggedPage",
]
