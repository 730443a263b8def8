from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    name = "intranet.people"
    label = "people"
    verbose_name = _("Personnes")

    def ready(self) -> None:
        from . import personal_data, receivers

        personal_data.register()
        receivers.connect()
