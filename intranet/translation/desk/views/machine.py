"""A machine's draft: asked for, written in the background, its progress shown."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from intranet.access.views.outcomes import tell_outcome
from intranet.translation.desk.wanted import begun, wanted
from intranet.translation.desk.work import begin_translation
from intranet.translation.drafts.requesting import draft_by_machine, latest_draft

from .screens import translator


@require_POST
def draft(request: HttpRequest, number: int, language: str) -> HttpResponse:
    """Have a worker translate what is open."""
    asked = wanted(request, number, language)

    def act() -> None:
        translation = begin_translation(asked.target, asked.locale, by=translator(request))
        draft_by_machine(translation, by=translator(request))

    tell_outcome(request, act, _("La machine écrit un brouillon ; ce que vous avez écrit n’y change pas."))
    return redirect("desk:edit", *asked.arguments)


@require_safe
def progress(request: HttpRequest, number: int, language: str) -> HttpResponse:
    """How far it is, as a fragment that asks again by itself until it is over."""
    asked, translation = begun(request, number, language)
    context = {"asked": asked, "draft": latest_draft(translation), "followed": True}
    return render(request, "translation/desk/progress.html", context)
