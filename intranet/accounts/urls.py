"""Addresses about accounts: those of allauth that make sense here, and the doors of Wagtail that are closed.

No sign-up: accounts are made by administrators. No e-mail management: an address is how the organisation knows a
person, and what codes and links are sent to, so that only administrators change it. No e-mail confirmation: the first
sign-in, by a code or a link that was mailed, is one.
"""

from allauth.account import views as allauth_views
from django.urls import path, re_path

from . import views

urlpatterns = [
    path("login/", views.LoginView.as_view(), name="account_login"),
    path("login/code/", views.RequestLoginCodeView.as_view(), name="account_request_login_code"),
    path("login/code/confirm/", views.ConfirmLoginCodeView.as_view(), name="account_confirm_login_code"),
    path("login/demo/", views.demo_sign_in, name="account_demo_sign_in"),
    path("inactive/", allauth_views.account_inactive, name="account_inactive"),
    path("logout/", allauth_views.logout, name="account_logout"),
    path("settings/", views.SettingsView.as_view(), name="account_settings"),
    path("password/change/", allauth_views.password_change, name="account_change_password"),
    path("password/set/", allauth_views.password_set, name="account_set_password"),
    path("password/reset/", views.PasswordResetView.as_view(), name="account_reset_password"),
    path("password/reset/done/", allauth_views.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        allauth_views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
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
