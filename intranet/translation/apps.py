from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TranslationConfig(AppConfig):
    name = "intranet.translation"
    label = "translation"
    verbose_name = _("Traduction")

    def ready(self) -> None:
        from intranet.accounts.languages import register_mixed_languages
        from intranet.pages.finishing import register_finish
        from intranet.pages.frame_links import FrameLink, Place, register_frame_link

        from . import desk, personal_data, receivers
        from .admin import listing
        from .following import upkeep
        from .glossary import receivers as glossary_receivers
        from .glossary.explaining import explain
        from .machines import checks
        from .reader import api, telling

        register_mixed_languages()
        receivers.connect()
        personal_data.register()
        upkeep.register()
        checks.register_checks()
        listing.register()
        desk.register()
        glossary_receivers.connect()
        register_finish(explain)
        telling.register()
        api.register()
        register_frame_link(FrameLink(Place.FOOTER, "glossary", _("Glossaire"), order=15))
