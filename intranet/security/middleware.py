"""Headers that protect, on every answer that does not bring its own."""

from typing import Any

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.functional import cached_property

# Nothing here needs them, in our pages or in those that they frame; full screen is for videos.
UNUSED_FEATURES = (
    "accelerometer", "autoplay", "browsing-topics", "camera", "display-capture", "geolocation", "gyroscope", "hid",
    "magnetometer", "microphone", "midi", "payment", "serial", "usb", "xr-spatial-tracking",
)  # fmt: skip
# What both databases hold in a column of ids.
LONGEST_ID = 2**63 - 1
HEADERS = {
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in UNUSED_FEATURES),
    "Cross-Origin-Resource-Policy": "same-origin",
}


class ProtectiveHeadersMiddleware(CSPMiddleware):
    """Content-Security-Policy, that of the admin under its address, and the headers for which Django has no setting.

    To be put before those that answer by themselves (static files) and before the session's, since it also looks
    at what that one says of the answer: what was made for one reader is kept by no cache that others share.
    """

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        """No address holds a NUL character, nor a number too long to be an id: databases would fail on them."""
        numbers = (value for value in kwargs.values() if isinstance(value, int))
        if "\x00" in request.path_info or any(number > LONGEST_ID for number in numbers):
            raise Http404

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if not response.has_header("Cache-Control") and self._is_personal(request, response):
            patch_cache_control(response, private=True, no_cache=True)
        return super().process_response(request, response)

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        if self._is_admin(request) and not report_only:
            parts.config = settings.ADMIN_CONTENT_SECURITY_POLICY
        return parts

    def _is_admin(self, request: HttpRequest) -> bool:
        return request.path_info.startswith(self._admin)

    @cached_property
    def _admin(self) -> str:
        return reverse("wagtailadmin_home")

    def _is_personal(self, request: HttpRequest, response: HttpResponseBase) -> bool:
        user: Any = getattr(request, "user", None)
        return (
            response.has_header("Vary")
            and "cookie" in response["Vary"].lower()
            and bool(user and user.is_authenticated)
        )
