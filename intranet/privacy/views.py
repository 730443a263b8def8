"""One's own data: to see, to take away, to have corrected, to have erased; and what administrators answer."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import FormView, ListView, TemplateView

from intranet.accounts.models import User
from intranet.security.limits import Limit

from .actions import answer_correction, ask_correction, ask_departure, cancel_departure, note_download
from .archive import archive_of
from .forms import AnswerForm, ConfirmForm, CorrectionForm, EraseForm
from .held import held_about
from .hindrances import hindrances_of
from .models import Correction, Departure

DOWNLOADS = Limit("privacy.download", of_one_reader=10, of_one_address=120)
# Passwords may be tried here too.
CONFIRMATIONS = Limit("privacy.confirm", of_one_reader=10, of_one_address=120)
REQUESTS = Limit("privacy.correct", of_one_reader=10, of_one_address=120)


@method_decorator(never_cache, name="dispatch")
class OwnDataView(LoginRequiredMixin, TemplateView):
    """All that is held about the reader, in plain words."""

    template_name = "privacy/held.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            sections=held_about(self.request.user),
            waiting=Correction.objects.waiting().filter(person=self.request.user),
            **kwargs,
        )


class LimitedFormView(LoginRequiredMixin, FormView):
    """A form of which only so many are taken within the hour; what was typed is kept."""

    limit: Limit

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "label_suffix": ""}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.limit.allows(request):
            return super().post(request, *args, **kwargs)
        form = self.get_form()
        form.full_clean()
        # Whether what was typed is right is not told any more.
        form.errors.clear()
        form.add_error(None, _("Trop d’essais. Attendez une heure avant de recommencer."))
        return self.render_to_response(self.get_context_data(form=form), status=429)


@method_decorator(never_cache, name="dispatch")
class DownloadView(LimitedFormView):
    """The archive, for whoever confirms that it is them: a session left open must not give all away."""

    template_name = "privacy/download.html"
    form_class = ConfirmForm
    limit = DOWNLOADS

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "person": self.request.user}

    def form_valid(self, form: ConfirmForm) -> HttpResponse:
        archive = archive_of(self.request.user)
        note_download(self.request.user)
        name = f"mes-donnees-{timezone.localdate().isoformat()}.zip"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return HttpResponse(archive, content_type="application/zip", headers=headers)


@method_decorator(never_cache, name="dispatch")
class CorrectView(LimitedFormView):
    """Asks for what one cannot change by oneself."""

    template_name = "privacy/correct.html"
    form_class = CorrectionForm
    limit = REQUESTS
    success_url = reverse_lazy("privacy:held")

    def form_valid(self, form: CorrectionForm) -> HttpResponse:
        ask_correction(self.request.user, form.cleaned_data["about"], form.cleaned_data["words"])
        messages.success(self.request, _("Votre demande est transmise. La réponse vous parviendra par courriel."))
        return super().form_valid(form)


@method_decorator(never_cache, name="dispatch")
class LeaveView(LimitedFormView):
    """Says what leaving does, then asks for a confirmation."""

    template_name = "privacy/leave.html"
    form_class = ConfirmForm
    limit = CONFIRMATIONS

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "person": self.request.user}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        hindrances = hindrances_of(self.request.user)
        return super().get_context_data(hindrances=hindrances, days=settings.DEPARTURE_DAYS, **kwargs)

    def form_valid(self, form: ConfirmForm) -> HttpResponse:
        try:
            ask_departure(self.request.user, by=self.request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
            return self.form_invalid(form)
        logout(self.request)
        return redirect("privacy:left")


@method_decorator(never_cache, name="dispatch")
class LeftView(TemplateView):
    """Goodbye, and how to come back."""

    template_name = "privacy/left.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(days=settings.DEPARTURE_DAYS, **kwargs)


class AdministratorsOnly:
    """To anybody else, nothing lives here."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not (request.user.is_authenticated and request.user.is_superuser):
            raise Http404
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]


@method_decorator(never_cache, name="dispatch")
class CorrectionListView(AdministratorsOnly, ListView):
    """What people asked to have corrected: what waits first, the oldest before."""

    template_name = "privacy/corrections.html"
    paginate_by = 50
    context_object_name = "corrections"

    def get_queryset(self) -> Any:
        found = Correction.objects.select_related("person", "answered_by")
        return found.order_by("-answered_at" if self.answered else "asked_at", "pk").filter(
            answered_at__isnull=not self.answered
        )

    @property
    def answered(self) -> bool:
        return self.request.GET.get("etat") == "repondues"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(answered=self.answered, **kwargs)


@method_decorator(never_cache, name="dispatch")
class AnswerView(AdministratorsOnly, FormView):
    """One request, and its answer."""

    template_name = "privacy/answer.html"
    form_class = AnswerForm
    success_url = reverse_lazy("privacy:corrections")

    @cached_property
    def correction(self) -> Correction:
        return get_object_or_404(Correction.objects.select_related("person", "answered_by"), pk=self.kwargs["number"])

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "label_suffix": ""}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(correction=self.correction, **kwargs)

    def form_valid(self, form: AnswerForm) -> HttpResponse:
        try:
            answer_correction(self.correction, form.cleaned_data["answer"], by=self.request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
            return self.form_invalid(form)
        messages.success(
            self.request, _("Votre réponse est envoyée à %(person)s.") % {"person": self.correction.person}
        )
        return super().form_valid(form)


@method_decorator(never_cache, name="dispatch")
class EraseView(AdministratorsOnly, FormView):
    """An administrator has somebody's account closed, then erased; or thinks better of it."""

    template_name = "privacy/erase.html"
    form_class = EraseForm

    @cached_property
    def person(self) -> User:
        return get_object_or_404(User, pk=self.kwargs["number"], erased_at=None)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.person.pk == request.user.pk:
            return redirect("privacy:leave")
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.person.pk == request.user.pk:
            return redirect("privacy:leave")
        departure = Departure.objects.filter(person=self.person).first()
        if "cancel" in request.POST:
            if departure is not None:
                cancel_departure(departure, by=request.user)
                messages.success(
                    request, _("L’effacement du compte de %(person)s est annulé.") % {"person": self.person}
                )
            return redirect("privacy:erase", number=self.person.pk)
        return super().post(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "label_suffix": "", "person": self.person}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            person=self.person,
            departure=Departure.objects.filter(person=self.person).select_related("asked_by").first(),
            hindrances=hindrances_of(self.person),
            days=settings.DEPARTURE_DAYS,
            **kwargs,
        )

    def form_valid(self, form: EraseForm) -> HttpResponse:
        try:
            departure = ask_departure(self.person, by=self.request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
            return self.form_invalid(form)
        day = timezone.localdate(departure.due_at)
        told = _("Le compte de %(person)s est fermé. Il sera effacé le %(day)s.")
        messages.success(self.request, told % {"person": self.person, "day": f"{day:%d/%m/%Y}"})
        return redirect("privacy:erase", number=self.person.pk)
