"""What waits to be translated, and readers' own asks."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from intranet.translation.desk.asks import ask_for_translation, take_back_ask
from intranet.translation.desk.board import AGES, MINE, NONE_IN_HAND, SORTS, WAITING, Board, Filters, Stage, board_for
from intranet.translation.desk.importance import Importance
from intranet.translation.desk.wanted import readable
from intranet.translation.policies.translators import translates_somewhere

PER_PAGE = 30


@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """What waits for those who translate."""
    if not translates_somewhere(request.user):
        raise Http404
    filters = _filters(request)
    board = board_for(request.user, filters)  # type: ignore[arg-type]
    page = Paginator(board.shown, PER_PAGE).get_page(request.GET.get("p"))
    for row in page.object_list:
        row.place = board.spaces[row.space]
    context = {
        "board": board,
        "rows": page,
        "filters": filters,
        "narrowed": any(value for name, value in vars(filters).items() if name != "sort"),
        **_choices(board, request.user.pk),
    }
    return render(request, "translation/desk/desk.html", context)


def _filters(request: HttpRequest) -> Filters:
    """An unknown value filters nothing."""
    given = request.GET
    return Filters(
        space=given.get("espace", "") if given.get("espace", "").isascii() else "",
        language=_known(given.get("langue"), [code for code, _name in settings.LANGUAGES]),
        stage=_known(given.get("etat"), Stage.values),
        who=_known(given.get("qui"), [MINE, NONE_IN_HAND]),
        age=_known(given.get("age"), AGES),
        importance=_known(given.get("importance"), [str(value) for value in Importance.values]),
        sort=_known(given.get("tri"), SORTS) or "importance",
    )


def _known(value: str | None, values: Any) -> str:
    return value if value is not None and value in values else ""


def _choices(board: Board, reader: int) -> dict[str, Any]:
    """What the filters offer: only what is there."""
    waiting = [row for row in board.rows if row.stage in WAITING]
    spaces = sorted(board.spaces.values(), key=str)
    return {
        "spaces": [(str(space.pk), str(space)) for space in spaces],
        "wanted_languages": sorted({row.language for row in board.rows}),
        "stages": [(stage.value, stage.label, board.stages[stage]) for stage in Stage if board.stages[stage]],
        "waiting_stages": [(stage.value, stage.label, board.stages[stage]) for stage in WAITING],
        "people": [
            (MINE, _("en main : moi"), sum(row.in_hand is not None and row.in_hand.pk == reader for row in waiting)),
            (NONE_IN_HAND, _("en main : personne"), sum(row.in_hand is None for row in waiting)),
        ],
        "ages": [
            ("semaine", _("plus d’une semaine")),
            ("mois", _("plus d’un mois")),
            ("trimestre", _("plus de trois mois")),
        ],
        "importances": [(str(each.value), each.label) for each in reversed(Importance)],
        "sorts": list(SORTS.items()),
    }


@require_POST
def ask(request: HttpRequest, number: int, language: str) -> HttpResponse:
    """A reader would like the page in that language."""
    _source, target, locale = readable(request, number, language)
    ask_for_translation(target, locale, by=request.user)
    messages.success(request, _("Votre demande est transmise. Nous vous préviendrons quand la traduction sera là."))
    return redirect(target.get_url(request))


@require_POST
def take_back(request: HttpRequest, number: int, language: str) -> HttpResponse:
    """They can do without."""
    _source, target, locale = readable(request, number, language)
    take_back_ask(target, locale, by=request.user)
    messages.success(request, _("Votre demande est retirée."))
    return redirect(target.get_url(request))
