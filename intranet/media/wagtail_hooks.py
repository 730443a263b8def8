"""What Wagtail's admin asks of this app."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry
from wagtail.rich_text.feature_registry import FeatureRegistry

from .bulk_actions import BULK_ACTIONS
from .rich_text import NumberedDocumentLinkHandler


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    actions.register_action("media.carry", _("Emporter un fichier"), _("Emporté avec une page dans un autre espace"))


@hooks.register("register_rich_text_features", order=100)
def register_document_links(features: FeatureRegistry) -> None:
    """In the place of Wagtail's, which is registered before."""
    features.register_link_type(NumberedDocumentLinkHandler)


for action in BULK_ACTIONS:
    hooks.register("register_bulk_action", action, order=100)
