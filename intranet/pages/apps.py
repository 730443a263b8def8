from django.apps import AppConfig
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _


def _is_signed_in(request: HttpRequest) -> bool:
    return request.user.is_authenticated


def _keeps_an_organisation(request: HttpRequest) -> bool:
    from intranet.access.policies import access_of

    return bool(access_of(request.user).administers)


def _is_team(request: HttpRequest) -> bool:
    from intranet.access.policies import access_of

    access = access_of(request.user)
    return access.is_team or access.passes


class PagesConfig(AppConfig):
    name = "intranet.pages"
    label = "pages"
    verbose_name = _("Pages")

    def ready(self) -> None:
        from . import (
            access_waiting,
            contact,
            handover,
            home,
            moderation,
            notices,
            privacy_waiting,
            receivers,
            reviews,
            view_keeping,
        )
        from .frame_links import FrameLink, Place, register_frame_link

        receivers.connect()
        register_frame_link(FrameLink(Place.MENU, "people:directory", _("Annuaire"), shown=_is_signed_in))
        register_frame_link(FrameLink(Place.ACCOUNT, "people:edit_own", _("Ma fiche"), order=10))
        register_frame_link(
            FrameLink(Place.ACCOUNT, "access:organisations", _("Mon organisme"), order=20, shown=_keeps_an_organisation)
        )
        register_frame_link(FrameLink(Place.ACCOUNT, "access:guests", _("Invités"), order=30, shown=_is_team))
        register_frame_link(FrameLink(Place.FOOTER, "contact", _("Nous écrire"), order=10))
        register_frame_link(FrameLink(Place.FOOTER, "site_map", _("Plan du site"), order=20))
        register_frame_link(FrameLink(Place.FOOTER, "latest_feed", _("Dernières pages (Atom)"), order=900))
        home.register()
        reviews.register()
        view_keeping.register()
        access_waiting.register()
        privacy_waiting.register()
        handover.register()
        contact.register()
        notices.register()
        moderation.connect()
        moderation.silence_wagtail()
