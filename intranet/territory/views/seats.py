"""Gestures of the seats screen: each has an address that shows its form (GET) and makes it (POST), htmx or not."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.decorators.http import require_GET, require_POST

from intranet.territory import actions
from intranet.territory.forms import (
    AdhesionForm,
    DesignationForm,
    EndAdhesionForm,
    EndForm,
    ReplacementForm,
    SeatForm,
    first_instant,
    last_instant,
)
from intranet.territory.models import Adhesion, Change, Designation, Domain, Organisation, Period

from .board import PERMISSION, TeamRequest, board_address, show_board, team_only


@team_only
@require_GET
def seats(request: TeamRequest) -> HttpResponse:
    """Members × domains."""
    return show_board(request)


class CellView(View):
    """One cell, opened: all its facts and the gestures that it allows."""

    request: TeamRequest
    http_method_names = ["get", "head"]
    template = "territory/panel_cell.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Before anything is looked up, whoever may not is told that there is nothing."""
        super().setup(request, *args, **kwargs)
        if not request.user.has_perm(PERMISSION):
            raise Http404

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.organisation = get_object_or_404(Organisation, pk=kwargs["organisation"])
        self.domain = get_object_or_404(Domain, pk=kwargs["domain"])
        return super().dispatch(request, *args, **kwargs)

    def panel(self, **more: Any) -> dict[str, Any]:
        return {"organisation": self.organisation, "domain": self.domain, "template": self.template, **more}

    def get(self, request: TeamRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return show_board(request, self.panel(closed="ferme" in request.GET))


class GestureView(CellView):
    """A form in the cell's panel. Subclasses say what to ask and which action to call."""

    http_method_names = ["get", "head", "post"]
    template = "territory/panel_form.html"
    form_class: type[SeatForm]
    button: Any = gettext_lazy("Enregistrer")
    # The fact that the gesture is about, where there is one.
    fact_model: type[Period] | None = None
    fact: Any = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.fact_model is not None:
            same = {"organisation": kwargs["organisation"], "domain": kwargs["domain"]}
            self.fact = self.fact_model._default_manager.filter(pk=kwargs["pk"], **same).first()
            if self.fact is None:
                return self.gone(request, *args, **kwargs)
        return super().dispatch(request, *args, **kwargs)

    def gone(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """What a colleague withdrew meanwhile is told; what never was is unknown."""
        change = self._withdrawal(**kwargs)
        if change is None or change.domain is None:
            raise Http404
        self.organisation, self.domain = change.organisation, change.domain
        return self._show_conflict(change)

    def _withdrawal(self, *, organisation: int, domain: int, pk: int) -> Change | None:
        changes = Change.objects.in_cell(organisation, domain).exclude(domain=None)
        name = self.fact_model._meta.model_name if self.fact_model else None
        for change in changes.select_related("organisation", "domain", "made_by")[:50]:
            if any(step["model"] == name and step["pk"] == pk for step in change.steps):
                return change
        return None

    def _show_conflict(self, change: Change | None) -> HttpResponse:
        panel = CellView.panel(self, conflict=_told(change))
        return show_board(self.request, {**panel, "template": CellView.template})

    def title(self) -> str:
        raise NotImplementedError

    def initial(self) -> dict[str, Any]:
        return {}

    def form_options(self) -> dict[str, Any]:
        return {}

    def act(self, form: SeatForm, *, seen: str | None) -> Change:
        raise NotImplementedError

    def panel(self, **more: Any) -> dict[str, Any]:
        form = more.get("form")
        if form is not None and not more.get("conflict"):
            form.focus()
        return super().panel(title=self.title(), fact=self.fact, button=self.button, **more)

    def get(self, request: TeamRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        initial = self.initial()
        if request.GET.get("person", "").isdecimal():
            initial["person"] = request.GET["person"]
        return show_board(request, self.panel(form=self.form_class(initial=initial, **self.form_options())))

    def post(self, request: TeamRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "chercher" in request.POST:
            return self._search(request)
        form = self.form_class(request.POST, **self.form_options())
        if not form.is_valid():
            return show_board(request, self.panel(form=form))
        try:
            change = self.act(form, seen=request.POST.get("seen") or None)
        except actions.StaleCell as stale:
            return show_board(request, self.panel(form=form, conflict=_told(stale.change)))
        except ValidationError as refusal:
            form.add_refusal(refusal)
            return show_board(request, self.panel(form=form))
        if request.htmx:
            return show_board(
                request, CellView.panel(self) | {"template": CellView.template, "change": change}, wrote=True
            )
        return redirect(f"{board_address(request)}#membre-{self.organisation.pk}")

    def _search(self, request: TeamRequest) -> HttpResponse:
        """The same form with a narrower list, and everything typed kept."""
        typed: dict[str, Any] = {name: request.POST.get(name) for name in self.form_class.base_fields}
        typed["themes"] = [value for value in request.POST.getlist("themes") if value.isdecimal()]
        form = self.form_class(initial=typed, **self.form_options())
        return show_board(request, self.panel(form=form, searched=True))


def _told(change: Change | None) -> str:
    if change is None or change.made_by is None:
        return _("Cette case a changé depuis que vous l’avez ouverte.")
    made_at = time_format(timezone.localtime(change.undone_at or change.made_at))
    return _("%(person)s a changé cette case depuis que vous l’avez ouverte (à %(time)s).") % {
        "person": change.made_by,
        "time": made_at,
    }


class AddAdhesion(GestureView):
    form_class = AdhesionForm
    button = gettext_lazy("Ajouter l’adhésion")

    def title(self) -> str:
        return _("Ajouter une adhésion")

    def initial(self) -> dict[str, Any]:
        return {"first_day": timezone.localdate()}

    def act(self, form: SeatForm, *, seen: str | None) -> Change:
        data = form.cleaned_data
        return actions.add_adhesion(
            self.organisation,
            self.domain,
            by=self.request.user,
            valid_from=first_instant(data["first_day"]),
            deliberation_number=data["deliberation_number"],
            deliberation_date=data["deliberation_date"],
            seen=seen,
        )


class EndAdhesion(GestureView):
    form_class = EndAdhesionForm
    button = gettext_lazy("Mettre fin à l’adhésion")
    fact_model = Adhesion

    def title(self) -> str:
        return _("Mettre fin à l’adhésion")

    def initial(self) -> dict[str, Any]:
        return {"end_designations": True}

    def act(self, form: SeatForm, *, seen: str | None) -> Change:
        return actions.end_adhesion(
            self.fact,
            by=self.request.user,
            at=last_instant(form.cleaned_data["last_day"]),
            end_designations=form.cleaned_data["end_designations"],
            seen=seen,
        )


class PersonGesture(GestureView):
    def form_options(self) -> dict[str, Any]:
        asked = self.request.POST if self.request.method == "POST" else self.request.GET
        return {"organisation": self.organisation, "domain": self.domain, "search": asked.get("person_q", "")}


class Designate(PersonGesture):
    form_class = DesignationForm
    button = gettext_lazy("Désigner")

    def title(self) -> str:
        return _("Désigner un référent")

    def initial(self) -> dict[str, Any]:
        return {"first_day": timezone.localdate(), "affiliate": True}

    def act(self, form: SeatForm, *, seen: str | None) -> Change:
        data = form.cleaned_data
        return actions.designate(
            data["person"],
            self.organisation,
            self.domain,
            by=self.request.user,
            seat=data["seat"],
            valid_from=first_instant(data["first_day"]),
            valid_until=last_instant(data["last_day"]),
            themes=data["themes"],
            affiliate=data["affiliate"],
            seen=seen,
        )


class EndDesignation(GestureView):
    form_class = EndForm
    button = gettext_lazy("Mettre fin")
    fact_model = Designation

    def title(self) -> str:
        return _("Mettre fin à la désignation de %(person)s") % {"person": self.fact.person}

    def act(self, form: SeatForm, *, seen: str | None) -> Change:
        at = last_instant(form.cleaned_data["last_day"])
        return actions.end_designation(self.fact, by=self.request.user, at=at, seen=seen)


class AffiliateReferent(GestureView):
    """A gesture of one button, offered where a mandate has no effect for want of an affiliation."""

    form_class = SeatForm
    button = gettext_lazy("Affilier")
    fact_model = Designation

    def title(self) -> str:
        return _("Affilier %(person)s") % {"person": self.fact.person}

    def act(self, form: SeatForm, *, seen: str | None) -> Change:
        return actions.affiliate_referent(self.fact, by=self.request.user, seen=seen)


class ReplaceDesignation(PersonGesture):
    form_class = ReplacementForm
    button = gettext_lazy("Remplacer")
    fact_model = Designation

    def title(self) -> str:
        return _("Remplacer %(person)s") % {"person": self.fact.person}

    def initial(self) -> dict[str, Any]:
        return {"affiliate": True, "themes": list(self.fact.themes.values_list("pk", flat=True))}

    def act(self, form: SeatForm, *, seen: str | None) -> Change:
        data = form.cleaned_data
        return actions.replace_designation(
            self.fact,
            data["person"],
            by=self.request.user,
            at=first_instant(data["first_day"]),
            valid_until=last_instant(data["last_day"]),
            themes=data["themes"],
            affiliate=data["affiliate"],
            seen=seen,
        )


@team_only
@require_POST
def undo(request: TeamRequest, pk: int) -> HttpResponse:
    """Undo one's own change, or say why that is no longer possible."""
    own = Change.objects.filter(made_by=request.user).select_related("organisation", "domain")
    change = get_object_or_404(own, pk=pk)
    try:
        actions.undo_change(change, by=request.user)
    except ValidationError as refusal:
        notice, level = " ".join(refusal.messages), messages.ERROR
    else:
        notice, level = _("Annulé : %(change)s.") % {"change": change}, messages.SUCCESS
    if request.htmx and change.domain is not None:
        panel = {"organisation": change.organisation, "domain": change.domain, "template": CellView.template}
        refused = notice if level == messages.ERROR else ""
        return show_board(request, {**panel, "conflict": refused}, wrote=True, notice=notice)
    messages.add_message(request, level, notice)
    return redirect(f"{board_address(request)}#membre-{change.organisation_id}")
