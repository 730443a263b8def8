"""What this app shows in Wagtail's admin: its screens and the names of what is logged."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

from .choosers import OrganisationChooserViewSet, organisation_chooser
from .viewsets import TerritoryGroup

LOG_ACTIONS = {
    "territory.import": (_("Importer de la liste nationale"), _("Importé de la liste nationale")),
    "territory.add_adhesion": (_("Ajouter une adhésion"), _("Adhésion ajoutée")),
    "territory.end_adhesion": (_("Mettre fin à une adhésion"), _("Fin d’adhésion")),
    "territory.designate": (_("Désigner un référent"), _("Référent désigné")),
    "territory.end_designation": (_("Mettre fin à une désignation"), _("Fin de désignation")),
    "territory.replace_designation": (_("Remplacer un référent"), _("Référent remplacé")),
    "territory.affiliate": (_("Affilier un référent"), _("Référent affilié")),
    "territory.end_affiliation": (_("Mettre fin à une affiliation"), _("Fin d’affiliation")),
    "territory.appoint_administrator": (_("Confier l’administration d’un organisme"), _("Administration confiée")),
    "territory.end_administrator": (_("Mettre fin à une administration"), _("Fin d’administration")),
    "territory.close_organisation": (_("Clore un organisme"), _("Organisme clos")),
    "territory.reopen_organisation": (_("Rouvrir un organisme"), _("Organisme rouvert")),
    "territory.undo": (_("Annuler un changement"), _("Changement annulé")),
}


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    for name, (label, message) in LOG_ACTIONS.items():
        actions.register_action(name, label, message)


@hooks.register("register_admin_viewset")
def register_viewsets() -> TerritoryGroup:
    return TerritoryGroup()


@hooks.register("register_admin_viewset")
def register_chooser() -> OrganisationChooserViewSet:
    return organisation_chooser
