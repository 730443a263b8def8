"""Addresses of conversations, under the language prefix; they themselves stand under their pages."""

from django.urls import path

from .views import moderating, speaking, translating

app_name = "discussion"
PAGE, ONE = "page/<int:number>/commentaires/", "commentaires/<int:pk>/"

urlpatterns = [
    path(PAGE, speaking.comments, name="comments"),
    path(f"{PAGE}traduire/", translating.translate_all, name="translate_all"),
    path(f"{PAGE}ouverture/", speaking.opening, name="opening"),
    path(ONE, speaking.comment, name="comment"),
    path(f"{ONE}repondre/", speaking.answer, name="answer"),
    path(f"{ONE}modifier/", speaking.edit, name="edit"),
    path(f"{ONE}supprimer/", speaking.delete, name="delete"),
    path(f"{ONE}signaler/", moderating.report, name="report"),
    path(f"{ONE}masquer/", moderating.hide, name="hide"),
    path(f"{ONE}remontrer/", moderating.show, name="show"),
    path(f"{ONE}laisser/", moderating.leave, name="leave"),
    path(f"{ONE}traduire/", translating.translate, name="translate"),
    path(f"{ONE}traduction/", translating.translation, name="translation"),
    path("espaces-gestion/<slug:slug>/discussion/", moderating.space, name="space"),
]
