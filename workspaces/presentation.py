"""What the templates of workspaces are given: only what the reader may see."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest
from wagtail.models import Page

from intranet.access.joining import door_of
from intranet.access.models import Role, Space
from intranet.access.policies import Person, Standing, access_of
from intranet.media.models import PrivateDocument
from intranet.media.policies import visible_files_of
from intranet.pages.listings import latest_pages, own_drafts, summarised, visible_children
from intranet.pages.reviews import review_items, reviews_for
from intranet.pages.waiting import WaitingItem

from .roster import managers_of, seats_of

LATEST_PAGES = 8
LATEST_DOCUMENTS = 6
CONTENTS_LENGTH = 30


def index_context(page: Page, request: HttpRequest) -> dict[str, Any]:
    """The workspaces that the reader may open, their own first."""
    access = access_of(request.user)
    pages = summarised(visible_children(request.user, page))
    spaces = {
        space.root_key: space
        for space in Space.objects.select_related("domain").filter(root_key__in=[p.translation_key for p in pages])
    }
    entries = [(child, spaces[child.translation_key]) for child in pages if child.translation_key in spaces]
    return {
        "own_spaces": [entry for entry in entries if entry[1].pk in access.roles],
        "other_spaces": [entry for entry in entries if entry[1].pk not in access.roles],
    }


def workspace_context(page: Page, request: HttpRequest) -> dict[str, Any]:
    """The space with its themes, its people, and what is new in it."""
    space = Space.objects.select_related("domain", "parent").get(root_key=page.translation_key)
    documents = visible_files_of(space, PrivateDocument.objects.all(), request.user)
    return {
        "space": space,
        "door": door_of(space, request.user),
        "themes": list(space.domain.themes.all()) if space.domain else [],
        "contents": Paginator(visible_children(request.user, page), CONTENTS_LENGTH).get_page(request.GET.get("p")),
        "latest": summarised(latest_pages(request.user, page.locale.language_code, under=page)[:LATEST_PAGES]),
        "documents": list(documents.order_by("-created_at")[:LATEST_DOCUMENTS]),
        "drafts": _drafts(page, request.user),
        "reviews": _reviews(page, space, request.user),
        **_people(space, request.user),
    }


def _people(space: Space, user: Person) -> dict[str, Any]:
    """Names are for the pôle and for members, not for whoever reads a public page."""
    access = access_of(user)
    if space.pk not in access.roles and access.standing < Standing.POLE:
        return {}
    seats = seats_of(space.domain) if space.domain else []
    return {
        "shows_people": True,
        "managers": managers_of(space),
        "seats": seats,
        "vacant_seats": sum(seat.is_vacant for seat in seats),
    }


def _reviews(page: Page, space: Space, user: Person) -> list[WaitingItem]:
    """What was submitted here, for those who decide."""
    access = access_of(user)
    if not (access.passes or access.has_role(space.pk, Role.EDITOR)):
        return []
    return review_items(reviews_for(user, page.alias_of if page.alias_of_id else page)[:LATEST_PAGES])


def _drafts(page: Page, user: Person) -> list[Page]:
    if not access_of(user).writes_somewhere:
        return []
    source = page.alias_of if page.alias_of_id else page
    return list(own_drafts(user, source)[:LATEST_PAGES])
