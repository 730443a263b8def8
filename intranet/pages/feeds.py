"""What is new, as an Atom feed, under the same rights as the site: a reader's session decides what is in it."""

import datetime as dt
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from wagtail.models import Page

from intranet.access.policies import Person
from intranet.accounts.languages import content_language, speaking
from intranet.look.models import SiteBranding

from .listings import latest_pages

FEED_LENGTH = 30


class LatestPagesFeed(Feed):
    """The latest pages written in the language of the address."""

    feed_type = Atom1Feed

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        # Nothing of a feed is interface: it is in the language of its entries, and says so.
        with speaking(content_language()):
            response = super().__call__(request, *args, **kwargs)
        patch_cache_control(response, private=True, no_cache=True)
        return response

    def get_object(self, request: HttpRequest) -> HttpRequest:
        return request

    def title(self) -> str:
        return _("%(site)s : les dernières pages") % {"site": SiteBranding.current().title}

    def link(self) -> str:
        return reverse("wagtail_serve", args=[""])

    def feed_url(self) -> str:
        return reverse("latest_feed")

    def items(self, request: HttpRequest) -> list[Page]:
        person: Person = request.user
        pages = latest_pages(person, content_language()).filter(alias_of__isnull=True)
        return list(pages[:FEED_LENGTH].specific())

    def item_title(self, item: Page) -> str:
        return item.title

    def item_description(self, item: Page) -> str:
        return getattr(item, "summary", "")

    def item_link(self, item: Page) -> str:
        return item.get_url() or ""

    def item_guid(self, item: Page) -> str:
        return f"urn:uuid:{item.translation_key}:{item.locale_id}"

    def item_pubdate(self, item: Page) -> dt.datetime | None:
        return item.first_published_at

    def item_updateddate(self, item: Page) -> dt.datetime | None:
        return item.last_published_at
