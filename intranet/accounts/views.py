"""Signing in, by password or by code, and one's own settings."""

from typing import Any

from allauth.account import views as allauth_views
from allauth.account.utils import perform_login
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_POST
from django.views.generic import FormView

from .actions import choose_language
from .demo import demo_choices
from .forms import LanguageForm
from .languages import url_in
from .models import User
from .next_page import KeepsNextPage, with_next


class LoginView(KeepsNextPage, allauth_views.LoginView):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            demo_choices=demo_choices(),
            password_reset_url=with_next(self.request, reverse("account_reset_password")),
            **kwargs,
        )


class RequestLoginCodeView(KeepsNextPage, allauth_views.RequestLoginCodeView):
    """Asks for a code by mail."""


class ConfirmLoginCodeView(KeepsNextPage, allauth_views.ConfirmLoginCodeView):
    """Takes the code. Out of time, it says so instead of silently asking for the address again."""

    told = False

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = super().dispatch(request, *args, **kwargs)
        sent_back = response.headers.get("Location", "").startswith(reverse("account_request_login_code"))
        if sent_back and not self.told:
            messages.error(request, _("Ce code n’est plus valable. Demandez-en un autre."))
        return response

    def form_invalid(self, form: Form) -> HttpResponse:
        self.told = True
        return super().form_invalid(form)


class PasswordResetView(KeepsNextPage, allauth_views.PasswordResetView):
    def get_success_url(self) -> str:
        """allauth would already go to the page to come back to, before the person signed in."""
        return with_next(self.request, reverse("account_reset_password_done"))


class SettingsView(LoginRequiredMixin, FormView):
    """What a person sets by themselves; their address and name are the administrators' business."""

    template_name = "accounts/settings.html"
    form_class = LanguageForm

    def get_form_kwargs(self) -> dict[str, Any]:
        # Another instance than the request's user: a refused choice must not change the page's own language.
        person = get_object_or_404(User, pk=self.request.user.pk)
        return {**super().get_form_kwargs(), "instance": person, "label_suffix": ""}

    def form_valid(self, form: LanguageForm) -> HttpResponse:
        language = form.cleaned_data["language"]
        choose_language(form.instance, language)
        with override(language):
            messages.success(self.request, _("Votre langue est enregistrée."))
        return redirect(url_in(language, "account_settings"))


def demo_sign_in(request: HttpRequest) -> HttpResponseBase:
    """Enter one of the demonstration's accounts; nothing at all lives here where it is off."""
    if not settings.DEMO:
        raise Http404
    return _enter_demo_account(request)


@require_POST
def _enter_demo_account(request: HttpRequest) -> HttpResponseBase:
    offered = {choice.email.lower() for choice in demo_choices()}
    email = request.POST.get("email", "").lower()
    if email not in offered:
        raise Http404
    user = get_object_or_404(User, email=email, is_active=True)
    return perform_login(request, user, email_verification="none")


def no_such_page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    """Stands in front of a door that is not used here."""
    raise Http404


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """Stands in front of a door that takes a bare password: there is one place to sign in."""
    return HttpResponseRedirect(with_next(request, reverse("account_login")))
