"""How allauth behaves here."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from intranet.notifications import notify

from .languages import home_url
from .models import User
from .notices import LOGIN_CODE, PASSWORD_CHANGED, PASSWORD_RESET, SECURITY_CHANGED, SECURITY_CHANGES, send_login_code
from .tasks import log_failed_sign_in

STAGES = {"allauth.mfa.stages.AuthenticateStage": "intranet.accounts.second_factor.stage.SecondFactorStage"}
METHOD_WORDS = {
    "reauthenticate": _("Donner son mot de passe"),
    "mfa_reauthenticate": _("Donner un code de l’application ou de secours"),
    "mfa_reauthenticate:webauthn": _("Utiliser une clé d’accès"),
}
# allauth tells three ways of changing a password apart; to the person it is the same news.
SAME_MAIL = {"password_set": PASSWORD_CHANGED, "password_reset": PASSWORD_CHANGED}


class ClosedSignupAdapter(DefaultAccountAdapter):
    """Accounts are made by administrators: nobody signs up by themselves.

    Mails go through ``notify``: in the language of the person, sent by the worker. That also makes the answer to
    a known address as quick as the answer to an unknown one.
    """

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("Adresse ou mot de passe incorrect."),
        "incorrect_code": _("Ce code n’est pas le bon. Vérifiez celui du dernier message reçu."),
        "incorrect_password": _("Ce n’est pas votre mot de passe."),
        "enter_current_password": _("Ce n’est pas votre mot de passe actuel."),
        "too_many_login_attempts": _("Trop d’essais. Attendez quelques minutes avant de recommencer."),
        "rate_limited": _("Trop de demandes. Attendez une minute avant de recommencer."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def populate_username(self, request: HttpRequest, user: Any) -> None:
        """Accounts have no user name."""

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        user = context.get("user") or User.objects.filter(email=email.lower()).first()
        if user is None:
            return
        name = template_prefix.rpartition("/")[2]
        if name == LOGIN_CODE:
            send_login_code(user, context["code"])
        elif name == PASSWORD_RESET:
            notify([user], name, {"next": self._next_path()})
        else:
            notify([user], SAME_MAIL.get(name, name), {})

    def send_notification_mail(
        self, template_prefix: str, user: Any, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        name = template_prefix.rpartition("/")[2]
        if name in SECURITY_CHANGES:
            notify([user], SECURITY_CHANGED, {"change": name})
        else:
            super().send_notification_mail(template_prefix, user, context, email)

    def login(self, request: HttpRequest, user: Any) -> None:
        # Known here alone: signing in writes the date of the last time.
        request.first_sign_in = user.last_login is None  # type: ignore[attr-defined]
        super().login(request, user)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        log_failed_sign_in.enqueue(credentials.get("email", ""), "password", self.get_client_ip(request))

    def get_login_stages(self) -> list[str]:
        return [STAGES.get(stage, stage) for stage in super().get_login_stages()]

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """allauth's, in our words; a code by mail too, but not to get round a second factor."""
        methods = super().get_reauthentication_methods(user)
        for method in methods:
            method["description"] = METHOD_WORDS[method["id"]]
        if user.is_authenticated and all(method["id"] == "reauthenticate" for method in methods):
            methods.append(
                {
                    "id": "reauthenticate_by_code",
                    "description": _("Recevoir un code par courriel"),
                    "url": reverse("account_reauthenticate_by_code"),
                }
            )
        return methods

    def _next_path(self) -> str:
        """Where the person was going, to be carried by the link of the mail: a path of this site or nothing."""
        path = self.request.POST.get("next", "")
        return path if path.startswith("/") and url_has_allowed_host_and_scheme(path, None) else ""

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Without a page to come back to: the home page in the person's language."""
        return home_url(getattr(request.user, "language", settings.LANGUAGE_CODE))

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        return home_url(request.LANGUAGE_CODE)

    def get_signup_redirect_url(self, request: HttpRequest) -> str:
        return self.get_login_redirect_url(request)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("mfa_index")
