"""What Wagtail asks of this app: the names of what is logged, and the way to have an account erased."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry

from intranet.accounts.models import User

LOG_ACTIONS = {
    "access.export_own_data": (
        gettext_lazy("Télécharger ses données"),
        gettext_lazy("Données de la personne téléchargées"),
    ),
    "privacy.ask_correction": (gettext_lazy("Demander une correction"), gettext_lazy("Correction demandée")),
    "privacy.answer_correction": (
        gettext_lazy("Répondre à une demande"),
        gettext_lazy("Demande de correction répondue"),
    ),
    "privacy.ask_departure": (gettext_lazy("Demander l’effacement d’un compte"), gettext_lazy("Effacement demandé")),
    "privacy.cancel_departure": (gettext_lazy("Annuler un effacement"), gettext_lazy("Effacement annulé")),
    "privacy.erase": (gettext_lazy("Effacer un compte"), gettext_lazy("Compte effacé")),
}


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    for name, (label, message) in LOG_ACTIONS.items():
        actions.register_action(name, label, message)


@hooks.register("register_user_listing_buttons")
def erase_button(user: User, request_user: User) -> Iterator[Button]:
    if request_user.is_superuser and user.pk != request_user.pk:
        yield Button(_("Effacer"), url=reverse("privacy:erase", args=[user.pk]), icon_name="bin", priority=30)
