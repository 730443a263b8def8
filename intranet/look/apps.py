from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LookConfig(AppConfig):
    name = "intranet.look"
    label = "look"
    verbose_name = _("Identité")

    def ready(self) -> None:
        from intranet.notifications.site_name import register_site_name

        from .models import SiteBranding

        register_site_name(lambda: SiteBranding.current().title)
