"""Addresses of the network's screens, under the language prefix; all else of the network is pages."""

from django.urls import path

from . import views

app_name = "network"

urlpatterns = [
    path("organismes/<int:pk>/", views.organisation, name="organisation"),
    path("pages/<int:page_id>/adoption/", views.adopt, name="adopt"),
    path("pages/<int:page_id>/adoption/<int:pk>/retirer/", views.withdraw, name="withdraw"),
]
