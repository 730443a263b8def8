"""Addresses of people; of portraits apart, since they have no language."""

from django.urls import path

from . import views

app_name = "people"

urlpatterns = [
    path("personnes/", views.directory, name="directory"),
    path("personnes/qui-fait-quoi/", views.who_does_what, name="who_does_what"),
    path("personnes/ma-fiche/", views.edit_own, name="edit_own"),
    path("personnes/<slug:key>/", views.profile, name="profile"),
    path("personnes/<slug:key>/modifier/", views.edit, name="edit"),
]
