"""What this app shows on the two home pages: what waits for the reader, the latest pages, whom to write to."""

from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from wagtail.models import Page

from intranet.access.policies import access_of
from intranet.territory.models import Organisation

from .home_panels import HomePanel, register_home_panel
from .listings import latest_pages, summarised
from .waiting import waiting_for

LATEST = 8


def waiting_panel(request: HttpRequest, page: Page) -> dict[str, Any] | None:
    groups = waiting_for(request)
    return None if groups is None else {"groups": groups, "count": sum(group.count for group in groups)}


def latest_panel(request: HttpRequest, page: Page) -> dict[str, Any] | None:
    """The latest pages, with their summaries, for whoever has no space of their own."""
    if access_of(request.user).roles:
        return None
    latest = summarised(latest_pages(request.user, page.locale.language_code)[:LATEST])
    return {"latest": latest} if latest else None


def contact_panel(request: HttpRequest, page: Page) -> dict[str, Any] | None:
    """The pôle, for whoever does not work here yet."""
    access = access_of(request.user)
    host = None if access.roles or access.passes else Organisation.objects.host()
    try:
        address = reverse("contact")
    except NoReverseMatch:
        address = ""
    return None if host is None else {"host": host, "contact_address": address}


def register() -> None:
    register_home_panel(HomePanel("waiting", "pages/home_waiting.html", waiting_panel, order=10))
    register_home_panel(HomePanel("latest", "pages/home_latest.html", latest_panel, order=60))
    register_home_panel(HomePanel("contact", "pages/home_contact.html", contact_panel, order=90, wide=False))
