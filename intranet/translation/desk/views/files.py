"""Translations that leave as files and come back, in two steps: what the file says, then what is applied of it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.text import slugify
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from intranet.translation.desk.files import apply_return, report_on, sheet_of, token_for
from intranet.translation.desk.forms import ReturnForm
from intranet.translation.desk.wanted import begun
from intranet.translation.exchange import FORMATS, FileRefusedError

from .screens import screen, translator


@require_safe
def take(request: HttpRequest, number: int, language: str, form: str) -> HttpResponse:
    """The translation as a file in that format."""
    asked, translation = begun(request, number, language)
    if form not in FORMATS or translation.is_free:
        raise Http404
    chosen = FORMATS[form]
    name = f"{slugify(asked.source.title)[:60] or 'page'}-{asked.source_language}-{asked.language}.{chosen.extension}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(chosen.write(sheet_of(translation)), content_type=chosen.kind, headers=headers)


@require_http_methods(["GET", "HEAD", "POST"])
def give_back(request: HttpRequest, number: int, language: str) -> HttpResponse:
    """Give a returned file; what it holds is told, and nothing applied."""
    asked, translation = begun(request, number, language)
    if translation.is_free:
        raise Http404
    form = ReturnForm(request.POST or None, request.FILES or None)
    context = {"form": form, "formats": FORMATS.values()}
    if request.method == "POST" and form.is_valid():
        try:
            report = report_on(form.cleaned_data["file"].read(), translation)
        except FileRefusedError as refusal:
            form.add_error("file", str(refusal))
            form.focus_on_first_error()
        else:
            if report.refusals:
                form.add_error("file", [str(each) for each in report.refusals])
                form.focus_on_first_error()
            else:
                context |= {"report": report, "token": token_for(report, translation)}
    return screen(request, asked, "translation/desk/return.html", context)


@require_POST
def apply(request: HttpRequest, number: int, language: str) -> HttpResponse:
    """Apply what the report found good."""
    asked, translation = begun(request, number, language)
    try:
        outcome = apply_return(
            request.POST.get("token", ""), translation, reviewed="reviewed" in request.POST, by=translator(request)
        )
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("desk:give_back", *asked.arguments)
    said = ngettext("%(count)d segment appliqué.", "%(count)d segments appliqués.", outcome.saved)
    messages.success(request, said % {"count": outcome.saved})
    left = len(outcome.problems) + len(outcome.contested) + len(outcome.changed_source)
    if left:
        said = ngettext(
            "%(count)d segment a changé depuis le contrôle : il est resté tel quel.",
            "%(count)d segments ont changé depuis le contrôle : ils sont restés tels quels.",
            left,
        )
        messages.warning(request, said % {"count": left})
    return redirect("desk:edit", *asked.arguments)
