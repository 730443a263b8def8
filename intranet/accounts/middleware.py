"""Who comes near Wagtail's admin."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse


class AdminDoorMiddleware:
    """To people who write nowhere, the admin does not exist.

    Wagtail would send them to the sign-in page, which sends them back as they are signed in. Anonymous visitors do
    go there: whether there is something for them is known once they signed in.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith(reverse("wagtailadmin_home")):
            user = request.user
            if user.is_authenticated and not user.has_perm("wagtailadmin.access_admin"):
                raise Http404
        return self.get_response(request)
