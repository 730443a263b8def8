"""Reporting a comment; hiding it, showing it again, answering reports; the discussion of a space."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from discussion.actions import (
    change_space_discussion,
    hide_comment,
    leave_comment,
    report_comment,
    show_comment,
)
from discussion.forms import HideForm, ReportForm, SpaceDiscussionForm
from discussion.limits import let_report
from discussion.models import SpaceDiscussion
from discussion.policies import may_report
from discussion.presentation import Line
from discussion.queries import hidden_in, reported_in
from discussion.supervision import supervised
from intranet.access.views.managed import managed_space, manager
from intranet.access.views.managed import screen as space_screen

from .heard import back_to, comment_of, moderated, screen, speaker

REFUSED = 422


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """Tell the managers of a comment."""
    found, setting = comment_of(request, pk)
    if not may_report(request.user, setting.page, found):
        raise Http404
    form = ReportForm(request.POST) if request.method == "POST" else ReportForm()
    if form.is_bound and form.is_valid():
        try:
            let_report(request)
            report_comment(found, setting.page, by=speaker(request), reason=form.cleaned_data["reason"])
        except ValidationError as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("C’est signalé : les gestionnaires de l’espace décideront."))
            return back_to(request, setting, found)
    context = {"line": Line(found, setting), "form": form}
    return screen(request, "discussion/report.html", setting, context, REFUSED if form.errors else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def hide(request: HttpRequest, pk: int) -> HttpResponse:
    """Have nobody but its author and the managers read it, with the reason."""
    found, setting = moderated(request, pk)
    if found.is_hidden:
        return back_to(request, setting, found)
    form = HideForm(request.POST) if request.method == "POST" else HideForm()
    if form.is_bound and form.is_valid():
        try:
            hide_comment(found, setting.page, by=speaker(request), reason=form.cleaned_data["reason"])
        except ValidationError as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("Le commentaire est masqué."))
            return back_to(request, setting, found)
    context = {"line": Line(found, setting), "form": form}
    return screen(request, "discussion/hide.html", setting, context, REFUSED if form.errors else 200)


@login_required
@require_POST
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Undo the hiding."""
    found, setting = moderated(request, pk)
    show_comment(found, setting.page, by=speaker(request))
    messages.success(request, _("Le commentaire se lit de nouveau."))
    return back_to(request, setting, found)


@login_required
@require_POST
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer its reports by leaving it."""
    found, setting = moderated(request, pk)
    leave_comment(found, setting.page, by=speaker(request))
    messages.success(request, _("Le commentaire reste, et le signalement est classé."))
    rule = setting.rule
    return redirect("discussion:space", slug=rule.space.slug)


@require_http_methods(["GET", "HEAD", "POST"])
def space(request: HttpRequest, slug: str) -> HttpResponse:
    """Whether the space's pages take comments; what was reported there, and what is hidden."""
    found = managed_space(request, slug)
    kept = SpaceDiscussion.objects.filter(space=found).first() or SpaceDiscussion()
    form = SpaceDiscussionForm(request.POST if request.method == "POST" else None, initial={"is_open": kept.is_open})
    if form.is_bound and form.is_valid():
        try:
            change_space_discussion(found, is_open=form.cleaned_data["is_open"], by=manager(request))
        except PermissionDenied as error:
            raise Http404 from error
        messages.success(request, _("Les réglages sont enregistrés."))
        return redirect("discussion:space", slug=found.slug)
    context = {
        "form": form,
        "reported": supervised(request.user, reported_in(found)),
        "hidden": supervised(request.user, hidden_in(found)),
        "tab": "discussion",
    }
    return space_screen(request, "discussion/space.html", found, context)
