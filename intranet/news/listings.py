"""The latest news and the next events, for whatever shows a few of them."""

from wagtail.query import PageQuerySet

from intranet.access.policies import Person, visible_pages

from . import happenings
from .models import CalendarPage, EventPage, NewsIndexPage, NewsPage


def latest_news(user: Person, language: str, limit: int) -> list[NewsPage]:
    """The latest news that this person may read, in that language, or in the other where it has no translation."""
    news = NewsPage.objects.all().visible_to(user).in_language(language).once()
    return list(news.latest()[:limit])


def upcoming_events(user: Person, language: str, limit: int) -> list[happenings.Shown]:
    """The next times of the events that this person may read, in all calendars."""
    events = EventPage.objects.all().visible_to(user).in_language(language).once()
    return happenings.with_pages(happenings.upcoming(events)[:limit], events)


def main_calendar(user: Person, language: str) -> CalendarPage | None:
    """The calendar that gathers all."""
    calendars: PageQuerySet = CalendarPage.objects.all().visible_to(user).in_language(language)
    return calendars.filter(gathers_all=True).order_by("depth", "path").first()


def news_index(user: Person, language: str) -> NewsIndexPage | None:
    """The page of all news."""
    indexes = visible_pages(user, NewsIndexPage.objects.filter(locale__language_code=language))
    return indexes.order_by("path").first()
