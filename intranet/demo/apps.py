from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DemoConfig(AppConfig):
    name = "intranet.demo"
    label = "demo"
    verbose_name = _("Démonstration")

    def ready(self) -> None:
        from intranet.accounts.demo import register_choices

        from .accounts import demo_choices

        register_choices(demo_choices)
