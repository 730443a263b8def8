from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PrivacyConfig(AppConfig):
    name = "intranet.privacy"
    label = "privacy"
    verbose_name = _("Données personnelles")

    def ready(self) -> None:
        from . import hindrances, holdings, keeping, notices, receivers, upkeep

        hindrances.register_hindrances(hindrances.last_administrator)
        holdings.register()
        keeping.register()
        notices.register()
        receivers.connect()
        upkeep.register()
