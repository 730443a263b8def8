from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = _("Recherche")

    def ready(self) -> None:
        from intranet.pages.frame_links import FrameLink, Place, register_frame_link

        from . import alerts, checks, notices, personal_data, receivers, upkeep
        from .elastic.answering import AnsweringEngine
        from .engines import put_in_front
        from .kinds import register
        from .kinds.documents import DocumentKind
        from .kinds.organisations import OrganisationKind
        from .kinds.pages import PageKind
        from .kinds.people import PersonKind

        for kind in (PageKind(), DocumentKind(), PersonKind(), OrganisationKind()):
            register(kind)
        put_in_front(AnsweringEngine)
        checks.register()
        receivers.connect()
        upkeep.register()
        notices.register()
        alerts.register()
        personal_data.register()
        register_frame_link(FrameLink(Place.ACCOUNT, "search_saved", _("Mes recherches"), order=20))
