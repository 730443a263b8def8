"""Addresses of the managers' screens, under the language prefix."""

from django.urls import path

from .views import accepting, guests, handover, invitations, joining, organisation, people, settings, sharing

app_name = "access"
ORGANISATION = "mon-organisme/<int:pk>/"

urlpatterns = [
    path("espaces-gestion/<slug:slug>/personnes/", people.people, name="people"),
    path("espaces-gestion/<slug:slug>/personnes/ajouter/", people.add_person, name="add_person"),
    path("espaces-gestion/<slug:slug>/personnes/annuler/", people.undo, name="undo"),
    path("espaces-gestion/<slug:slug>/personnes/<int:pk>/", people.change_person, name="change_person"),
    path("espaces-gestion/<slug:slug>/personnes/<int:pk>/fin/", people.end_access, name="end_access"),
    path("espaces-gestion/<slug:slug>/personnes/<int:pk>/prolonger/", guests.renew, name="renew_guest"),
    path("espaces-gestion/<slug:slug>/personnes/<int:pk>/parrainer/", guests.sponsor, name="sponsor_guest"),
    path("espaces-gestion/<slug:slug>/demandes/<int:pk>/", joining.answer_request, name="answer_request"),
    path("espaces-gestion/<slug:slug>/", joining.space, name="space"),
    path("rejoindre/<slug:slug>/", joining.join, name="join"),
    path("rejoindre/<slug:slug>/retirer/", joining.withdraw, name="withdraw_request"),
    path("quitter/<slug:slug>/", joining.leave, name="leave"),
    path("equipe/invites/", guests.overview, name="guests"),
    path("espaces-gestion/<slug:slug>/personnes/inviter/", invitations.invite, name="invite"),
    path("espaces-gestion/<slug:slug>/invitations/<int:pk>/renvoyer/", invitations.resend, name="resend_invitation"),
    path("espaces-gestion/<slug:slug>/invitations/<int:pk>/retirer/", invitations.revoke, name="revoke_invitation"),
    path("invitation/<str:token>/", accepting.invitation, name="invitation"),
    path("espaces-gestion/<slug:slug>/reglages/", settings.settings, name="settings"),
    path("espaces-gestion/<slug:slug>/reglages/archiver/", settings.archive, name="archive"),
    path("espaces-gestion/<slug:slug>/reglages/rouvrir/", settings.reopen, name="reopen"),
    path("espaces-gestion/<slug:slug>/reglages/fermer/", settings.close, name="close"),
    path("pages/<int:page_id>/partage/", sharing.sharing, name="sharing"),
    path("pages/<int:page_id>/partage/reserver/", sharing.reserve, name="reserve"),
    path("mon-organisme/", organisation.organisations, name="organisations"),
    path(ORGANISATION, organisation.organisation, name="organisation"),
    path(f"{ORGANISATION}designer/<int:domain>/", organisation.Designate.as_view(), name="own_designate"),
    path(f"{ORGANISATION}mandats/<int:mandate>/fin/", organisation.EndMandate.as_view(), name="own_end_mandate"),
    path(
        f"{ORGANISATION}mandats/<int:mandate>/remplacer/",
        organisation.ReplaceMandate.as_view(),
        name="own_replace_mandate",
    ),
    path(f"{ORGANISATION}mandats/<int:mandate>/transmettre/", handover.hand_over, name="hand_over"),
    path(
        f"{ORGANISATION}personnes/<int:affiliation>/fin/",
        organisation.EndAffiliation.as_view(),
        name="own_end_affiliation",
    ),
    path(f"{ORGANISATION}personnes/<int:affiliation>/retour/", organisation.TakeBack.as_view(), name="own_take_back"),
    path(f"{ORGANISATION}administration/confier/", organisation.Appoint.as_view(), name="own_appoint"),
    path(
        f"{ORGANISATION}administration/<int:administration>/fin/",
        organisation.EndAdministration.as_view(),
        name="own_end_administration",
    ),
    path(f"{ORGANISATION}inviter/", organisation.invite, name="invite_officer"),
    path(f"{ORGANISATION}invitations/<int:invitation>/renvoyer/", organisation.resend, name="resend_officer"),
    path(f"{ORGANISATION}invitations/<int:invitation>/retirer/", organisation.revoke, name="revoke_officer"),
    path(f"{ORGANISATION}propositions/<int:invitation>/", organisation.settle, name="settle_affiliation"),
    path(f"{ORGANISATION}annuler/<int:change>/", organisation.undo, name="own_undo"),
]
