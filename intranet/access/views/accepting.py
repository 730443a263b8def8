"""The page that the link of an invitation opens. Whatever is wrong with a link, the same page says so, and no more."""

from typing import Any, cast

from allauth.account.utils import perform_login
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from intranet.access.actions import VoidInvitation, accept_as_new, accept_invitation, note_opened
from intranet.access.forms.invitations import AcceptForm
from intranet.access.invitations import open_invitation
from intranet.access.models import Invitation
from intranet.accounts.languages import home_url
from intranet.accounts.models import User

from .managed import home_of


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponseBase:
    """Accept as a new person, as a known one, or be told how to become either."""
    found = open_invitation(token)
    account = None if found is None else User.objects.filter(email=found.email).first()
    if found is None or (account is not None and not account.is_active):
        return _void(request)
    response = _answer(request, found, account)
    # The address is the secret: no other site is told of it. Stricter, "no-referrer" would have browsers send forms
    # without their origin, which Django refuses.
    response["Referrer-Policy"] = "same-origin"
    return response


def _answer(request: HttpRequest, found: Invitation, account: User | None) -> HttpResponseBase:
    if request.method == "GET":
        note_opened(found)
    if request.user.is_authenticated:
        return _for_signed_in(request, found, account)
    if account is not None:
        return _page(request, "access/invitation_sign_in.html", found)
    return _for_new(request, found)


def _for_signed_in(request: HttpRequest, found: Invitation, account: User | None) -> HttpResponseBase:
    person = cast(User, request.user)
    if account != person:
        return _page(request, "access/invitation_other.html", found)
    if request.method == "POST":
        try:
            accept_invitation(found, by=person)
        except (VoidInvitation, PermissionDenied):
            return _void(request)
        return _welcome(request, found, person)
    return _page(request, "access/invitation_accept.html", found)


def _for_new(request: HttpRequest, found: Invitation) -> HttpResponseBase:
    initial = {"first_name": found.first_name, "last_name": found.last_name, "language": found.language}
    if request.method != "POST":
        return _page(request, "access/invitation_new.html", found, form=AcceptForm(email=found.email, initial=initial))
    form = AcceptForm(request.POST, email=found.email)
    if form.is_valid():
        data = form.cleaned_data
        try:
            person = accept_as_new(
                found,
                first_name=data["first_name"],
                last_name=data["last_name"],
                language=data["language"],
                password=data["password"] or None,
            )
        except VoidInvitation:
            return _void(request)
        except ValidationError as refusal:
            form.add_refusal(refusal)
        else:
            welcome = _welcome(request, found, person)
            return perform_login(request, person, email_verification="none", redirect_url=welcome.url)
    return _page(request, "access/invitation_new.html", found, form=form)


def _welcome(request: HttpRequest, found: Invitation, person: User) -> Any:
    """To the page of the space, in the person's language, or home."""
    # Another object than the request's user, who keeps the rights that they came with.
    person = User.objects.get(pk=person.pk)
    with override(person.language):
        if found.space is None:
            said = _("Bienvenue : vous êtes maintenant de « %(name)s ».") % {"name": found.organisation}
        else:
            said = _("Bienvenue : vous avez maintenant accès à « %(name)s ».") % {"name": found.space}
    messages.success(request, said)
    page = None if found.space is None else home_of(found.space, person, person.language)
    return redirect(home_url(person.language) if page is None else page.url)


def _page(request: HttpRequest, template: str, found: Invitation, **context: Any) -> HttpResponse:
    return render(request, template, {"invitation": found, **context})


def _void(request: HttpRequest) -> HttpResponse:
    return render(request, "access/invitation_void.html", status=404)
