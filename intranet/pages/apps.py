from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    name = "intranet.pages"
    label = "pages"
    verbose_name = _("Pages")

    def ready(self) -> None:
        from . import home, receivers
        from .frame_links import FrameLink, Place, register_frame_link

        receivers.connect()
        register_frame_link(FrameLink(Place.FOOTER, "contact", _("Nous écrire"), order=10))
        register_frame_link(FrameLink(Place.FOOTER, "site_map", _("Plan du site"), order=20))
        register_frame_link(FrameLink(Place.FOOTER, "latest_feed", _("Dernières pages (Atom)"), order=900))
        home.register()
