"""Signing in, by password or by code, and one's own settings."""

from typing import Any

from allauth.account import views as allauth_views
from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.mixins import LoginRequiredMixin
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_POST
from django.views.generic import FormView, TemplateView

from .access_log import address_of
from .actions import choose_language
from .browsers import in_words, remember
from .demo import demo_choices
from .forms import LanguageForm
from .languages import content_language, url_in
from .models import User
from .next_page import KeepsNextPage, with_next
from .openid.leaving import leave_for
from .openid.logout import await_return, end_session_address
from .second_factor import is_required
from .second_factor.views import Guarded
from .sessions import end_other_sessions, end_session, sessions_of
from .tasks import log_failed_sign_in


class LoginView(KeepsNextPage, allauth_views.LoginView):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            demo_choices=demo_choices(),
            password_reset_url=with_next(self.request, reverse("account_reset_password")),
            openid_providers=settings.OPENID_PROVIDERS.values(),
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
        if self._action == "verify":
            log_failed_sign_in.enqueue(self._process.state.get("email", ""), "code", address_of(self.request))
        self.told = True
        return super().form_invalid(form)


class PasswordResetView(KeepsNextPage, allauth_views.PasswordResetView):
    def get_success_url(self) -> str:
        """allauth would already go to the page to come back to, before the person signed in."""
        return with_next(self.request, reverse("account_reset_password_done"))


class PasswordResetFromKeyView(KeepsNextPage, allauth_views.PasswordResetFromKeyView):
    """Chooses a password from the link of a mail, then signs in: by the second step, for whoever has one."""


class LogoutView(allauth_views.LogoutView):
    """Ends the session here, then that of the provider by which it opened, and comes back from there."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        at_provider = end_session_address(request) if request.user.is_authenticated else None
        language = content_language()
        response = super().post(request, *args, **kwargs)
        if at_provider is None:
            return response
        provider, address, state = at_provider
        await_return(request, state, language)
        return leave_for(request, address, provider)


class PasswordSetView(Guarded, allauth_views.PasswordSetView):
    """Chooses a first password: one more way into the account, so it is asked who is there."""


class SecurityView(LoginRequiredMixin, TemplateView):
    """All that protects one's account on one page: password, passkeys, authenticator, recovery codes, sessions."""

    template_name = "accounts/security.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        factors = Authenticator.objects.filter(user=self.request.user).order_by("created_at", "pk")
        by_type = {kind: [each for each in factors if each.type == kind] for kind in Authenticator.Type}
        codes = next(iter(by_type[Authenticator.Type.RECOVERY_CODES]), None)
        sessions = sessions_of(self.request)
        return super().get_context_data(**kwargs) | {
            "passkeys": [(each, each.wrap().name) for each in by_type[Authenticator.Type.WEBAUTHN]],
            "authenticator": next(iter(by_type[Authenticator.Type.TOTP]), None),
            "codes_unseen": codes is not None and not codes.wrap().did_view,
            "codes_left": len(codes.wrap().get_unused_codes()) if codes else None,
            "sessions": [(each, in_words(each.user_agent), each.is_current()) for each in sessions],
            "providers": _linked_providers(self.request.user),
            "is_required": is_required(self.request.user),
        }


def _linked_providers(user: User) -> list[tuple[str, Any]]:
    linked = SocialAccount.objects.filter(user=user, provider__in=settings.OPENID_PROVIDERS).order_by("date_joined")
    return [(settings.OPENID_PROVIDERS[each.provider].label, each.date_joined) for each in linked]


@require_POST
@login_required
def end_sessions(request: HttpRequest) -> HttpResponse:
    """End one other session of this person, or all others."""
    response = redirect("mfa_index")
    chosen = request.POST.get("session", "")
    if chosen == "others":
        end_other_sessions(request, request.user)
        remember(request, response, request.user)
        messages.success(request, _("Vos autres sessions sont fermées."))
    elif chosen.isdecimal() and end_session(request, request.user, int(chosen[:18])):
        messages.success(request, _("Cette session est fermée."))
    else:
        messages.info(request, _("Cette session était déjà fermée."))
    return response


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
    record_authentication(request, user, "demo")
    return perform_login(request, user, email_verification="none", signal_kwargs={"demo": True})


def no_such_page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    """Stands in front of a door that is not used here."""
    raise Http404


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """Stands in front of a door that takes a bare password: there is one place to sign in."""
    return HttpResponseRedirect(with_next(request, reverse("account_login")))
