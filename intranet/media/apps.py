from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediaConfig(AppConfig):
    name = "intranet.media"
    label = "media"
    verbose_name = _("Fichiers")

    def ready(self) -> None:
        from wagtail.admin.views.account import AvatarSettingsPanel

        from . import personal_data, receivers

        personal_data.register()
        receivers.connect()
        # Wagtail would give the portraits it takes a public address, with the notes that they hold.
        AvatarSettingsPanel.is_active = lambda self: False
