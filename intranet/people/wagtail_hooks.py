"""What Wagtail asks of this app: the chooser of people, and the names of what is logged."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

from .chooser import PersonChooserViewSet, person_chooser

LOG_ACTIONS = {
    "people.change": (_("Modifier une fiche"), _("Fiche modifiée")),
    "people.change_portrait": (_("Changer une photo"), _("Photo changée")),
    "people.remove_portrait": (_("Retirer une photo"), _("Photo retirée")),
}


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    for name, (label, message) in LOG_ACTIONS.items():
        actions.register_action(name, label, message)


@hooks.register("register_admin_viewset")
def register_chooser() -> PersonChooserViewSet:
    return person_chooser
