"""The news and events of the demonstration, loaded with the rest of it."""

import pytest
from django.contrib.auth.models import AnonymousUser

from intranet.demo.content.events import EVENTS
from intranet.demo.content.news import NEWS
from intranet.demo.pages import key_of
from intranet.demo.people import account
from intranet.news.listings import latest_news, upcoming_events
from intranet.news.models import CalendarPage, EventPage, NewsPage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]


def test_all_is_there_in_the_languages_in_which_it_was_written() -> None:
    for prefix, texts, model in (("actualites", NEWS, NewsPage), ("agenda", EVENTS, EventPage)):
        for text in texts:
            pages = model.objects.filter(translation_key=key_of(prefix, text.slug), alias_of=None)
            assert pages.count() == (2 if text.english else 1), text.slug
            assert all(page.live == (getattr(text, "state", "published") == "published") for page in pages)
            for page in pages:
                page.full_clean()


def test_there_is_something_to_come_and_some_news_for_everybody() -> None:
    for language in ("fr", "en"):
        assert latest_news(AnonymousUser(), language, 3)
        assert upcoming_events(AnonymousUser(), language, 3)


def test_calendars_of_workspaces_are_theirs_and_in_both_languages() -> None:
    for slug in {event.workspace for event in EVENTS if event.workspace}:
        pages = CalendarPage.objects.filter(translation_key=key_of(slug, "agenda"))
        assert {page.locale.language_code: page.title for page in pages} == {"fr": "Agenda", "en": "Events"}


def test_who_publishes_news_may_and_dates_are_in_the_past() -> None:
    for text in NEWS:
        page = NewsPage.objects.get(translation_key=key_of("actualites", text.slug), locale__language_code="fr")
        assert page.owner == account(text.author)
        if text.state == "published":
            first = page.first_published_at
            assert first is not None
            assert first.date() == page.last_published_at.date()
            assert page.permissions_for_user(account("vasseur")).can_publish()
