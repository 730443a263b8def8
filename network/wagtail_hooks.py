"""What this app adds to Wagtail's admin: the chooser of organisations, and the names of what is logged."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

from .choosers import OrganisationChooserViewSet, organisation_chooser

LOG_ACTIONS = {
    "network.adopt": (_("Déclarer une adoption"), _("Pratique adoptée")),
    "network.withdraw_adoption": (_("Retirer une adoption"), _("Adoption retirée")),
}


@hooks.register("register_admin_viewset")
def register_choosers() -> OrganisationChooserViewSet:
    return organisation_chooser


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    for name, (label, message) in LOG_ACTIONS.items():
        actions.register_action(name, label, message)
