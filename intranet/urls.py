"""All addresses. Pages have a language prefix, which is the language of their content."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib.sitemaps.views import sitemap
from django.urls import URLPattern, URLResolver, include, path, re_path
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.urls import serve_pattern

from intranet.accounts import urls as accounts_urls
from intranet.pages.api import api_router
from intranet.pages.feeds import LatestPagesFeed
from intranet.pages.sitemaps import PublicPagesSitemap
from intranet.pages.views import page_by_number, serve

urlpatterns: list[URLPattern | URLResolver] = [
    *accounts_urls.admin_doors,
    path("admin/", include(wagtailadmin_urls)),
    path("api/v2/", api_router.urls),
    path("sitemap.xml", sitemap, {"sitemaps": {"pages": PublicPagesSitemap}}, name="sitemap"),
    path("media/", include("intranet.media.urls")),
]

urlpatterns += i18n_patterns(
    path("comptes/", include(accounts_urls)),
    path("flux/", LatestPagesFeed(), name="latest_feed"),
    path("page/<int:number>/", page_by_number, name="page_by_number"),
    path("", include("intranet.territory.urls")),
    path("", include("intranet.access.urls")),
    path("", include("network.urls")),
    re_path(serve_pattern, serve, name="wagtail_serve"),
)
