"""The site map given to search engines: what anybody may read, in the languages in which it is written."""

import datetime as dt

from django.contrib.auth.models import AnonymousUser
from django.contrib.sitemaps import Sitemap
from wagtail.models import Page
from wagtail.query import PageQuerySet

from intranet.access.policies import visible_pages


class PublicPagesSitemap(Sitemap):
    limit = 1000

    def items(self) -> PageQuerySet:
        return visible_pages(AnonymousUser()).filter(alias_of__isnull=True, depth__gt=1).order_by("path")

    def location(self, item: Page) -> str:
        return item.get_url() or "/"

    def lastmod(self, item: Page) -> dt.datetime | None:
        return item.last_published_at
