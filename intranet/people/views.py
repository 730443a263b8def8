"""The directory, the profiles and their portraits, who does what. Unknown and not theirs to see look the same."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.cache import cache
from django.core.paginator import Paginator
from django.db.models.fields.files import FieldFile
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.log_actions import log

from intranet.media.serving import file_response
from intranet.territory.models import Domain

from . import queries
from .actions import change_portrait, change_profile, remove_portrait
from .forms import ProfileForm
from .models import Portrait, Profile, portrait_name
from .policies import circles, may_edit, sees_contact, sees_mandates, sees_only_as_superuser, visible_profiles
from .portraits import LARGE, SMALL
from .queries import Narrowing

PER_PAGE = 24
LOG_AGAIN_SECONDS = 3600
# The parameters of the directory's address, and what each narrows.
ASKED = {
    "q": "words",
    "organisme": "organisation",
    "domaine": "domain",
    "expertise": "expertise",
    "langue": "language",
}


@dataclass(frozen=True)
class Card:
    """A profile with what of it this reader is shown besides the name."""

    profile: Profile
    shows_contact: bool


@require_safe
@login_required
def directory(request: HttpRequest) -> HttpResponse:
    """The people whom this reader may see."""
    given = {name: request.GET.get(name, "").strip()[:200] for name in ASKED}
    if not sees_mandates(request.user):
        given["domaine"] = ""
    asked = Narrowing(**{ASKED[name]: value for name, value in given.items()})
    found = queries.directory(request.user, asked)
    page = Paginator(found.keys, PER_PAGE).get_page(request.GET.get("p"))
    people = [Card(each, sees_contact(request.user, each)) for each in queries.cards(request.user, page.object_list)]
    context = {
        "people": people,
        "page_of_people": page,
        "found": len(found.keys),
        "total": found.total,
        "asked": asked,
        "options": found.options,
        "sees_mandates": sees_mandates(request.user),
    }
    return render(request, "people/directory.html", context)


@require_safe
def who_does_what(request: HttpRequest) -> HttpResponse:
    """Who represents which member in which domain, for the pôle; unknown to anybody else."""
    if not sees_mandates(request.user):
        raise Http404
    domain, member = _number(request, "domaine"), _number(request, "membre")
    vacant_only = request.GET.get("vacants") == "1"
    board = queries.who_does_what(domain, member, vacant_only=vacant_only)
    context = {
        "board": board,
        "every_domain": Domain.objects.all(),
        "domain": domain,
        "member": member,
        "vacant_only": vacant_only,
    }
    return render(request, "people/who_does_what.html", context)


def _number(request: HttpRequest, name: str) -> int | None:
    given = request.GET.get(name, "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 18 else None


@require_safe
def profile(request: HttpRequest, key: str) -> HttpResponse:
    """One person, as far as this reader may see them."""
    shown = get_object_or_404(visible_profiles(request.user).with_cards(), pk=key)
    _log_pass(request, shown)
    text, language = shown.presentation
    context = {
        "profile": shown,
        "card": Card(shown, sees_contact(request.user, shown)),
        "mandates": queries.mandates_of(shown.user) if sees_mandates(request.user) else [],
        "presentation": text,
        "presentation_language": language,
        "may_edit": may_edit(request.user, shown),
        "is_own": shown.user_id == request.user.pk,
    }
    return render(request, "people/profile.html", context)


def _log_pass(request: HttpRequest, shown: Profile) -> None:
    """Write down whom an administrator looks up only by being one; once an hour for each."""
    if not sees_only_as_superuser(request.user, shown.user):
        return
    if cache.add(f"people.superuser_read.{request.user.pk}.{shown.pk}", True, LOG_AGAIN_SECONDS):
        log(instance=shown, action="access.superuser_read", user=request.user)


@login_required
def edit_own(request: HttpRequest) -> HttpResponse:
    """One's own profile, by an address that is the same for everybody."""
    found, _made = Profile.objects.get_or_create(user=request.user)
    return _edit(request, found)


def edit(request: HttpRequest, key: str) -> HttpResponse:
    """One's own profile; anybody's for administrators."""
    found = visible_profiles(request.user).filter(pk=key).first()
    if found is None or not may_edit(request.user, found):
        raise Http404
    return _edit(request, found)


@require_http_methods(["GET", "HEAD", "POST"])
def _edit(request: HttpRequest, asked: Profile) -> HttpResponse:
    # A form writes on the profile before it is known to be good: what the page says of the person stays as it is.
    kept = Profile.objects.with_cards().get(pk=asked.pk)
    if request.method == "POST":
        form = ProfileForm(request.POST, request.FILES, instance=asked)
        if _save(request, form):
            return redirect(kept)
    else:
        form = ProfileForm(instance=asked)
    to_pole, to_network = circles(kept.user)
    context: dict[str, Any] = {
        "form": form,
        "profile": kept,
        "is_own": kept.user_id == request.user.pk,
        "to_pole": to_pole,
        "to_network": to_network,
        "common_expertise": queries.common_expertise(request.user),
    }
    return render(request, "people/edit.html", context)


def _save(request: HttpRequest, form: ProfileForm) -> bool:
    """Whether all was good. A good picture is kept in any case: the browser would not send it again."""
    good = form.is_valid()
    profile, new = form.instance, form.new_portrait
    if new is not None:
        change_portrait(profile, new, by=request.user)
    elif good and form.cleaned_data.get("remove_portrait"):
        remove_portrait(profile, by=request.user)
    if not good:
        if new is not None:
            messages.success(request, _("Votre photo est enregistrée ; le reste attend vos corrections."))
        return False
    told = form.cleaned_data
    change_profile(profile, languages=told["languages"], expertise=told["expertise"], by=request.user)
    messages.success(request, _("La fiche est enregistrée."))
    return True


@dataclass(frozen=True)
class ServedPortrait:
    """One size of a portrait, as it leaves."""

    file: FieldFile
    file_hash: str
    filename: str


@require_safe
def portrait(request: HttpRequest, key: str, filename: str) -> HttpResponseBase:
    """A person's picture, to those who may see the person; asked again each time, so that rights hold at once."""
    found = Portrait.objects.filter(profile__in=visible_profiles(request.user), profile=key).first()
    names = {} if found is None else {portrait_name(found.file_hash, side): side for side in (LARGE, SMALL)}
    if found is None or filename not in names:
        raise Http404
    file = found.small if names[filename] == SMALL else found.file
    served = ServedPortrait(file, f"{found.file_hash}-{names[filename]}", filename)
    return file_response(request, served, public=False)
