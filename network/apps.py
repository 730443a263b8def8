from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NetworkConfig(AppConfig):
    name = "network"
    verbose_name = _("Réseau")

    def ready(self) -> None:
        from intranet.notifications import due
        from intranet.pages.home_panels import register_home_panel
        from intranet.pages.listings import LEADING_TYPES
        from workspaces.setup import register_room

        from . import personal_data, setup
        from .panel import PANEL

        # Indexes lead to pages, and the card of an organisation is not news.
        LEADING_TYPES.update({"networkhomepage", "practiceindexpage", "organisationindexpage", "organisationpage"})
        register_home_panel(PANEL)
        personal_data.register()
        register_room(setup.ensure_network)
        due.register("network.organisation_pages", setup.ensure_organisation_pages, every=setup.DAILY)
