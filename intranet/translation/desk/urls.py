"""Addresses of the translators' desk, under the language prefix."""

from django.urls import path

from .views import board, editing, files, handing, machine, people

app_name = "desk"
ONE = "traductions/<int:number>/<slug:language>/"

urlpatterns = [
    path("traductions/", board.desk, name="desk"),
    path(ONE, editing.edit, name="edit"),
    path(f"{ONE}commencer/", editing.begin, name="begin"),
    path(f"{ONE}prendre/", handing.claim, name="claim"),
    path(f"{ONE}rendre/", handing.release, name="release"),
    path(f"{ONE}confier/", handing.assign, name="assign"),
    path(f"{ONE}segments/<int:pk>/memoire/", editing.suggest, name="suggest"),
    path(f"{ONE}machine/", machine.draft, name="machine"),
    path(f"{ONE}machine/avancement/", machine.progress, name="progress"),
    path(f"{ONE}apercu/", editing.preview, name="preview"),
    path(f"{ONE}publier/", editing.publish, name="publish"),
    path(f"{ONE}fichier/<slug:form>/", files.take, name="file"),
    path(f"{ONE}retour/", files.give_back, name="give_back"),
    path(f"{ONE}retour/appliquer/", files.apply, name="apply_return"),
    path(f"{ONE}demander/", board.ask, name="ask"),
    path(f"{ONE}demander/retirer/", board.take_back, name="take_back_ask"),
    path("espaces-gestion/<slug:slug>/traduction/", people.translators, name="translators"),
    path("espaces-gestion/<slug:slug>/traduction/<int:pk>/retirer/", people.end, name="end_translator"),
]
