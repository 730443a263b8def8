"""All addresses. Pages have a language prefix, which is the language of their content."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
]

urlpatterns += i18n_patterns(
    path("comptes/", include("allauth.urls")),
    path("", include("intranet.territory.urls")),
    path("", include(wagtail_urls)),
)
