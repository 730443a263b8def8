"""The network on the home pages, for those who stand in it."""

from typing import Any

from django.http import HttpRequest
from wagtail.models import Page

from intranet.access.policies import Standing, access_of, visible_pages
from intranet.pages.home_panels import HomePanel

from .models import NetworkHomePage, PracticeIndexPage
from .presentation import HOME_PRACTICES, latest_practices, writing_url


def network_panel(request: HttpRequest, page: Page) -> dict[str, Any] | None:
    """The latest practices and the next meeting; None for who does not stand in the network."""
    user = request.user
    if access_of(user).standing < Standing.NETWORK:
        return None
    homes = NetworkHomePage.objects.filter(locale=page.locale_id)
    home = visible_pages(user, homes).order_by("path").first()
    if home is None:
        return None
    index = visible_pages(user, PracticeIndexPage.objects.child_of(home)).first()
    cards = [] if index is None else latest_practices(user, index)[: HOME_PRACTICES // 2]
    return {
        "network_home": home,
        "practice_index": index,
        "practices": cards,
        "write_url": writing_url(index, user, "practicepage"),
    }


PANEL = HomePanel("network", "network/home_panel.html", network_panel, order=60)
