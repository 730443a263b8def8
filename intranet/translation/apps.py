from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TranslationConfig(AppConfig):
    name = "intranet.translation"
    label = "translation"
    verbose_name = _("Traduction")

    def ready(self) -> None:
        from intranet.accounts.languages import register_mixed_languages

        from . import receivers

        register_mixed_languages()
        receivers.connect()
