from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccessConfig(AppConfig):
    name = "intranet.access"
    label = "access"
    verbose_name = _("Accès")

    def ready(self) -> None:
        from intranet.accounts.second_factor import required_by

        from . import receivers, wagtail_policies
        from .policies import manages_somewhere

        receivers.connect()
        wagtail_policies.register()
        required_by("managers", manages_somewhere)
