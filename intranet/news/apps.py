from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    name = "intranet.news"
    label = "news"
    verbose_name = _("Actualités et agenda")

    def ready(self) -> None:
        from . import home, personal_data, receivers, upkeep

        receivers.connect()
        home.register()
        upkeep.register()
        personal_data.register()
