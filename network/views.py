"""The facts of an organisation without a page; saying that one took up a practice, and taking it back."""

from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from intranet.access.policies import Standing, access_of, visible_pages
from intranet.accounts.languages import content_language
from intranet.accounts.models import User
from intranet.territory.models import Organisation

from .actions import adopt_practice, withdraw_adoption
from .forms import AdoptionForm
from .models import Adoption, OrganisationPage, PracticePage
from .policies import adopters
from .presentation import facts_context


@require_safe
def organisation(request: HttpRequest, pk: int) -> HttpResponse:
    """What the territory knows of an organisation, for the pôle and the network; its own page where they read it."""
    if access_of(request.user).standing < Standing.NETWORK:
        raise Http404
    body = get_object_or_404(Organisation.objects.select_related("successor"), pk=pk)
    pages = OrganisationPage.objects.filter(organisation=body, locale__language_code=content_language())
    page = visible_pages(request.user, pages).order_by("path").first()
    if page is not None:
        return redirect(page.get_url(request))
    return render(request, "network/organisation.html", facts_context(body, request))


def _practice(request: HttpRequest, page_id: int) -> tuple[PracticePage, QuerySet[Organisation]]:
    """The sheet, and the organisations of which this person may speak there; a 404 where there is none."""
    page = visible_pages(request.user, PracticePage.objects.all()).filter(pk=page_id).select_related("locale").first()
    if page is None:
        raise Http404
    organisations = adopters(request.user, page)
    if not organisations.exists():
        raise Http404
    return page, organisations


@require_http_methods(["GET", "HEAD", "POST"])
def adopt(request: HttpRequest, page_id: int) -> HttpResponse:
    practice, organisations = _practice(request, page_id)
    said = Adoption.objects.filter(practice_key=practice.translation_key)
    fresh = organisations.exclude(pk__in=said.values("organisation"))
    data = request.POST if request.method == "POST" else None
    form = AdoptionForm(data, organisations=fresh, initial={"adopted_on": timezone.localdate()})
    if form.is_valid():
        try:
            adopt_practice(practice, **form.cleaned_data, by=cast(User, request.user))
        except ValidationError as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("C’est noté : la fiche dit maintenant qui l’a adoptée."))
            return redirect(practice.get_url(request))
    mine = said.filter(organisation__in=organisations).select_related("organisation")
    context: dict[str, Any] = {"practice": practice, "form": form, "said": mine, "can_add": fresh.exists()}
    return render(request, "network/adopt.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, page_id: int, pk: int) -> HttpResponse:
    practice, organisations = _practice(request, page_id)
    said = Adoption.objects.filter(practice_key=practice.translation_key, organisation__in=organisations)
    adoption = said.filter(pk=pk).select_related("organisation").first()
    if adoption is None:
        raise Http404
    if request.method == "POST":
        withdraw_adoption(adoption, practice, by=cast(User, request.user))
        messages.success(request, _("L’adoption est retirée de la fiche."))
        return redirect(practice.get_url(request))
    return render(request, "network/withdraw.html", {"practice": practice, "adoption": adoption})
