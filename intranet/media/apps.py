from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediaConfig(AppConfig):
    name = "intranet.media"
    label = "media"
    verbose_name = _("Fichiers")

    def ready(self) -> None:
        from wagtail.admin.views.account import AvatarSettingsPanel

        from intranet.access.admin.guard import run_instead
        from intranet.notifications import due

        from . import checks, personal_data, receivers  # noqa: F401 - checks register themselves
        from .reading import read_unread
        from .tidying import forget_waiting

        personal_data.register()
        receivers.connect()
        due.register("media.forget_waiting", forget_waiting, every=timedelta(days=1))
        due.register("media.read_unread", read_unread, every=timedelta(days=1))
        for kind, name in (("docs", "document"), ("images", "image")):
            route = f"wagtail{kind}:create_multiple_from_uploaded_{name}"
            run_instead(route, f"intranet.media.waiting.create_{name}_from_uploaded")
        # Wagtail would give the portraits it takes a public address, with the notes that they hold.
        AvatarSettingsPanel.is_active = lambda self: False
