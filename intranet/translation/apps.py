from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TranslationConfig(AppConfig):
    name = "intranet.translation"
    label = "translation"
    verbose_name = _("Traduction")

    def ready(self) -> None:
        from . import receivers

        receivers.connect()
