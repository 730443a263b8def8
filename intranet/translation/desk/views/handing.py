"""Who has a translation in hand."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from intranet.access.views.outcomes import tell_outcome
from intranet.translation.desk.forms import AssignForm
from intranet.translation.desk.wanted import wanted
from intranet.translation.desk.work import (
    assign_translation,
    begin_translation,
    claim_translation,
    release_translation,
)
from intranet.translation.policies.translators import candidates_for

from .screens import screen, translator


@require_POST
def claim(request: HttpRequest, number: int, language: str) -> HttpResponse:
    """Take it in hand, begun or not."""
    asked = wanted(request, number, language)

    def act() -> None:
        translation = begin_translation(asked.target, asked.locale, by=translator(request))
        claim_translation(translation, by=translator(request))

    tell_outcome(request, act, _("Cette traduction est entre vos mains."))
    return redirect("desk:edit", *asked.arguments)


@require_POST
def release(request: HttpRequest, number: int, language: str) -> HttpResponse:
    """Give it back."""
    asked = wanted(request, number, language)
    if asked.translation is None:
        raise Http404
    try:
        release_translation(asked.translation, by=translator(request))
    except PermissionDenied:
        raise Http404 from None
    messages.success(request, _("Cette traduction n’est plus en main : d’autres peuvent la prendre."))
    return redirect("desk:edit", *asked.arguments)


@require_http_methods(["GET", "HEAD", "POST"])
def assign(request: HttpRequest, number: int, language: str) -> HttpResponse:
    """Hand it out, with a day to be done by."""
    asked = wanted(request, number, language)
    if not asked.may_assign:
        raise Http404
    people = candidates_for(asked.rule.space, asked.locale.pk)
    entry = asked.entry
    initial = {"person": entry.person_id, "due_on": entry.due_on} if entry is not None else {}
    form = AssignForm(request.POST or None, people=people, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            translation = begin_translation(asked.target, asked.locale, by=translator(request))
            assign_translation(translation, form.chosen, by=translator(request), due_on=form.cleaned_data["due_on"])
        except ValidationError as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("C’est confié à %(person)s.") % {"person": form.chosen})
            return redirect("desk:edit", *asked.arguments)
    return screen(request, asked, "translation/desk/assign.html", {"form": form, "people": people})
