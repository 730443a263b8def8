from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(AppConfig):
    name = "intranet.accounts"
    label = "accounts"
    verbose_name = _("Comptes")
    default = True

    def ready(self) -> None:
        from intranet.settings import checks  # noqa: F401 - they register themselves

        from . import notices, receivers
        from .second_factor import checks as second_factor_checks  # noqa: F401 - so do these
        from .second_factor import required_by

        notices.register()
        receivers.connect()
        required_by("administrators", lambda user: user.is_superuser)


class AdminUsersConfig(WagtailUsersAppConfig):
    """Wagtail's user screens with our accounts; the group screens are closed, since no right comes from groups."""

    default = False
    user_viewset = "intranet.accounts.viewsets.AccountViewSet"
    group_viewset = "intranet.accounts.viewsets.ClosedGroupViewSet"
