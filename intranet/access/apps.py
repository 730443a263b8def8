from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccessConfig(AppConfig):
    name = "intranet.access"
    label = "access"
    verbose_name = _("Accès")

    def ready(self) -> None:
        from . import receivers, wagtail_policies

        receivers.connect()
        wagtail_policies.register()
