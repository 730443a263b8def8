"""Going to a provider, coming back from it, and what is told to whoever it does not let in."""

from typing import Any

from allauth.account.internal.decorators import login_not_required
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from intranet.accounts.languages import content_language, home_url
from intranet.accounts.next_page import with_next

from .adapter import refused
from .client import OpenIDClient
from .discovery import ProviderUnavailable
from .leaving import leave_for
from .logout import returned

REFUSALS = {
    "untrusted": (
        _("Connexion impossible par ce fournisseur"),
        _("Ce site n’ouvre pas de nouvel accès par ce fournisseur d’identité."),
    ),
    "unverified": (
        _("Adresse non vérifiée"),
        _("Le fournisseur d’identité n’a pas vérifié votre adresse électronique : nous ne pouvons pas nous y fier."),
    ),
    "unknown": (
        _("Organisme inconnu"),
        _("Votre fournisseur vous a bien reconnu, mais votre organisme n’est pas de ceux qui entrent ici d’eux-mêmes."),
    ),
    "incomplete": (
        _("Nom manquant"),
        _("Le fournisseur d’identité ne nous a pas donné vos nom et prénom, qu’il faut pour ouvrir un compte."),
    ),
    "cancelled": (
        _("Connexion abandonnée"),
        _("Vous avez interrompu la connexion chez votre fournisseur d’identité."),
    ),
    "unavailable": (
        _("Fournisseur injoignable"),
        _("Le fournisseur d’identité ne répond pas. Réessayez dans quelques minutes, ou connectez-vous autrement."),
    ),
    "failed": (
        _("La connexion n’a pas abouti"),
        _("Elle a trop attendu, ou la réponse du fournisseur d’identité n’était pas celle attendue. Recommencez."),
    ),
}


@login_not_required
@never_cache
def sign_in(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Leave for the provider, by a button alone: an address would let anybody sign somebody else in."""
    try:
        provider = get_adapter().get_provider(request, provider_id)
    except SocialApp.DoesNotExist as error:
        raise Http404 from error
    if request.method != "POST":
        return redirect(with_next(request, reverse("account_login")))
    try:
        left = provider.redirect_from_request(request)
    except (ProviderUnavailable, ImmediateHttpResponse):
        return refused(content_language(), "unavailable").response
    if left.url.startswith("/"):
        return left
    return leave_for(request, left.url, provider_id)


class CallbackView(OAuth2CallbackView):
    """Back from the provider: the state, the PKCE verifier and the nonce are those that this session began with."""

    adapter: OpenIDClient

    def _get_state(self, request: HttpRequest, provider: Any) -> tuple[Any, HttpResponse | None]:
        state, response = super()._get_state(request, provider)
        if state is not None:
            self.adapter.nonce = (state.get("data") or {}).get("nonce", "")
        return state, response


@login_not_required
@never_cache
def callback(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    if provider_id not in settings.OPENID_PROVIDERS:
        raise Http404
    return CallbackView.adapter_view(OpenIDClient(request, provider_id))(request)  # type: ignore[no-any-return]


@never_cache
def logged_out(request: HttpRequest) -> HttpResponse:
    """Back from the provider, whose session is over too."""
    return redirect(home_url(returned(request)))


def refusal(request: HttpRequest, reason: str) -> HttpResponse:
    """Why the provider's people cannot enter, and what to do: the same whether or not there is an account."""
    if reason not in REFUSALS:
        raise Http404
    title, explanation = REFUSALS[reason]
    context = {"title": title, "explanation": explanation, "may_try_again": reason in {"cancelled", "failed"}}
    return render(request, "accounts/openid_refused.html", context)
