"""Coming into a space and leaving it by oneself; the managers' answers to who asks."""

from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from intranet.access.actions import (
    accept_request,
    ask_to_join,
    join_space,
    leave_space,
    refuse_request,
    withdraw_request,
)
from intranet.access.forms.joining import AnswerForm, AskForm
from intranet.access.joining import STANDING_FOR, Door, Way, door_of, is_sole_manager
from intranet.access.models import Joining, JoinRequest, Membership, Space
from intranet.access.people import managers_by_space
from intranet.access.policies import access_of
from intranet.access.roster import roster
from intranet.access.undo import remember
from intranet.accounts.languages import content_language
from intranet.accounts.models import User
from intranet.territory.models import Affiliation

from .limits import let_ask
from .managed import home_of, managed_space, manager, screen


def _door(request: HttpRequest, slug: str, *ways: Way) -> tuple[Space, Door]:
    """The space and what the reader finds at its door, where it is one of these; unknown otherwise."""
    space = Space.objects.filter(slug=slug).first()
    door = None if space is None else door_of(space, request.user)
    if space is None or door is None or door.way not in ways:
        raise Http404
    return space, door


@require_safe
def space(request: HttpRequest, slug: str) -> HttpResponse:
    """To the page that opens the space, for whoever reads it: what mails lead to, whatever becomes of its address."""
    found = Space.objects.filter(slug=slug, root_key__isnull=False).first()
    home = None if found is None else home_of(found, request.user, content_language())
    if home is None:
        raise Http404
    return redirect(home.url)


@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, slug: str) -> HttpResponse:
    """Come in, ask to, or see that one has asked."""
    space, door = _door(request, slug, Way.JOIN, Way.ASK, Way.WAIT)
    person = cast(User, request.user)
    form = AskForm(request.POST or None)
    if request.method == "POST" and door.way is not Way.WAIT:
        if door.way is Way.JOIN:
            join_space(space, by=person)
            messages.success(request, _("Vous êtes maintenant dans « %(space)s ».") % {"space": space})
            return _to_space(request, space)
        form = AskForm(request.POST)
        if form.is_valid():
            try:
                let_ask(request)
                ask_to_join(space, by=person, message=form.cleaned_data["message"])
            except ValidationError as refusal:
                form.add_refusal(refusal)
            else:
                messages.success(request, _("Votre demande est partie. La réponse viendra par courriel."))
                return redirect("access:join", slug=space.slug)
    return _show(request, "access/join.html", space, {"door": door, "form": form})


@require_POST
def withdraw(request: HttpRequest, slug: str) -> HttpResponse:
    """Take one's request back."""
    space, door = _door(request, slug, Way.WAIT)
    assert door.request is not None  # noqa: S101 - what the way means
    try:
        withdraw_request(door.request, by=cast(User, request.user))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, _("Votre demande est retirée."))
    return _to_space(request, space)


@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, slug: str) -> HttpResponse:
    """Give up one's place, after a page that says what follows."""
    space, door = _door(request, slug, Way.LEAVE)
    membership = cast(Membership, door.membership)
    refusal = None
    if request.method == "POST":
        try:
            leave_space(membership, by=cast(User, request.user))
        except ValidationError as error:
            refusal = error
        else:
            messages.success(request, _("Vous avez quitté « %(space)s ».") % {"space": space})
            return _to_space(request, space)
    elif is_sole_manager(membership, managers_by_space({space.pk})[space.pk]):
        refusal = ValidationError(_("Vous êtes seul·e à gérer cet espace : confiez-le d’abord à quelqu’un d’autre."))
    needed = STANDING_FOR.get(Joining(space.joining))
    context = {
        "refusal": refusal,
        "rejoin": needed is not None and access_of(request.user).standing >= needed,
        "stays": _stays(request, membership),
    }
    return _show(request, "access/leave.html", space, context)


def _stays(request: HttpRequest, membership: Membership) -> bool:
    """Whether a mandate, the pôle's team or a space above lets them in all the same."""
    entry = next((each for each in roster(membership.space) if each.user == request.user), None)
    return entry is not None and len(entry.reasons) > 1


def _show(request: HttpRequest, template: str, space: Space, context: dict[str, Any]) -> HttpResponse:
    home = home_of(space, request.user, content_language()) if space.root_key else None
    return render(request, template, {"space": space, "home": home, **context})


def _to_space(request: HttpRequest, space: Space) -> HttpResponse:
    """To its page where the person reads it now, else home."""
    person = User.objects.get(pk=request.user.pk)
    home = home_of(space, person, content_language()) if space.root_key else None
    return redirect("wagtail_serve", "") if home is None else redirect(home.url)


@require_http_methods(["GET", "HEAD", "POST"])
def answer_request(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Let who asked in, or not, with a word."""
    space = managed_space(request, slug)
    asked = JoinRequest.objects.pending().select_related("person", "space").filter(space=space, pk=pk).first()
    if asked is None:
        return _answered(request, space, pk)
    if request.method == "POST":
        form = AnswerForm(request.POST, asked=asked)
        if form.is_valid():
            try:
                _answer(request, space, asked, form)
            except ValidationError as refusal:
                form.add_refusal(refusal)
            else:
                return redirect("access:people", slug=space.slug)
    else:
        form = AnswerForm(asked=asked)
    affiliations = Affiliation.objects.in_force().filter(person=asked.person).select_related("organisation")
    return screen(
        request, "access/answer_request.html", space, {"form": form, "asked": asked, "affiliations": affiliations}
    )


def _answered(request: HttpRequest, space: Space, pk: int) -> HttpResponse:
    """A colleague was faster, or the person took it back: told, where the request was there."""
    asked = JoinRequest.objects.filter(space=space, pk=pk).select_related("answered_by").first()
    if asked is None:
        raise Http404
    said = _("Cette demande n’attend plus : %(answer)s, par %(person)s.")
    messages.info(request, said % {"answer": asked.get_answer_display(), "person": asked.answered_by})
    return redirect("access:people", slug=space.slug)


def _answer(request: HttpRequest, space: Space, asked: JoinRequest, form: AnswerForm) -> None:
    data = form.cleaned_data
    told = {"person": asked.person}
    if form.accepts:
        membership = accept_request(
            asked, by=manager(request), role=data["role"], valid_until=form.valid_until, reply=data["reply"]
        )
        if membership is not None:
            remember(request.session, "added", membership, membership)
        messages.success(request, _("%(person)s a maintenant accès.") % told)
    else:
        refuse_request(asked, by=manager(request), reply=data["reply"])
        messages.success(request, _("La demande de %(person)s est refusée.") % told)
