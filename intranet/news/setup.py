"""The room of news that every installation has. Safe to run again."""

from wagtail.models import Page

from intranet.access.actions import open_space
from intranet.access.models import Audience, Space
from intranet.pages.versions import write_version

from .models import CalendarPage, NewsIndexPage


def ensure_news(home: Page) -> NewsIndexPage:
    """Make the index of news, its space and the calendar of the site where they are missing, in both languages."""
    index = NewsIndexPage.objects.filter(locale=home.locale_id, alias_of__isnull=True).order_by("path").first()
    if index is None:
        # Siblings are added by other instances too: the parent's count of children must be fresh.
        home = Page.objects.get(pk=home.pk)
        index = home.add_child(
            instance=NewsIndexPage(title="Actualités", slug="actualites", locale=home.locale, show_in_menus=True)
        )
        write_version(index, "en", title="News", slug="news")
    if not Space.objects.filter(root_key=index.translation_key).exists():
        open_space(
            index, kind=Space.Kind.NEWS, name="Actualités", name_en="News", slug="actualites", audience=Audience.PUBLIC
        )
    if not CalendarPage.objects.exists():
        index = NewsIndexPage.objects.get(pk=index.pk)
        calendar = index.add_child(
            instance=CalendarPage(title="Agenda", slug="agenda", locale=index.locale, gathers_all=True)
        )
        write_version(calendar, "en", title="Events", slug="events")
    return index
