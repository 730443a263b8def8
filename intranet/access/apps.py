from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccessConfig(AppConfig):
    name = "intranet.access"
    label = "access"
    verbose_name = _("Accès")

    def ready(self) -> None:
        from . import notices, receivers, upkeep, wagtail_policies

        receivers.connect()
        wagtail_policies.register()
        notices.register()
        upkeep.register()
