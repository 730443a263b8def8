"""The screens of the second factor: allauth's, kept from where they lead astray, and the page that gathers all."""

from typing import Any

from allauth.account.internal.flows.reauthentication import get_reauthentication_flows
from allauth.core.exceptions import ReauthenticationRequired
from allauth.mfa.base import views as base_views
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import views as recovery_views
from allauth.mfa.totp import views as totp_views
from allauth.mfa.webauthn import views as webauthn_views
from allauth.mfa.webauthn.internal import auth as webauthn
from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView

from intranet.accounts.next_page import KeepsNextPage
from intranet.notifications.site_name import site_name

from .proof import has_factor, is_proven, keep_proof
from .reauthentication import proved_lately
from .registry import is_required

# Where somebody was going when they were led to set up a second factor.
NEXT_KEY = "second_factor_next"


@method_decorator(never_cache, name="dispatch")
class Guarded(LoginRequiredMixin):
    """A screen that changes what protects an account: whoever is there proves again who they are.

    allauth asks for the password or a factor of those who have one, and nothing of the others: these prove that they
    read the mails of the account's address.
    """

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        user = request.user
        if user.is_authenticated and not get_reauthentication_flows(user) and not proved_lately(request):
            raise ReauthenticationRequired
        return super().dispatch(request, *args, **kwargs)


class Proves(Guarded):
    """A factor that is just set up is just proven, by somebody who has just proved who they are."""

    kind: str

    def form_valid(self, form: Form) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)  # type: ignore[misc]
        keep_proof(self.request, self.request.user, type=self.kind, reauthenticated=True)
        return response


class RequiredView(LoginRequiredMixin, TemplateView):
    """What somebody sees who must have a second factor and has none: why, and the two ways to get one."""

    template_name = "accounts/second_factor_required.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if is_proven(request) or not is_required(request.user):
            return redirect("mfa_index")
        if has_factor(request.user):
            types = set(Authenticator.objects.filter(user=request.user).values_list("type", flat=True))
            view = "mfa_reauthenticate" if Authenticator.Type.TOTP in types else "mfa_reauthenticate_webauthn"
            return redirect(reverse(view, query={"next": request.session.get(NEXT_KEY, "/")}))
        return super().get(request, *args, **kwargs)


class SecondStepView(KeepsNextPage, base_views.AuthenticateView):
    """The second step of signing in."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        types = set(Authenticator.objects.filter(user=self.stage.login.user).values_list("type", flat=True))
        return super().get_context_data(**kwargs) | {
            "has_passkey": Authenticator.Type.WEBAUTHN in types,
            "has_codes": bool(types - {Authenticator.Type.WEBAUTHN}),
            "has_authenticator": Authenticator.Type.TOTP in types,
        }


class PasskeySignInView(webauthn_views.LoginWebAuthnView):
    """Signs in with a passkey alone: the script asks for a challenge, then sends what the browser answers."""

    def form_invalid(self, form: Form) -> HttpResponse:
        # Told by the answer itself, where the page to come back to is kept.
        for error in form.errors.get("credential", []):
            messages.error(self.request, error)
        return redirect(reverse("account_login", query=_next_of(self.request)))


def _next_of(request: HttpRequest) -> dict[str, str]:
    return {"next": request.POST["next"]} if request.POST.get("next") else {}


class AddPasskeyView(Proves, webauthn_views.AddWebAuthnView):
    success_url = reverse_lazy("mfa_index")
    kind = Authenticator.Type.WEBAUTHN

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super(webauthn_views.AddWebAuthnView, self).get_context_data(**kwargs)
        # With the device's memory and its check of the holder: a passkey opens without an address being typed.
        return context | {"creation_options": webauthn.begin_registration(self.request.user, True)}


class RenamePasskeyView(Guarded, webauthn_views.EditWebAuthnView):
    success_url = reverse_lazy("mfa_index")


class RemovePasskeyView(Guarded, webauthn_views.RemoveWebAuthnView):
    success_url = reverse_lazy("mfa_index")

    def get_success_url(self) -> str:
        return str(self.success_url)


class ActivateAuthenticatorView(Proves, totp_views.ActivateTOTPView):
    kind = Authenticator.Type.TOTP


class DeactivateAuthenticatorView(Guarded, totp_views.DeactivateTOTPView):
    pass


class RecoveryCodesView(Guarded, recovery_views.ViewRecoveryCodesView):
    """The codes, the one time that they are shown; after that, how many are left."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        heading = _("Codes de secours de %(email)s pour %(site)s") % {
            "email": self.request.user.email,
            "site": site_name(),
        }
        return context | {
            "next": self.request.session.get(NEXT_KEY) or reverse("mfa_index"),
            # Kept by the page itself: an address to fetch them from would show them a second time.
            "download": "\n".join([heading, "", *context["unused_codes"], ""]),
        }


class GenerateRecoveryCodesView(Guarded, recovery_views.GenerateRecoveryCodesView):
    pass


class ReauthenticateView(base_views.ReauthenticateView):
    """Proves again who is there, by a code of the authenticator or of recovery."""


@method_decorator(never_cache, name="dispatch")
class ReauthenticatePasskeyView(webauthn_views.ReauthenticateWebAuthnView):
    def form_invalid(self, form: Form) -> HttpResponse:
        """allauth would send somebody who is signed in to the sign-in page."""
        return self.render_to_response(self.get_context_data(form=form))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return context | {
            "form": kwargs.get("form") or self.get_form(),
            "request_options": context["js_data"]["request_options"],
        }
