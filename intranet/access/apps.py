from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccessConfig(AppConfig):
    name = "intranet.access"
    label = "access"
    verbose_name = _("Accès")

    def ready(self) -> None:
        from . import personal_data, receivers, wagtail_policies

        personal_data.register()
        receivers.connect()
        wagtail_policies.register()
