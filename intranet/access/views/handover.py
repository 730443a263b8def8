"""Handing a referent's work over: what there is, what to give, and to whom."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from intranet.access.actions import hand_over as give
from intranet.access.handover import spaces_of_mandate, successors_of, takes_over_in, work_of
from intranet.accounts.models import User
from intranet.territory.models import Designation

from .organisation import keeper, kept_organisation


@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: HttpRequest, pk: int, mandate: int) -> HttpResponse:
    """Choose the successor, look at the work, give what is ticked."""
    kept = kept_organisation(request, pk)
    mandates = Designation.objects.select_related("person", "organisation", "domain")
    designation = get_object_or_404(mandates, pk=mandate, organisation=kept)
    successors = successors_of(designation)
    asked = request.POST if request.method == "POST" else request.GET
    successor = _chosen(successors, asked.get("successeur", ""))
    spaces = spaces_of_mandate(designation)
    able, unable = takes_over_in(successor, spaces) if successor else ([], spaces)
    works = work_of(designation.person, able, keeper(request))
    if request.method == "POST" and successor is not None:
        chosen = {work.kind.name: _ticked(request, work.kind.name, work.unnamed) for work in works}
        try:
            moved = sum(give(designation, successor, chosen, by=keeper(request)).values())
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            _tell(request, moved, successor)
        return redirect("access:organisation", pk=kept.pk)
    context = {
        "organisation": kept,
        "mandate": designation,
        "successors": successors,
        "successor": successor,
        "works": works,
        "left_out": bool(unable),
    }
    return render(request, "access/hand_over.html", context)


def _chosen(successors: list[User], wanted: str) -> User | None:
    """The one named; where there is one only, that one."""
    if len(successors) == 1 and not wanted:
        return successors[0]
    return next((each for each in successors if str(each.pk) == wanted), None)


def _ticked(request: HttpRequest, kind: str, unnamed: list[object]) -> set[str]:
    """The keys ticked; those that cannot be named are ticked together."""
    keys = set(request.POST.getlist(kind))
    if request.POST.get(f"{kind}-autres"):
        keys |= {piece.key for piece in unnamed}  # type: ignore[attr-defined]
    return keys


def _tell(request: HttpRequest, moved: int, successor: User) -> None:
    if not moved:
        messages.info(request, _("Rien n’a été transmis."))
        return
    said = ngettext("%(count)d page transmise à %(person)s.", "%(count)d pages transmises à %(person)s.", moved)
    messages.success(request, said % {"count": moved, "person": successor})
