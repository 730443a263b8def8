"""The people of a space: who is in and why; adding, changing, ending."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from intranet.access.actions import add_member, change_member, end_membership
from intranet.access.consequences import Consequences, consequences_of
from intranet.access.forms.people import AddPersonForm, ChangePersonForm, folded
from intranet.access.guests import guests_of, suggested_last_day
from intranet.access.models import Invitation, JoinRequest, Membership, Role, Space
from intranet.access.policies import Access
from intranet.access.roster import Entry, Reason, Why, roster
from intranet.access.undo import remember, take_back, undoable
from intranet.access.versions import ChangedMeanwhile, version_of

from .managed import managed_space, manager, screen

PER_PAGE = 50


@require_safe
def people(request: HttpRequest, slug: str) -> HttpResponse:
    """Who has access to the space today, and why."""
    space = managed_space(request, slug)
    entries = roster(space)
    searched = request.GET.get("q", "").strip()
    found = _matching(entries, searched)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("p"))
    _mark_guests(space, page)
    context = {
        "entries": page,
        "total": len(entries),
        "found": len(found),
        "searched": searched,
        "by_role": [(role.label, sum(entry.role == role for entry in entries)) for role in reversed(Role)],
        "others": _not_in_force(space),
        "undo": undoable(request.session, space),
        "why": Why,
        "requests": list(JoinRequest.objects.pending().filter(space=space).select_related("person")),
        "invitations": _invitations(space),
    }
    return screen(request, "access/people.html", space, context)


def _mark_guests(space: Space, entries: Iterable[Entry]) -> None:
    known = {guest.membership.pk: guest for guest in guests_of(space)}
    for entry in entries:
        entry.guest = None if entry.membership is None else known.get(entry.membership.pk)


def _matching(entries: list[Entry], searched: str) -> list[Entry]:
    words = folded(searched).split()
    if not words:
        return entries
    return [entry for entry in entries if all(word in _described(entry) for word in words)]


def _described(entry: Entry) -> str:
    """The words by which a person of the space is searched: name, address, organisations."""
    organisations = [
        str(reason.fact.organisation)  # type: ignore[union-attr]
        for reason in entry.reasons
        if reason.why is not Why.MEMBERSHIP
    ]
    return folded(" ".join([entry.user.get_full_name(), entry.user.email, *organisations]))


@dataclass(frozen=True)
class Invitations:
    """Those that wait for their addressee, and the latest of the others."""

    MOST_SETTLED = 30

    unsettled: list[Invitation]
    settled: list[Invitation]


def _invitations(space: Space) -> Invitations:
    found = Invitation.objects.filter(space=space).select_related("inviter", "organisation", "accepted_by")
    unsettled = list(found.unsettled())
    settled = found.exclude(pk__in=[each.pk for each in unsettled])
    return Invitations(unsettled, list(settled[: Invitations.MOST_SETTLED]))


@dataclass(frozen=True)
class OtherMemberships:
    """Memberships that let nobody in today; the latest ended ones only."""

    MOST_ENDED = 100

    coming: list[Membership]
    ended: list[Membership]
    closed_accounts: list[Membership]

    @property
    def count(self) -> int:
        return len(self.coming) + len(self.ended) + len(self.closed_accounts)


def _not_in_force(space: Space) -> OtherMemberships:
    now = timezone.now()
    memberships = Membership.objects.filter(space=space).select_related("user", "sponsor")
    return OtherMemberships(
        coming=list(memberships.coming(now).order_by("valid_from")),
        ended=list(memberships.ended(now).order_by("-valid_until")[: OtherMemberships.MOST_ENDED]),
        closed_accounts=list(memberships.in_force(now).filter(user__is_active=False)),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def add_person(request: HttpRequest, slug: str) -> HttpResponse:
    """Let a person in, found by their address or name."""
    space = managed_space(request, slug)
    if request.method == "POST":
        form = AddPersonForm(request.POST)
        if form.is_valid() and not form.is_search and form.user is not None:
            membership = _add(request, space, form)
            if membership is not None:
                remember(request.session, "added", membership, membership)
                said = (
                    _("%(person)s a maintenant accès.")
                    if membership.is_in_force()
                    else _("L’accès de %(person)s est prévu.")
                )
                messages.success(request, said % {"person": membership.user})
                return redirect("access:people", slug=space.slug)
        elif form.is_search:
            # What is not being saved yet is not yet wrong.
            for name in ("role", "first_day", "last_day"):
                form.errors.pop(name, None)
    else:
        form = AddPersonForm()
    context = {"form": form, "suggested": suggested_last_day()}
    return screen(request, "access/add_person.html", space, context)


def _add(request: HttpRequest, space: Space, form: AddPersonForm) -> Membership | None:
    try:
        return add_member(
            space,
            form.user,  # type: ignore[arg-type]
            form.cleaned_data["role"],
            by=manager(request),
            valid_from=form.valid_from,
            valid_until=form.valid_until,
        )
    except ValidationError as refusal:
        form.add_refusal(refusal)
        return None


def _membership(space: Space, pk: int) -> Membership:
    memberships = Membership.objects.filter(space=space).select_related("user", "sponsor", "space")
    found = memberships.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


@require_http_methods(["GET", "HEAD", "POST"])
def change_person(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Another role, or other days."""
    space = managed_space(request, slug)
    membership = _membership(space, pk)
    if membership.valid_until is not None and membership.valid_until <= timezone.now():
        raise Http404
    version = version_of(membership)
    consequences = None
    if request.method == "POST":
        form = ChangePersonForm(request.POST, membership=membership)
        if form.is_valid():
            try:
                consequences = _try_change(request, space, membership, form)
                if consequences.digest == request.POST.get("confirmed") or not _is_grave(consequences):
                    before = _membership(space, pk)
                    after = change_member(
                        membership, by=manager(request), expected=request.POST.get("version"), **form.changes
                    )
                    remember(request.session, "changed", before, after)
                    messages.success(request, _("L’accès de %(person)s est modifié.") % {"person": after.user})
                    return _back(request, space)
            except ChangedMeanwhile as refusal:
                form.add_refusal(refusal)
            except ValidationError as refusal:
                form.add_refusal(refusal)
    else:
        form = ChangePersonForm(membership=membership)
    context = {
        "form": form,
        "membership": _membership(space, pk),
        "version": version,
        "consequences": consequences if consequences and _is_grave(consequences) else None,
        "suggested": suggested_last_day(),
    }
    return screen(request, "access/change_person.html", space, context)


def _try_change(request: HttpRequest, space: Space, membership: Membership, form: ChangePersonForm) -> Consequences:
    """What the change would bring, at the latest of today and its last day: a manager who leaves later leaves too."""
    tried = _membership(space, membership.pk)
    expected = request.POST.get("version")
    until = form.changes.get("valid_until", membership.valid_until)
    at = timezone.now() if until is None else max(until, timezone.now())
    return consequences_of(
        lambda: change_member(tried, by=manager(request), expected=expected, **form.changes),
        space=space,
        by=manager(request),
        at=at,
    )


def _is_grave(consequences: Consequences) -> bool:
    return consequences.locks_out or consequences.leaves_nobody


@require_http_methods(["GET", "HEAD", "POST"])
def end_access(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Close the door now, after a page that says what follows."""
    space = managed_space(request, slug)
    membership = _membership(space, pk)
    if membership.valid_until is not None and membership.valid_until <= timezone.now():
        raise Http404
    if request.method == "POST":
        before = _membership(space, pk)
        end_membership(membership, by=manager(request))
        after = Membership.objects.filter(pk=pk).first()
        remember(request.session, "withdrawn" if after is None else "ended", before, after)
        messages.success(request, _("L’accès de %(person)s a pris fin.") % {"person": before.user})
        return _back(request, space)
    tried = _membership(space, pk)
    consequences = consequences_of(lambda: end_membership(tried, by=manager(request)), space=space, by=manager(request))
    stays = [reason for reason in _reasons_of(space, membership) if reason.fact != membership]
    context = {"membership": membership, "consequences": consequences, "stays": stays, "why": Why}
    return screen(request, "access/end_access.html", space, context)


def _reasons_of(space: Space, membership: Membership) -> list[Reason]:
    return next((entry.reasons for entry in roster(space) if entry.user == membership.user), [])


@require_POST
def undo(request: HttpRequest, slug: str) -> HttpResponse:
    """Take back the last thing done here."""
    space = managed_space(request, slug)
    try:
        done = take_back(request.session, space, by=manager(request))
    except ChangedMeanwhile:
        messages.error(request, _("Cet accès a changé depuis : rien n’a été annulé."))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        if done is None:
            messages.error(request, _("Il n’y a plus rien à annuler."))
        else:
            messages.success(
                request, _("C’est annulé : l’accès de %(person)s est comme avant.") % {"person": done.name}
            )
    return _back(request, space)


def _back(request: HttpRequest, space: Space) -> HttpResponse:
    """To the people of the space, or away where this person has just ended their own management."""
    if Access(request.user).manages(space.pk):
        return redirect("access:people", slug=space.slug)
    return redirect("wagtail_serve", "")
