"""The news as an Atom feed, under the same rights as the site."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page

from intranet.access.policies import Person
from intranet.accounts.languages import content_language
from intranet.pages.feeds import FEED_LENGTH, LatestPagesFeed

from .listings import rooms
from .models import NewsPage
from .presentation import feed_url
from .querysets import NewsPageQuerySet
from .tags import Filters, put_tags


@dataclass(frozen=True)
class Asked:
    """Whose feed, of what: the feed itself is one object for all requests, and remembers nothing."""

    person: Person
    language: str
    filters: Filters
    news: NewsPageQuerySet


class NewsFeed(LatestPagesFeed):
    """The latest news written in the language of the address, narrowed by the same filters as the index."""

    def get_object(self, request: HttpRequest) -> Asked:  # type: ignore[override]
        language = content_language()
        news = NewsPage.objects.all().visible_to(request.user).in_language(language).filter(alias_of__isnull=True)
        filters = Filters.of(request.user, news, request.GET)
        return Asked(request.user, language, filters, filters.apply(news))

    def title(self) -> str:
        return _("Interpôles : les actualités")

    def link(self, asked: Asked) -> str:  # type: ignore[override]
        index = rooms(asked.person, asked.language).get("newsindexpage")
        return (index.get_url() if index else None) or reverse("wagtail_serve", args=[""])

    def feed_url(self, asked: Asked) -> str:  # type: ignore[override]
        return feed_url(asked.filters)

    def items(self, asked: Asked) -> list[Page]:  # type: ignore[override]
        items = list(asked.news.latest()[:FEED_LENGTH])
        put_tags(asked.person, items)
        return items

    def item_categories(self, item: Any) -> list[str]:
        return [each.label for each in (*item.tags_shown.workspaces, *item.tags_shown.domains)]
