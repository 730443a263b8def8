"""What a search finds, the latest first, as an Atom feed under the rights of whoever asks for it."""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from intranet.access.policies import Person, access_of
from intranet.accounts.languages import content_language
from intranet.look.models import SiteBranding
from intranet.pages.feeds import FEED_LENGTH, LatestPagesFeed

from .actions import note_fetched
from .engines import Sort
from .forms import Criteria, read_criteria
from .models import SavedSearch
from .searching import Result, search


@dataclass(frozen=True)
class Asked:
    """Whose feed, of what, at which address."""

    person: Person
    criteria: Criteria
    address: str
    name: str = ""


class SearchFeed(LatestPagesFeed):
    """Of any search, at the address of its page: a session says who asks, anybody else gets what is public."""

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().__call__(request, *args, **kwargs)
        response["X-Robots-Tag"] = "noindex"
        return response

    def get_object(self, request: HttpRequest) -> Asked:  # type: ignore[override]
        criteria = read_criteria(request.GET, request.user)
        return Asked(request.user, criteria, f"{reverse('search_feed')}?{criteria.asked}")

    def title(self, asked: Asked) -> str:  # type: ignore[override]
        site = SiteBranding.current().title
        return _("%(site)s : %(search)s") % {"site": site, "search": asked.name or asked.criteria.text}

    def link(self, asked: Asked) -> str:  # type: ignore[override]
        newest = replace(asked.criteria, sort=Sort.NEWEST, page=1)
        return reverse("search") + newest.address

    def feed_url(self, asked: Asked) -> str:  # type: ignore[override]
        return asked.address

    def items(self, asked: Asked) -> list[Result]:  # type: ignore[override]
        found = search(
            asked.person,
            asked.criteria.text,
            language=content_language(),
            filters=asked.criteria.filters,
            sort=Sort.NEWEST,
            length=FEED_LENGTH,
            exact=asked.criteria.exact,
        )
        # "Some of the words" is a help to who looks, not what somebody follows.
        return [] if found.some_words else found.shown

    def item_title(self, item: Result) -> str:
        return item.entry.title

    def item_description(self, item: Result) -> str:
        return strip_tags(item.excerpt)

    def item_link(self, item: Result) -> str:
        return item.url or reverse("search")

    def item_guid(self, item: Result) -> str:
        return f"urn:x-interpoles:{item.entry.thing}:{item.entry.language}"

    def item_pubdate(self, item: Result) -> dt.datetime | None:
        return item.entry.date

    def item_updateddate(self, item: Result) -> dt.datetime:
        return item.entry.date or item.entry.changed_at

    def item_categories(self, item: Result) -> list[str]:
        return [item.type_label]


class PrivateSearchFeed(SearchFeed):
    """Of a saved search, at its private address: no session, the address says who asks.

    It gives what that person reads as anybody: the pass of administrators is for their hands.
    """

    def get_object(self, request: HttpRequest, token: str) -> Asked:  # type: ignore[override]
        saved = SavedSearch.objects.with_token(token)
        if saved is None:
            raise Http404
        access_of(saved.person).passes = False
        note_fetched(saved)
        criteria = read_criteria(QueryDict(saved.asked), saved.person)
        return Asked(saved.person, criteria, reverse("search_private_feed", args=[token]), saved.name)
