"""What the templates of news are given: only what the reader may see."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.urls import reverse
from wagtail.models import Page

from intranet.access.policies import access_of
from intranet.pages.listings import own_drafts, visible_children

from .querysets import NewsPageQuerySet
from .tags import DOMAIN, WORKSPACE, Filters, put_tags

PAGE_LENGTH = 12
DRAFTS = 8


def news_index_context(page: Page, request: HttpRequest, news: NewsPageQuerySet) -> dict[str, Any]:
    """The news that the reader may open, a page at a time, narrowed as asked."""
    mine = news.visible_to(request.user)
    filters = Filters.of(request.user, mine, request.GET)
    items = Paginator(filters.apply(mine).latest(), PAGE_LENGTH).get_page(request.GET.get("p"))
    items.object_list = list(items.object_list)
    put_tags(request.user, items.object_list)
    return {
        "items": items,
        "filters": filters,
        "calendars": visible_children(request.user, page).filter(content_type__model="calendarpage"),
        "drafts": drafts_under(page, request),
        "feed_url": feed_url(filters),
    }


def news_context(page: Any, request: HttpRequest) -> dict[str, Any]:
    """The date, and the tags that this reader may see."""
    put_tags(request.user, [page])
    source = page.alias_of or page
    return {"published_at": source.first_published_at or source.last_published_at, "tags": page.tags_shown}


def drafts_under(page: Page, request: HttpRequest) -> list[Page]:
    """What the reader is writing there."""
    if not access_of(request.user).writes_somewhere:
        return []
    return list(own_drafts(request.user, page.alias_of if page.alias_of_id else page)[:DRAFTS])


def feed_url(filters: Filters) -> str:
    """The feed of the same news."""
    query = {WORKSPACE: filters.workspace, DOMAIN: filters.domain}
    return reverse("news:feed", query={name: value for name, value in query.items() if value} or None)
