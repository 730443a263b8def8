"""The door of Wagtail's admin: nothing runs there before the policy was asked."""

from collections.abc import Callable
from functools import cache
from typing import Any

from django.core.exceptions import BadRequest, ValidationError
from django.forms.formsets import ORDERING_FIELD_NAME
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.module_loading import import_string
from django.views.decorators.cache import never_cache
from django.views.defaults import page_not_found
from wagtail.admin.auth import reject_request
from wagtail.admin.views.mixins import SpreadsheetExportMixin
from wagtail.log_actions import log

from intranet.access.policies import access_of

from .parameters import check_parameters, names_nothing
from .routes import Door, Route, route_named

View = Callable[..., HttpResponseBase]


class AdminGuardMiddleware:
    """Answers 404, as for an unknown address, to whoever may not know of what an admin route names.

    Wagtail's views look an object up first and then ask whether its reader may act on it: the refusal tells that it
    exists, often with its title. Here the table of routes (``routes.py``) is asked before. Whoever writes nowhere
    and is not of the pôle's team finds no admin at all; an anonymous visitor is invited to sign in, as Wagtail does.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: View, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        match = request.resolver_match
        if match is None or not _is_of_the_admin(request):
            return None
        route = route_named(match.view_name)
        substitute = _substitutes().get(match.view_name)
        if route is None or route.door is not Door.EVERYONE:
            if request.user.is_anonymous:
                return reject_request(request)
            access = access_of(request.user)
            if not (access.writes_somewhere or access.is_team):
                raise Http404
            if route is None or not _opens(route, request, kwargs) or names_nothing(match.view_name, kwargs):
                return _no_such_page(request)
            check_parameters(request, match.view_name)
            _note_export(request, match.view_name)
        return None if substitute is None else substitute(request, *args, **kwargs)

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """Wagtail and its formsets take as given what their own forms always send: all parts, rows by number."""
        is_missing = isinstance(exception, MultiValueDictKeyError)
        # A row of which nothing is sent, or whose place is no number, when rows are to be shown again in their order.
        is_missing = is_missing or (isinstance(exception, KeyError) and exception.args == (ORDERING_FIELD_NAME,))
        is_no_number = isinstance(exception, ValidationError) and getattr(exception, "code", None) == "invalid"
        if (is_missing or is_no_number) and _is_of_the_admin(request):
            raise BadRequest("Part of the form is missing, or is none.") from exception


def _is_of_the_admin(request: HttpRequest) -> bool:
    match = request.resolver_match
    return match is not None and f"/{match.route}".startswith(reverse("wagtailadmin_home"))


@never_cache
def _no_such_page(request: HttpRequest) -> HttpResponse:
    """What Wagtail's admin answers on an unknown address or id."""
    return page_not_found(request, Http404(), template_name="wagtailadmin/404.html")


def _note_export(request: HttpRequest, view_name: str) -> None:
    """Every list of the admin gives itself as a file where it is asked to: who took it out is kept."""
    if request.GET.get("export") in SpreadsheetExportMixin.FORMATS:
        log(instance=request.user, action="access.export", user=request.user, data={"what": view_name})


def _opens(route: Route, request: HttpRequest, kwargs: dict[str, Any]) -> bool:
    access = access_of(request.user)
    entered: dict[Door, Callable[[], bool]] = {
        Door.WRITERS: lambda: True,
        Door.TEAM: lambda: access.passes or access.is_team,
        Door.SITE: lambda: access.keeps_site,
        Door.SUPERUSERS: lambda: access.passes,
        Door.NOBODY: lambda: False,
    }
    return entered[route.door]() and all(name(request, kwargs) for name in route.names)


def run_instead(name: str, view: str) -> None:
    """For apps above: have the view at that dotted path run in the place of Wagtail's of that name, once it is open."""
    _registered[name] = view


_registered: dict[str, str] = {}


@cache
def _substitutes() -> dict[str, View]:
    # Wagtail's views, and ours with them, can only be imported once the addresses are.
    from .views import SUBSTITUTES

    return {**SUBSTITUTES, **{name: import_string(view) for name, view in _registered.items()}}
