"""Closing and reopening of an organisation, in Wagtail's admin."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from intranet.accounts.models import User
from intranet.territory import actions
from intranet.territory.admin_forms import ClosingForm
from intranet.territory.models import Organisation


class AdminRequest(HttpRequest):
    """A request that the admin's guard let in: its user is signed in."""

    user: User


class GestureOnOrganisation(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """A form of its own, because what follows from it is more than a field changed."""

    request: AdminRequest
    model = Organisation
    permission_required = "change"
    template_name = "territory/admin_gesture.html"
    header_icon = "group"
    page_title: Any = ""
    explanation: Any = ""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.organisation = get_object_or_404(Organisation, pk=kwargs["pk"])

    def get_page_subtitle(self) -> str:
        return self.organisation.name

    def act(self, form: forms.Form) -> str:
        """Call the action; returns what to tell."""
        raise NotImplementedError

    def form_valid(self, form: forms.Form) -> HttpResponse:
        try:
            message = self.act(form)
        except ValidationError as refusal:
            known = hasattr(refusal, "error_dict") and set(refusal.error_dict) <= set(form.fields)
            form.add_error(None, refusal if known else refusal.messages)
            return self.form_invalid(form)
        messages.success(self.request, message)
        return redirect("territory_organisation:edit", self.organisation.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        here = self.request.path
        parents = [
            {"url": reverse("territory_organisation:index"), "label": Organisation._meta.verbose_name_plural},
            {"url": reverse("territory_organisation:edit", args=[self.organisation.pk]), "label": self.organisation},
        ]
        context = super().get_context_data(**kwargs)
        return {
            **context,
            "breadcrumbs_items": [*context["breadcrumbs_items"], *parents, {"url": here, "label": self.page_title}],
            "action_url": here,
            "submit_button_label": self.page_title,
            "media": context["form"].media,
            "explanation": self.explanation,
        }


class CloseOrganisation(GestureOnOrganisation):
    form_class = ClosingForm
    page_title = gettext_lazy("Clore l’organisme")
    explanation = gettext_lazy(
        "Ses adhésions et ses désignations prennent fin à ce moment, celles à venir sont retirées. "
        "Ce qu’il a fait reste à son nom. Vous pourrez annuler pendant un jour, depuis l’écran des référents."
    )

    def get_initial(self) -> dict[str, Any]:
        return {"closed_on": timezone.localdate()}

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "organisation": self.organisation}

    def act(self, form: forms.Form) -> str:
        data = form.cleaned_data
        actions.close_organisation(
            self.organisation, on=data["closed_on"], successor=data["successor"], by=self.request.user
        )
        return _("« %(name)s » est clos.") % {"name": self.organisation}


class ReopenOrganisation(GestureOnOrganisation):
    form_class = forms.Form
    page_title = gettext_lazy("Rouvrir l’organisme")
    explanation = gettext_lazy(
        "Ses adhésions et ses désignations restent terminées : ajoutez celles qui reprennent. "
        "Pour tout rétablir, annulez plutôt la clôture depuis l’écran des référents, dans la journée qui la suit."
    )

    def act(self, form: forms.Form) -> str:
        actions.reopen_organisation(self.organisation, by=self.request.user)
        return _("« %(name)s » est rouvert.") % {"name": self.organisation}
