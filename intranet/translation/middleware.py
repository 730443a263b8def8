"""The languages of a request: the content's is in the address, the interface's is the reader's."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils import translation

from intranet.accounts.languages import mixed

# Addresses without a language: an unknown one there is a plain 404, never a redirect to a prefixed address.
UNPREFIXED = ("/api/", "/admin/", "/media/", "/static/", "/django-admin/")


class PrefixLocaleMiddleware(LocaleMiddleware):
    """Django's, but an unknown address outside the site's pages stays a 404."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if response.status_code == 404 and request.path_info.startswith(UNPREFIXED):
            return response
        return super().process_response(request, response)


class InterfaceLanguageMiddleware:
    """Has the interface speak the signed-in person's language, on pages of any language.

    After authentication, which says who reads. An anonymous reader's interface speaks the language of the address.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        content = translation.get_language_from_path(request.path_info)
        if content is None or not request.user.is_authenticated:
            return self.get_response(request)
        with translation.override(mixed(request.user.language, content)):
            return self.get_response(request)
