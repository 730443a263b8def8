"""The screen on which a translation is written, and what is done with it as a whole."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from intranet.translation.actions import publish_translation, submit_translation
from intranet.translation.desk.board import stage_of
from intranet.translation.desk.preview import preview_of
from intranet.translation.desk.saving import Outcome, Typed, save_typed, version_of
from intranet.translation.desk.wanted import Wanted, begun, wanted
from intranet.translation.desk.work import begin_translation
from intranet.translation.drafts.requesting import latest_draft
from intranet.translation.following.reading import pair_of
from intranet.translation.glossary.terms import TermWarning, check
from intranet.translation.machines import configured_machine
from intranet.translation.memory.units import suggestions
from intranet.translation.models import MachineDraft, Segment, SegmentState, Translation
from intranet.translation.queries import segments_of, status_of
from intranet.translation.segments.differences import Span, spans
from intranet.translation.segments.labels import label_of

from .screens import screen, translator

PER_PAGE = 100
ALL, OPEN = "tout", "a-faire"
DONE = (SegmentState.REVIEWED,)


@dataclass
class Shown:
    """A segment on the screen: as it is kept, or as somebody typed it when it could not be."""

    segment: Segment
    text: str
    version: str
    reviewed: bool
    problems: list[Any] = field(default_factory=list)
    theirs: Segment | None = None
    source_changed: bool = False

    @property
    def label(self) -> str:
        return label_of(self.segment)

    @property
    def is_outdated(self) -> bool:
        """It has a translation, of what the original said before."""
        segment = self.segment
        return bool(segment.translated_source) and segment.translated_source != segment.source

    @property
    def difference(self) -> list[Span]:
        """What changed in the original since it was translated."""
        return spans(self.segment.translated_source, self.segment.source) if self.is_outdated else []

    @cached_property
    def warnings(self) -> list[TermWarning]:
        """What the glossary finds to say of the translation: a help, never a refusal."""
        if not self.text:
            return []
        pair = pair_of(self.segment.translation)
        return check(self.segment.source, self.text, pair.source, pair.target)

    @property
    def lines(self) -> int:
        """The height of the field, by the longer of the two texts at some 55 signs a line."""
        longest = max(len(self.segment.source), len(self.text))
        return min(max(2, longest // 55 + 1), 14)

    @property
    def is_wrong(self) -> bool:
        return bool(self.problems or self.theirs is not None or self.source_changed)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, number: int, language: str) -> HttpResponse:
    """The segments side by side; what is typed is saved, or shown again with what is wrong with it."""
    asked = wanted(request, number, language)
    translation = asked.translation
    if translation is None:
        if request.method == "POST":
            raise Http404
        return screen(request, asked, "translation/desk/not_begun.html", {})
    if request.method != "POST" or translation.is_free:
        return _edit_screen(request, asked, translation)
    typed = _typed(request)
    outcome = save_typed(translation, typed, by=translator(request))
    if not outcome.is_clean:
        return _edit_screen(request, asked, translation, typed, outcome)
    return _after(request, asked, translation, outcome)


def _typed(request: HttpRequest) -> dict[int, Typed]:
    """By number of segment, what the form holds; anything else in it is left alone."""
    found = {}
    for name, version in request.POST.items():
        kind, _dash, number = name.partition("-")
        if kind == "version" and number.isascii() and number.isdecimal() and len(number) < 18:
            text = request.POST.get(f"text-{number}", "")
            found[int(number)] = Typed(text, str(version), f"reviewed-{number}" in request.POST)
    return found


def _after(request: HttpRequest, asked: Wanted, translation: Translation, outcome: Outcome) -> HttpResponse:
    """What the button said, once everything is saved."""
    wish = request.POST.get("do", "")
    try:
        if wish == "submit":
            submit_translation(translation, by=translator(request))
            messages.success(request, _("La traduction est soumise à ceux qui publient dans cet espace."))
            return redirect("desk:edit", *asked.arguments)
        if wish == "publish":
            return redirect("desk:publish", *asked.arguments)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("desk:edit", *asked.arguments)
    _say_saved(request, outcome)
    return redirect(_back(request, asked))


def _say_saved(request: HttpRequest, outcome: Outcome) -> None:
    if not outcome.saved:
        messages.info(request, _("Rien n’avait changé."))
        return
    said = ngettext("%(count)d segment enregistré.", "%(count)d segments enregistrés.", outcome.saved)
    messages.success(request, said % {"count": outcome.saved})


def _back(request: HttpRequest, asked: Wanted) -> str:
    """To the same part of the translation, or to the next one."""
    address = redirect("desk:edit", *asked.arguments).url
    page = request.POST.get("next_page", "") if request.POST.get("do") == "next" else request.GET.get("p", "")
    kept = {"montrer": request.GET.get("montrer", ""), "p": page}
    query = "&".join(f"{name}={value}" for name, value in kept.items() if value.replace("-", "").isalnum())
    return f"{address}?{query}" if query else address


def _edit_screen(
    request: HttpRequest,
    asked: Wanted,
    translation: Translation,
    typed: dict[int, Typed] | None = None,
    outcome: Outcome | None = None,
) -> HttpResponse:
    everything = segments_of(translation)
    # What was typed stays in sight until it is saved, whatever is filtered.
    kept = [segment for segment in everything if typed and segment.pk in typed]
    showing = _showing(request, everything)
    segments = kept or [each for each in everything if showing == ALL or each.state not in DONE]
    page = Paginator(segments, PER_PAGE).get_page(1 if kept else request.GET.get("p"))
    shown = [_shown(segment, typed or {}, outcome) for segment in page]
    draft = latest_draft(translation)
    numbers = _numbers(everything)
    context = {
        "shown": shown,
        "draft": draft,
        "machine": numbers["open"] and _has_machine(translation) and not _is_under_way(draft),
        "wrong": sum(each.is_wrong for each in shown),
        "outcome": outcome,
        "pages": page,
        "showing": showing,
        "numbers": numbers,
        "stage": stage_of(status_of(translation)),
        "help": _help(request, asked, translation, page),
    }
    return screen(request, asked, "translation/desk/edit.html", context)


def _has_machine(translation: Translation) -> bool:
    """Whether the machine of this installation knows these languages."""
    pair = pair_of(translation)
    return configured_machine().translates(pair.source, pair.target)


def _is_under_way(draft: MachineDraft | None) -> bool:
    return draft is not None and draft.status in {MachineDraft.Status.WAITING, MachineDraft.Status.RUNNING}


def _showing(request: HttpRequest, segments: list[Segment]) -> str:
    """What is to be done by default, where there is something to be done and something else."""
    chosen = request.GET.get("montrer")
    if chosen in {ALL, OPEN}:
        return chosen
    done = sum(segment.state in DONE for segment in segments)
    return OPEN if 0 < done < len(segments) else ALL


def _shown(segment: Segment, typed: dict[int, Typed], outcome: Outcome | None) -> Shown:
    reviewed = segment.state == SegmentState.REVIEWED
    shown = Shown(segment, segment.target, version_of(segment), reviewed)
    mine = typed.get(segment.pk)
    if outcome is not None and mine is not None:
        shown.problems = outcome.problems.get(segment.pk, [])
        shown.theirs = outcome.contested.get(segment.pk)
        shown.source_changed = segment.pk in outcome.changed_source
        if shown.is_wrong:
            shown.text, shown.reviewed = mine.text, mine.reviewed
    return shown


def _numbers(segments: list[Segment]) -> dict[str, int]:
    states = [segment.state for segment in segments]
    return {
        "total": len(states),
        "open": states.count(SegmentState.OPEN),
        "machine": states.count(SegmentState.MACHINE),
        "draft": states.count(SegmentState.DRAFT),
        "reviewed": states.count(SegmentState.REVIEWED),
        "left": len(states) - states.count(SegmentState.REVIEWED),
    }


def _help(
    request: HttpRequest, asked: Wanted, translation: Translation, segments: "Page[Segment]"
) -> dict[str, Any] | None:
    """What memory suggests for one segment, for browsers without scripts: `?aide=<number>`."""
    number = request.GET.get("aide", "")
    segment = next((each for each in segments if str(each.pk) == number), None)
    return None if segment is None else {"pk": segment.pk, "suggestions": _suggested(request, translation, segment)}


def _suggested(request: HttpRequest, translation: Translation, segment: Segment) -> list[Any]:
    return suggestions(segment.source, pair_of(translation), request.user)


@require_safe
def suggest(request: HttpRequest, number: int, language: str, pk: int) -> HttpResponse:
    """The same for one segment, as a fragment."""
    asked, translation = begun(request, number, language)
    segment = translation.segments.present().filter(pk=pk).first()
    if segment is None:
        raise Http404
    context = {"asked": asked, "segment": segment, "suggestions": _suggested(request, translation, segment)}
    return render(request, "translation/desk/suggestions.html", context)


@require_POST
def begin(request: HttpRequest, number: int, language: str) -> HttpResponse:
    """Open the translation at the desk."""
    asked = wanted(request, number, language)
    try:
        begin_translation(asked.target, asked.locale, by=translator(request))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("desk:desk")
    return redirect("desk:edit", *asked.arguments)


@require_safe
def preview(request: HttpRequest, number: int, language: str) -> HttpResponse:
    """The page as its readers would get it, nothing of it published."""
    _asked, translation = begun(request, number, language)
    return preview_of(translation, request)


@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: HttpRequest, number: int, language: str) -> HttpResponse:
    """Give the translation to its readers, after a page that says what of it is not ready."""
    asked, translation = begun(request, number, language)
    if not asked.may_publish:
        raise Http404
    if request.method == "POST":
        try:
            page = publish_translation(translation, by=translator(request), reviewed="reviewed" in request.POST)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
            return redirect("desk:publish", *asked.arguments)
        messages.success(request, _("La traduction est publiée."))
        return redirect(page.get_url(request))
    context = {"numbers": _numbers(segments_of(translation))}
    return screen(request, asked, "translation/desk/publish.html", context)
