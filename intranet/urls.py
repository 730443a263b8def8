"""All addresses. Pages have a language prefix, which is the language of their content."""

from django.contrib.sitemaps.views import sitemap
from django.urls import URLPattern, URLResolver, include, path, re_path
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.urls import serve_pattern

from intranet.accounts import urls as accounts_urls
from intranet.look import urls as look_urls
from intranet.pages.api import api_router
from intranet.pages.feeds import LatestPagesFeed
from intranet.pages.sitemaps import PublicPagesSitemap
from intranet.pages.views import SiteMapView, page_by_number, serve
from intranet.translation.prefix import content_patterns

urlpatterns: list[URLPattern | URLResolver] = [
    *accounts_urls.admin_doors,
    *accounts_urls.provider_returns,
    path("admin/", include(wagtailadmin_urls)),
    path("api/v2/", api_router.urls),
    path("sitemap.xml", sitemap, {"sitemaps": {"pages": PublicPagesSitemap}}, name="sitemap"),
    path("", include("intranet.people.portrait_urls")),
    path("media/", include("intranet.media.urls")),
    path("", include(look_urls)),
]

urlpatterns += content_patterns(
    path("comptes/", include(accounts_urls)),
    path("flux/", LatestPagesFeed(), name="latest_feed"),
    path("plan-du-site/", SiteMapView.as_view(), name="site_map"),
    path("contact/", include("intranet.pages.contact_urls")),
    path("page/<int:number>/", page_by_number, name="page_by_number"),
    path("", include("intranet.notifications.urls")),
    path("", include("intranet.privacy.urls")),
    path("", include("intranet.people.urls")),
    path("", include("intranet.territory.urls")),
    path("", include(look_urls.screens)),
    path("", include("intranet.access.urls")),
    path("", include("intranet.translation.glossary.urls")),
    path("", include("intranet.translation.desk.urls")),
    path("", include("intranet.translation.reader.urls")),
    path("", include("intranet.news.urls")),
    path("", include("search.urls")),
    path("", include("network.urls")),
    path("", include("discussion.urls")),
    re_path(serve_pattern, serve, name="wagtail_serve"),
)
