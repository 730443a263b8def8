"""What Wagtail asks of this app: readings filtered by the policy, and the names of what is logged."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry, log
from wagtail.models import Page

from .admin import hooks as admin_hooks  # noqa: F401 - registers the hooks of the admin
from .policies import Action, access_of

LOG_ACTIONS = {
    "access.open_space": (_("Ouvrir un espace"), _("Espace ouvert")),
    "access.archive_space": (_("Archiver un espace"), _("Espace archivé")),
    "access.reopen_space": (_("Rouvrir un espace"), _("Espace rouvert")),
    "access.change_space": (_("Régler un espace"), _("Réglages modifiés")),
    "access.close_space": (_("Rendre une rubrique à son espace"), _("Rubrique rendue à son espace")),
    "access.set_audience": (_("Changer l’audience"), _("Audience modifiée")),
    "access.add_member": (_("Ajouter un membre"), _("Membre ajouté")),
    "access.change_member": (_("Modifier un membre"), _("Membre modifié")),
    "access.end_membership": (_("Retirer un membre"), _("Membre retiré")),
    "access.renew_guest": (_("Prolonger un invité"), _("Invité prolongé")),
    "access.sponsor_guest": (_("Parrainer un invité"), _("Invité parrainé")),
    "access.leave_space": (_("Quitter un espace"), _("Espace quitté")),
    "access.join_space": (_("Rejoindre un espace"), _("Espace rejoint")),
    "access.invite": (_("Inviter"), _("Invitation envoyée")),
    "access.resend_invitation": (_("Renvoyer une invitation"), _("Invitation renvoyée")),
    "access.revoke_invitation": (_("Retirer une invitation"), _("Invitation retirée")),
    "access.accept_invitation": (_("Accepter une invitation"), _("Invitation acceptée")),
    "access.settle_affiliation": (_("Répondre d’une affiliation"), _("Affiliation confirmée ou écartée")),
    "access.ask_to_join": (_("Demander l’accès"), _("Accès demandé")),
    "access.answer_request": (_("Répondre à une demande"), _("Demande répondue")),
    "access.withdraw_request": (_("Retirer sa demande"), _("Demande retirée")),
    "access.hand_over": (_("Transmettre un travail"), _("Travail transmis")),
    "access.give_translation": (_("Donner un rôle de traduction"), _("Rôle de traduction donné")),
    "access.end_translation": (_("Retirer un rôle de traduction"), _("Rôle de traduction retiré")),
    "access.download": (_("Télécharger un document réservé"), _("Document réservé téléchargé")),
    "access.export": (_("Exporter une liste"), _("Liste exportée")),
    "access.superuser_read": (_("Lire en tant qu’administrateur"), _("Lue par un administrateur")),
}


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    for name, (label, message) in LOG_ACTIONS.items():
        actions.register_action(name, label, message)


@hooks.register("before_serve_page", order=-100)
def serve_to_those_who_may(
    page: Page, request: HttpRequest, serve_args: list[Any], serve_kwargs: dict[str, Any]
) -> HttpResponse | None:
    """A page that is not theirs answers as one that never was."""
    access = access_of(request.user)
    if not access.may(Action.READ, page):
        raise Http404
    if access.reads_only_as_superuser(access.rule_of(page)):
        log(instance=page, action="access.superuser_read", user=request.user)
    return None
