"""Showing the seats screen: as a page, or as the one row that a gesture is about."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django_htmx.middleware import HtmxDetails

from intranet.accounts.models import User
from intranet.territory.finding import matching
from intranet.territory.forms import SeatFilterForm, narrow_choices
from intranet.territory.models import Change, Organisation
from intranet.territory.queries import SeatBoard, SeatFilters, seat_board


class TeamRequest(HttpRequest):
    """A request of whoever keeps mandates: signed in, and read by the middleware of django-htmx."""

    user: User
    htmx: HtmxDetails


PERMISSION = "territory.change_designation"
FOUND_AT_MOST = 12


def team_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For whoever keeps mandates; for anybody else this address is unknown."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.has_perm(PERMISSION):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


def board_address(request: TeamRequest) -> str:
    """The board as it is narrowed now, without a panel."""
    narrowed = narrowing(request)
    return reverse("territory:seats") + (f"?{narrowed}" if narrowed else "")


def narrowing(request: HttpRequest) -> str:
    """The part of the address that narrows the board, to be carried from gesture to gesture."""
    names = ("domaine", "membre", "vacants")
    return urlencode({name: request.GET[name] for name in names if request.GET.get(name)})


def show_board(
    request: TeamRequest, panel: dict[str, Any] | None = None, *, wrote: bool = False, notice: str = ""
) -> HttpResponse:
    """The whole page, or for htmx the row that ``panel`` opens in; ``wrote`` adds the counts and the status to it.

    ``panel`` has ``organisation``, ``domain`` and what its template needs; its cell is looked up here.
    """
    form = SeatFilterForm(request.GET)
    form.is_valid()
    chosen = form.cleaned_data
    filters = _filters(chosen, panel)
    also = panel["organisation"].pk if panel else None
    board = seat_board(filters, also=also)
    if panel:
        panel = {**panel, "cell": board.cell_of(panel["organisation"].pk, panel["domain"].pk)}
    context: dict[str, Any] = {
        "board": board,
        "panel": panel,
        "narrowing": narrowing(request),
        "board_address": board_address(request),
        "last_change": _last_change(request),
        "notice": notice,
        "wrote": wrote,
    }
    if request.htmx and panel:
        row = board.row_of(panel["organisation"].pk)
        response = render(request, "territory/seats_row_response.html", {**context, "row": row})
        patch_vary_headers(response, ["HX-Request"])
        return response
    narrow_choices(form, "membre", Organisation.objects.filter(pk__in=[each.pk for each in board.members]))
    context |= {"filter_form": form, "filters": filters, "found": _to_add(board, chosen.get("q", ""))}
    response = render(request, "territory/seats.html", context)
    patch_vary_headers(response, ["HX-Request"])
    return response


def _filters(chosen: dict[str, Any], panel: dict[str, Any] | None) -> SeatFilters:
    """What was chosen; the open cell's own domain is never filtered out."""
    domain, member = chosen.get("domaine"), chosen.get("membre")
    if panel and domain != panel["domain"]:
        domain = None
    return SeatFilters(
        domain=domain.pk if domain else None,
        member=member.pk if member else None,
        vacant_only=bool(chosen.get("vacants")),
    )


def _last_change(request: TeamRequest) -> Change | None:
    changes = Change.objects.undoable_by(request.user).select_related("organisation", "domain", "person")
    return changes.first()


def _to_add(board: SeatBoard, search: str) -> list[Organisation]:
    """Open organisations of that name that have no row yet."""
    if not search.strip():
        return []
    missing = Organisation.objects.open().exclude(pk__in=[each.pk for each in board.members])
    return list(matching(missing, search)[:FOUND_AT_MOST])
