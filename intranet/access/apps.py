from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccessConfig(AppConfig):
    name = "intranet.access"
    label = "access"
    verbose_name = _("Accès")

    def ready(self) -> None:
        from intranet.accounts.second_factor import required_by

        from . import notices, personal_data, receivers, upkeep, wagtail_policies
        from .policies import administers_somewhere, manages_somewhere

        personal_data.register()
        receivers.connect()
        wagtail_policies.register()
        notices.register()
        upkeep.register()
        required_by("managers", manages_somewhere)
        required_by("organisation-administrators", administers_somewhere)
