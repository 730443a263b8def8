from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = _("Recherche")

    def ready(self) -> None:
        from . import receivers, upkeep
        from .kinds import register
        from .kinds.documents import DocumentKind
        from .kinds.organisations import OrganisationKind
        from .kinds.pages import PageKind
        from .kinds.people import PersonKind

        for kind in (PageKind(), DocumentKind(), PersonKind(), OrganisationKind()):
            register(kind)
        receivers.connect()
        upkeep.register()
