"""The searches that one keeps: saved, followed at a pace, paused, deleted, given a private address."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from search import actions
from search.forms import SavedSearchForm, is_too_long, read_criteria
from search.models import Frequency, SavedSearch
from search.models.saved import LONGEST_ASKED, LONGEST_NAME
from search.parsing import parse
from search.presentation import described


@login_required
def save(request: HttpRequest) -> HttpResponse:
    """Keep the search whose parameters are those of this address, under a name."""
    criteria = read_criteria(request.GET, request.user)
    asked = criteria.asked
    if not parse(criteria.text) or is_too_long(criteria) or len(asked) > LONGEST_ASKED:
        raise Http404
    kept = SavedSearch.objects.filter(person=request.user, asked=asked).first()
    started = {"name": kept.name, "frequency": kept.frequency} if kept else {"name": criteria.text[:LONGEST_NAME]}
    form = SavedSearchForm(request.POST or None, initial=started, label_suffix="")
    if request.method == "POST" and form.is_valid():
        try:
            search = actions.save_search(
                asked,
                name=form.cleaned_data["name"],
                frequency=Frequency(form.cleaned_data["frequency"]),
                by=request.user,
            )
        except actions.TooManySaved:
            form.add_error(
                None, _("Vous gardez déjà %(most)d recherches : supprimez-en une.") % {"most": actions.MOST_SAVED}
            )
        else:
            messages.success(request, _("La recherche « %(name)s » est enregistrée.") % {"name": search.name})
            return redirect("search_saved")
    context = {"form": form, "criteria": criteria, "described": described(criteria), "kept": kept}
    return _private(render(request, "search/save.html", context))


@login_required
def saved(request: HttpRequest) -> HttpResponse:
    """All of one's searches."""
    rows = []
    for search in SavedSearch.objects.filter(person=request.user):
        criteria = read_criteria(QueryDict(search.asked), request.user)
        rows.append((search, criteria, described(criteria)))
    return _private(render(request, "search/saved.html", {"rows": rows}))


@login_required
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Its name, how often one is told of what is new, and its private address."""
    search = _own(request, pk)
    started = {"name": search.name, "frequency": search.frequency}
    form = SavedSearchForm(request.POST or None, initial=started, label_suffix="")
    if request.method == "POST" and form.is_valid():
        actions.change_search(
            search, name=form.cleaned_data["name"], frequency=Frequency(form.cleaned_data["frequency"])
        )
        messages.success(request, _("C’est enregistré."))
        return redirect("search_saved")
    address = reverse("search_private_feed", args=[search.token]) if search.nonce else ""
    context = {"form": form, "search": search, "address": request.build_absolute_uri(address) if address else ""}
    return _private(render(request, "search/change_saved.html", context))


@require_POST
@login_required
def pause(request: HttpRequest, pk: int) -> HttpResponse:
    """Or go on, where it is paused."""
    search = _own(request, pk)
    if search.paused:
        actions.resume_search(search)
    else:
        actions.pause_search(search)
    return redirect("search_saved")


@login_required
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks, then deletes."""
    search = _own(request, pk)
    if request.method == "POST":
        actions.delete_search(search)
        messages.success(request, _("La recherche « %(name)s » est supprimée.") % {"name": search.name})
        return redirect("search_saved")
    return _private(render(request, "search/delete_saved.html", {"search": search}))


@require_POST
@login_required
def address(request: HttpRequest, pk: int) -> HttpResponse:
    """A private address of its feed, another one, or none any more (``close``)."""
    search = _own(request, pk)
    if request.POST.get("close"):
        actions.close_address(search)
        messages.success(request, _("Cette adresse ne répond plus."))
    else:
        actions.renew_address(search)
        messages.success(request, _("Votre adresse privée est prête. S’il y en avait une autre, elle ne répond plus."))
    return redirect("search_change_saved", pk=pk)


def _own(request: HttpRequest, pk: int) -> SavedSearch:
    search = SavedSearch.objects.filter(person=request.user, pk=pk).first()
    if search is None:
        raise Http404
    return search


def _private(response: HttpResponse) -> HttpResponse:
    patch_cache_control(response, private=True, no_store=True)
    return response
