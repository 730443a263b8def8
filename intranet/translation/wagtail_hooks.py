"""What this app shows in Wagtail's admin."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry
from wagtail.snippets.models import register_snippet

from .admin.editing import PublishUpToDateItem, declare_where_asked
from .glossary.viewsets import TermViewSet

register_snippet(TermViewSet)
hooks.register("after_publish_page", declare_where_asked)


@hooks.register("register_page_action_menu_item")
def offer_to_publish_as_up_to_date() -> PublishUpToDateItem:
    return PublishUpToDateItem(order=20)


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    actions.register_action(
        "translation.import_glossary", _("Reprendre le glossaire d’un fichier"), _("Glossaire repris d’un fichier")
    )
