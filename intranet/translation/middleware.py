"""The language of a request: that of the address's prefix."""

from django.http import HttpRequest, HttpResponseBase
from django.middleware.locale import LocaleMiddleware

# Addresses without a language: an unknown one there is a plain 404, never a redirect to a prefixed address.
UNPREFIXED = ("/api/", "/admin/", "/media/", "/static/", "/django-admin/")


class PrefixLocaleMiddleware(LocaleMiddleware):
    """Django's, but an unknown address outside the site's pages stays a 404."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if response.status_code == 404 and request.path_info.startswith(UNPREFIXED):
            return response
        return super().process_response(request, response)
