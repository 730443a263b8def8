"""The room of news that every installation has. Safe to run again."""

from typing import Any

from wagtail.actions.convert_alias import ConvertAliasPageAction
from wagtail.models import Locale, Page

from intranet.access.actions import open_space
from intranet.access.models import Audience, Space

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
        _translate(index, "News", "news")
    if not Space.objects.filter(root_key=index.translation_key).exists():
        open_space(
            index, kind=Space.Kind.NEWS, name="Actualités", name_en="News", slug="actualites", audience=Audience.PUBLIC
        )
    if not CalendarPage.objects.exists():
        index = NewsIndexPage.objects.get(pk=index.pk)
        calendar = index.add_child(
            instance=CalendarPage(title="Agenda", slug="agenda", locale=index.locale, gathers_all=True)
        )
        _translate(calendar, "Events", "events")
    return index


def _translate(page: Any, title: str, slug: str) -> None:
    """The English page, instead of an alias of the French one."""
    english = Locale.objects.get(language_code="en")
    alias = page.get_translations().filter(locale=english, alias_of__isnull=False).first()
    if alias is None:
        return
    translation = ConvertAliasPageAction(alias.specific, log_action=None).execute(skip_permission_checks=True)
    translation.title, translation.draft_title, translation.slug = title, title, slug
    translation.save()
    translation.save_revision(changed=False, clean=False).publish(log_action=None)
