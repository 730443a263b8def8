"""The latest news and the next events, for whatever shows a few of them."""

from django.db.models import F
from wagtail.models import Page

from intranet.access.policies import Person, visible_pages

from . import happenings
from .models import EventPage, NewsPage

# The rooms of the site come before those of workspaces: a few are enough to find them.
ROOMS = 20


def latest_news(user: Person, language: str, limit: int) -> list[NewsPage]:
    """The latest news that this person may read, in that language, or in the other where it has no translation."""
    news = NewsPage.objects.all().visible_to(user).in_language(language).once()
    return list(news.latest()[:limit])


def upcoming_events(user: Person, language: str, limit: int) -> list[happenings.Shown]:
    """The next times of the events that this person may read, in all calendars."""
    events = EventPage.objects.all().visible_to(user).in_language(language).once()
    return happenings.with_pages(happenings.upcoming(events)[:limit], events)


def rooms(user: Person, language: str) -> dict[str, Page]:
    """The page of all news and the calendar nearest to the home page, as "newsindexpage" and "calendarpage"."""
    kinds = {"newsindexpage", "calendarpage"}
    pages = visible_pages(user).filter(locale__language_code=language, content_type__model__in=kinds)
    found: dict[str, Page] = {}
    for page in pages.annotate(kind=F("content_type__model")).order_by("depth", "path")[:ROOMS]:
        found.setdefault(page.kind, page)
    return found
