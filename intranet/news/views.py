"""Calendars and events as files, and the screens on which people get and close their private addresses."""

from hashlib import sha256
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.log_actions import log

from intranet.access.policies import Access, access_of
from intranet.accounts.languages import content_language

from .models import CalendarPage, CalendarSubscription
from .subscribing import (
    calendar_content,
    calendar_of,
    event_file,
    event_of,
    note_fetched,
    renew_subscription,
    revoke_subscription,
    subscription_access,
)

TYPE = "text/calendar; charset=utf-8"


@require_safe
def event_ics(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """One event, to put in one's own calendar."""
    access = access_of(request.user)
    page = event_of(access, key, content_language())
    if page is None:
        raise Http404
    _log_pass(request, page)
    return _file(request, event_file(page), f"{page.slug}.ics")


@require_safe
def calendar_ics(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """A calendar as its reader's session opens it; an anonymous visitor, or their program, gets what is public."""
    calendar = _calendar(request, key)
    _log_pass(request, calendar)
    return _file(request, calendar_content(access_of(request.user), calendar), f"{calendar.slug}.ics")


@require_safe
def subscribed_ics(request: HttpRequest, token: str) -> HttpResponseBase:
    """A calendar at a private address: no session, the address says who asks."""
    subscription = CalendarSubscription.objects.with_token(token)
    if subscription is None:
        raise Http404
    access = subscription_access(subscription)
    calendar = calendar_of(access, subscription.calendar_key, content_language())
    if calendar is None:
        raise Http404
    note_fetched(subscription)
    content = calendar_content(access, calendar, since=subscription.created_at)
    return _file(request, content, f"{calendar.slug}.ics")


def subscribe(request: HttpRequest, key: UUID) -> HttpResponse:
    """How to follow a calendar from one's own program; a post makes a private address, or another one."""
    calendar = _calendar(request, key)
    if request.method == "POST":
        if not request.user.is_authenticated:
            raise Http404
        renew_subscription(calendar, by=request.user)
        messages.success(request, _("Votre adresse privée est prête. S’il y en avait une autre, elle ne répond plus."))
        return redirect("news:subscribe", key=key)
    subscription = None
    if request.user.is_authenticated:
        subscription = CalendarSubscription.objects.filter(user=request.user, calendar_key=key).first()
    context = {
        "calendar": calendar,
        "subscription": subscription,
        "address": _address(request, subscription, calendar),
        "download_url": reverse("news:calendar_ics", args=[key]),
    }
    return _private(render(request, "news/subscribe.html", context))


@login_required
def subscriptions(request: HttpRequest) -> HttpResponse:
    """All of one's private addresses."""
    mine = list(CalendarSubscription.objects.filter(user=request.user).order_by("created_at"))
    visible = CalendarPage.objects.all().visible_to(request.user).in_language(content_language())
    keys = [each.calendar_key for each in mine]
    calendars = {page.translation_key: page for page in visible.filter(translation_key__in=keys)}
    rows = [(each, calendars.get(each.calendar_key)) for each in mine]
    return _private(render(request, "news/subscriptions.html", {"rows": rows}))


@require_POST
@login_required
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    if not revoke_subscription(pk, by=request.user):
        raise Http404
    messages.success(request, _("Cette adresse ne répond plus."))
    return redirect("news:subscriptions")


def _calendar(request: HttpRequest, key: UUID) -> CalendarPage:
    calendar = calendar_of(access_of(request.user), key, content_language())
    if calendar is None:
        raise Http404
    return calendar


def _address(request: HttpRequest, subscription: CalendarSubscription | None, calendar: CalendarPage) -> dict[str, str]:
    """The address to give to a program, as it is and in the form that opens the program; empty for none yet."""
    if subscription is not None:
        path = reverse("news:subscribed_ics", args=[subscription.token])
    elif not request.user.is_authenticated:
        path = reverse("news:calendar_ics", args=[calendar.translation_key])
    else:
        return {}
    url = request.build_absolute_uri(path)
    return {"url": url, "webcal": f"webcal://{url.partition('://')[2]}"}


def _log_pass(request: HttpRequest, page: Any) -> None:
    access: Access = access_of(request.user)
    if access.reads_only_as_superuser(access.rule_of(page)):
        log(instance=page, action="access.superuser_read", user=request.user)


def _file(request: HttpRequest, content: bytes, name: str) -> HttpResponseBase:
    response = HttpResponse(content, content_type=TYPE)
    response["Content-Disposition"] = f'inline; filename="{name}"'
    response["X-Robots-Tag"] = "noindex"
    etag = f'"{sha256(content).hexdigest()}"'
    response["ETag"] = etag
    _private(response)
    return get_conditional_response(request, etag=etag, response=response) or response


def _private(response: HttpResponse) -> HttpResponse:
    """What a person may read today they may not tomorrow: no cache gives it without asking here."""
    patch_cache_control(response, private=True, no_cache=True)
    return response
