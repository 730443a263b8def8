"""Addresses about accounts: those of allauth that make sense here, and the doors of Wagtail that are closed.

No sign-up: accounts are made by administrators. No e-mail management: an address is how the organisation knows a
person, and what codes and links are sent to, so that only administrators change it. No e-mail confirmation: the first
sign-in, by a code or a link that was mailed, is one. Names are those that allauth looks for.
"""

from allauth.account import views as allauth_views
from django.urls import path, re_path

from . import views
from .openid import views as openid
from .second_factor import views as second
from .second_factor.reauthentication import ReauthenticateByCodeView

urlpatterns = [
    path("login/", views.LoginView.as_view(), name="account_login"),
    path("login/code/", views.RequestLoginCodeView.as_view(), name="account_request_login_code"),
    path("login/code/confirm/", views.ConfirmLoginCodeView.as_view(), name="account_confirm_login_code"),
    path("login/demo/", views.demo_sign_in, name="account_demo_sign_in"),
    path("inactive/", allauth_views.account_inactive, name="account_inactive"),
    path("login/passkey/", second.PasskeySignInView.as_view(), name="mfa_login_webauthn"),
    path("login/second-step/", second.SecondStepView.as_view(), name="mfa_authenticate"),
    path("login/with/<slug:provider_id>/", openid.sign_in, name="openid_connect_login"),
    path("login/refused/<slug:reason>/", openid.refusal, name="account_openid_refused"),
    path("logout/", views.LogoutView.as_view(), name="account_logout"),
    path("confirm/password/", allauth_views.reauthenticate, name="account_reauthenticate"),
    path("confirm/code/", ReauthenticateByCodeView.as_view(), name="account_reauthenticate_by_code"),
    path("confirm/second-step/", second.ReauthenticateView.as_view(), name="mfa_reauthenticate"),
    path("confirm/passkey/", second.ReauthenticatePasskeyView.as_view(), name="mfa_reauthenticate_webauthn"),
    path("security/", views.SecurityView.as_view(), name="mfa_index"),
    path("security/sessions/end/", views.end_sessions, name="account_end_sessions"),
    path("security/required/", second.RequiredView.as_view(), name="account_second_factor_required"),
    path("security/authenticator/add/", second.ActivateAuthenticatorView.as_view(), name="mfa_activate_totp"),
    path("security/authenticator/remove/", second.DeactivateAuthenticatorView.as_view(), name="mfa_deactivate_totp"),
    path("security/passkeys/add/", second.AddPasskeyView.as_view(), name="mfa_add_webauthn"),
    path("security/passkeys/<int:pk>/rename/", second.RenamePasskeyView.as_view(), name="mfa_edit_webauthn"),
    path("security/passkeys/<int:pk>/remove/", second.RemovePasskeyView.as_view(), name="mfa_remove_webauthn"),
    path("security/recovery-codes/", second.RecoveryCodesView.as_view(), name="mfa_view_recovery_codes"),
    path(
        "security/recovery-codes/new/", second.GenerateRecoveryCodesView.as_view(), name="mfa_generate_recovery_codes"
    ),
    path("settings/", views.SettingsView.as_view(), name="account_settings"),
    path("password/change/", allauth_views.password_change, name="account_change_password"),
    path("password/set/", views.PasswordSetView.as_view(), name="account_set_password"),
    path("password/reset/", views.PasswordResetView.as_view(), name="account_reset_password"),
    path("password/reset/done/", allauth_views.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        views.PasswordResetFromKeyView.as_view(),
        name="account_reset_password_from_key",
    ),
]

# Without a language: these addresses are registered at the provider, as they are.
provider_returns = [
    path("comptes/openid/logged-out/", openid.logged_out, name="account_openid_logged_out"),
    path("comptes/openid/<slug:provider_id>/callback/", openid.callback, name="openid_connect_callback"),
]

# To be put before Wagtail's own addresses, which take a bare password and so would pass by the second factor, the rate
# limits and the refusal of closed accounts.
admin_doors = [
    # Wagtail's own name: what is allowed to all and what links here go by it.
    path("admin/login/", views.to_sign_in, name="wagtailadmin_login"),
    re_path(r"^admin/password_reset/", views.no_such_page),
    # Bulk actions on accounts delete, deactivate and give groups without passing by our actions.
    re_path(r"^admin/bulk/accounts/user/", views.no_such_page),
]
