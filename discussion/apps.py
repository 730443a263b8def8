from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DiscussionConfig(AppConfig):
    name = "discussion"
    verbose_name = _("Discussion")

    def ready(self) -> None:
        from intranet.access.tabs import SpaceTab, register_space_tab
        from intranet.pages.page_notes import register_page_end

        from . import journal, notices, personal_data, receivers, waiting
        from .presentation import end_of_page

        receivers.connect()
        register_page_end(end_of_page)
        register_space_tab(SpaceTab("discussion", "discussion:space", _("Discussion"), 40))
        notices.register()
        waiting.register()
        journal.register()
        personal_data.register()
