"""The network on the home pages, for those who stand in it."""

from typing import Any

from django.http import HttpRequest
from wagtail.models import Page

from intranet.access.policies import Standing, access_of
from intranet.pages.home_panels import HomePanel, room_of

from .presentation import latest_practices

PRACTICES = 3


def network_panel(request: HttpRequest, page: Page) -> dict[str, Any] | None:
    """The next meeting and the latest practices; None for who does not stand in the network."""
    user = request.user
    if access_of(user).standing < Standing.NETWORK:
        return None
    home = room_of(request, page, "networkhomepage")
    if home is None:
        return None
    index = room_of(request, page, "practiceindexpage")
    # With less than on the network's own home: each thing shown is a query of a page that has many panels.
    practices = [] if index is None else latest_practices(user, index)[:PRACTICES]
    # Its own type says when it meets. The page of the meeting, which has a rule of its own, is named there only.
    return {"network_home": home.networkhomepage, "practice_index": index, "practices": practices}


ROOMS = ("networkhomepage", "practiceindexpage")
PANEL = HomePanel("network", "network/home_panel.html", network_panel, order=60, rooms=ROOMS, rooms_in_full=ROOMS[:1])
