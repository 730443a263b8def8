from django.apps import AppConfig
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _


def _is_signed_in(request: HttpRequest) -> bool:
    return request.user.is_authenticated


class PagesConfig(AppConfig):
    name = "intranet.pages"
    label = "pages"
    verbose_name = _("Pages")

    def ready(self) -> None:
        from . import contact, home, moderation, notices, receivers
        from .frame_links import FrameLink, Place, register_frame_link

        receivers.connect()
        register_frame_link(FrameLink(Place.MENU, "people:directory", _("Annuaire"), shown=_is_signed_in))
        register_frame_link(FrameLink(Place.ACCOUNT, "people:edit_own", _("Ma fiche"), order=10))
        register_frame_link(FrameLink(Place.FOOTER, "contact", _("Nous écrire"), order=10))
        register_frame_link(FrameLink(Place.FOOTER, "site_map", _("Plan du site"), order=20))
        register_frame_link(FrameLink(Place.FOOTER, "latest_feed", _("Dernières pages (Atom)"), order=900))
        home.register()
        contact.register()
        notices.register()
        moderation.connect()
        moderation.silence_wagtail()
