from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TerritoryConfig(AppConfig):
    name = "intranet.territory"
    label = "territory"
    verbose_name = _("Territoire")

    def ready(self) -> None:
        from . import identity, notices, personal_data, policies

        personal_data.register()
        policies.register()
        notices.register()
        identity.register()
