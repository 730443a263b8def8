"""What the home pages show of workspaces: the reader's own with what is new in them, and the domains to the public."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from intranet.access.models import Space
from intranet.access.policies import Person, access_of, visible_pages
from intranet.pages.home_panels import HomePanel, pages_and_rooms, register_home_panel, room_of
from intranet.pages.listings import latest_pages, listed, of_spaces_first, with_spaces
from intranet.pages.waiting import (
    WaitingGroup,
    WaitingItem,
    WaitingKind,
    WaitingRow,
    group_of,
    register_waiting,
    rows_of,
)
from intranet.territory.models import Domain, Organisation
from intranet.territory.queries import vacant_seats

# What is new: nobody's readings are kept, so the same days for all.
RECENT_DAYS = 14
MOST_SPACES, MOST_RECENT, RECENT_OF_SPACE, ELSEWHERE = 12, 60, 3, 6
INDEX_TYPE = "workspaceindexpage"
TOLD_BESIDE = {"newspage", "eventpage"}


@dataclass
class SpaceCard:
    """A space of the reader's with its page, and what was published in it lately, the latest first."""

    space: Space
    page: Page
    recent: list[Page] = field(default_factory=list)

    @property
    def shown(self) -> list[Page]:
        return self.recent[:RECENT_OF_SPACE]

    @property
    def more(self) -> int:
        return len(self.recent) - len(self.shown)


def spaces_panel(request: HttpRequest, page: Page) -> dict[str, Any] | None:
    """The reader's workspaces, those with news first; three queries whatever their number."""
    access = access_of(request.user)
    if not access.known:
        return None
    language = page.locale.language_code
    spaces = {space.pk: space for space in _own_spaces(request.user)} if access.roles else {}
    recent, elsewhere = _recent(request.user, language, spaces)
    # A reserved section stands in its workspace's card, where that one is the reader's too.
    whole = [space for space in spaces.values() if space.parent_id not in spaces]
    # By name from the query; stable, so those with news come first in the order of their latest page.
    order = list(recent)
    whole.sort(key=lambda space: order.index(space.pk) if space.pk in recent else len(order))
    chosen = whole[:MOST_SPACES]
    pages = pages_and_rooms(request, page, [space.root_key for space in chosen if space.root_key])
    cards = [
        SpaceCard(space, pages[space.root_key], recent.get(space.pk, [])) for space in chosen if space.root_key in pages
    ]
    return {
        "cards": cards,
        "others": len(whole) - len(chosen),
        "index": room_of(request, page, INDEX_TYPE),
        "days": RECENT_DAYS,
        "elsewhere": elsewhere[:ELSEWHERE] if cards else [],
    }


def _own_spaces(user: Person) -> list[Space]:
    kinds = (Space.Kind.WORKSPACE, Space.Kind.SECTION)
    spaces = Space.objects.active().filter(pk__in=access_of(user).spaces(), kind__in=kinds, root_key__isnull=False)
    return list(spaces.select_related("domain").order_by("name"))


def _recent(user: Person, language: str, spaces: dict[int, Space]) -> tuple[dict[int, list[Page]], list[Page]]:
    """What was published lately: by the space in whose card it stands, in the order of the latest; and elsewhere."""
    found: dict[int, list[Page]] = defaultdict(list)
    elsewhere: list[Page] = []
    since = timezone.now() - dt.timedelta(days=RECENT_DAYS)
    pages = latest_pages(user, language).filter(last_published_at__gte=since)
    for page in with_spaces(of_spaces_first(pages, list(spaces)))[:MOST_RECENT]:
        space = spaces.get(page.space_id)
        if space is None:
            # News and events have panels of their own beside this one.
            if page.cached_content_type.model not in TOLD_BESIDE:
                elsewhere.append(page)
        else:
            found[space.parent_id if space.parent_id in spaces else space.pk].append(page)
    return dict(found), elsewhere


def domains_panel(request: HttpRequest, page: Page) -> dict[str, Any] | None:
    """The domains with their themes, and the spaces that a visitor may read."""
    if access_of(request.user).known:
        return None
    domains = list(Domain.objects.prefetch_related("themes"))
    if not domains:
        return None
    spaces = dict(access_of(request.user).visible_spaces().filter(domain__in=domains).values_list("root_key", "domain"))
    by_domain: dict[int, list[Page]] = defaultdict(list)
    if spaces:
        pages = listed(visible_pages(request.user)).filter(translation_key__in=spaces)
        for each in pages.filter(locale_id=page.locale_id).order_by("title"):
            by_domain[spaces[each.translation_key]].append(each)
    return {"domains": [(domain, by_domain[domain.pk]) for domain in domains]}


def _seats(request: HttpRequest) -> QuerySet[Any] | None:
    """The vacant seats, for the pôle's team."""
    access = access_of(request.user)
    if not (access.is_team or access.passes):
        return None
    of_member = {"member": "organisation_id", "name": "organisation__name", "short_name": "organisation__short_name"}
    of_domain = {"domain": "domain__name", "domain_en": "domain__name_en"}
    return rows_of(vacant_seats().select_related(None), since="valid_from", **of_member, **of_domain)


def _show_seats(request: HttpRequest, rows: list[WaitingRow]) -> WaitingGroup:
    address = reverse("territory:seats")
    items = (
        WaitingItem(
            title=Organisation(name=row.details["name"], short_name=row.details["short_name"]).display_name,
            url=f"{address}?membre={row.details['member']}",
            place=Domain(name=row.details["domain"], name_en=row.details["domain_en"]).label,
            since=row.since,
        )
        for row in rows
    )
    return group_of(_("Sièges vacants"), items, f"{address}?vacants=on")


def register() -> None:
    register_home_panel(
        HomePanel("my-spaces", "workspaces/home_spaces.html", spaces_panel, order=20, rooms=(INDEX_TYPE,))
    )
    register_home_panel(HomePanel("domains", "workspaces/home_domains.html", domains_panel, order=50))
    register_waiting(WaitingKind("seats", 80, _seats, _show_seats))
