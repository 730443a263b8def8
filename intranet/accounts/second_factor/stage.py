"""The step of signing in that asks for the second factor of whoever has one, whichever way they came."""

from allauth.mfa.stages import AuthenticateStage
from django.http import HttpRequest


class SecondFactorStage(AuthenticateStage):
    """allauth's, which two ways in pass by: the demonstration's click, and a provider that vouches for a factor."""

    def _should_handle(self, request: HttpRequest) -> bool:
        given = self.login.signal_kwargs or {}
        sociallogin = given.get("sociallogin")
        if given.get("demo") or (sociallogin is not None and sociallogin.state.get("second_factor_vouched")):
            return False
        return super()._should_handle(request)
