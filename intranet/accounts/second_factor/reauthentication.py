"""Proving again who is there by a code sent by mail, for people who have neither a password nor a second factor."""

import time
from typing import Any

from allauth.account import app_settings as allauth_settings
from allauth.account.adapter import get_adapter
from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.account.views import BaseReauthenticateView
from allauth.core import ratelimit
from allauth.core.internal.cryptokit import compare_user_code
from django import forms
from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from intranet.accounts.forms import OurWords
from intranet.accounts.notices import send_confirmation_code

STATE_KEY = "reauthentication_code"
ATTEMPTS = 3


def proved_lately(request: HttpRequest) -> bool:
    """Whether this session proved who is there within allauth's time: by a code by mail, or again in any other way."""
    records = get_authentication_records(request, request.user)
    instants = [each["at"] for each in records if each.get("reauthenticated") or each.get("method") == "code"]
    return bool(instants) and time.time() - max(instants) < allauth_settings.REAUTHENTICATION_TIMEOUT


class CodeForm(OurWords, forms.Form):
    code = forms.CharField(max_length=40, widget=forms.TextInput(attrs={"autocomplete": "one-time-code"}))

    def __init__(self, *args: Any, expected: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.expected = expected
        self.fields["code"].widget.attrs.update({"autocapitalize": "characters", "spellcheck": "false"})

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        if not compare_user_code(actual=code, expected=self.expected):
            raise get_adapter().validation_error("incorrect_code")
        return code


@method_decorator(never_cache, name="dispatch")
class ReauthenticateByCodeView(LoginRequiredMixin, BaseReauthenticateView):
    """Sends a code to the account's address on demand, then takes it: good once, for a quarter of an hour."""

    template_name = "accounts/reauthenticate_by_code.html"
    form_class = CodeForm

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.POST.get("action") == "send":
            return self._send()
        if not self._expected:
            messages.error(request, _("Ce code n’est plus valable. Demandez-en un autre."))
            return self._again()
        return super().post(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "expected": self._expected}

    def form_valid(self, form: CodeForm) -> HttpResponse:
        del self.request.session[STATE_KEY]
        record_authentication(self.request, self.request.user, "code", reauthenticated=True)
        return super().form_valid(form)

    def form_invalid(self, form: CodeForm) -> HttpResponse:
        state = self.request.session[STATE_KEY]
        state["wrong"] += 1
        self.request.session[STATE_KEY] = state
        if state["wrong"] < ATTEMPTS:
            return super().form_invalid(form)
        del self.request.session[STATE_KEY]
        messages.error(self.request, get_adapter().error_messages["too_many_login_attempts"])
        return self._again()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"sent": bool(self._expected)}

    @property
    def _expected(self) -> str:
        """The code that was sent and still holds; empty where there is none."""
        state = self.request.session.get(STATE_KEY)
        return state["code"] if state and state["until"] > time.time() else ""

    def _send(self) -> HttpResponse:
        user = self.request.user
        if not ratelimit.consume(self.request, action="request_login_code", key=user.email):
            messages.error(self.request, get_adapter().error_messages["rate_limited"])
            return self._again()
        code = get_adapter().generate_login_code()
        until = time.time() + allauth_settings.LOGIN_BY_CODE_TIMEOUT
        self.request.session[STATE_KEY] = {"code": code, "until": until, "wrong": 0}
        send_confirmation_code(user, code)
        return self._again()

    def _again(self) -> HttpResponse:
        return HttpResponseRedirect(self.passthrough_next_url(self.request.path))
