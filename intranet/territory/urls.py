"""Addresses of the seats screen, for the pôle's team; unknown to anybody else."""

from django.urls import path

from .views import seats

app_name = "territory"
CELL = "equipe/referents/<int:organisation>/<int:domain>/"

urlpatterns = [
    path("equipe/referents/", seats.seats, name="seats"),
    path("equipe/referents/annuler/<int:pk>/", seats.undo, name="undo"),
    path(CELL, seats.CellView.as_view(), name="cell"),
    path(f"{CELL}adhesion/", seats.AddAdhesion.as_view(), name="add_adhesion"),
    path(f"{CELL}adhesion/<int:pk>/fin/", seats.EndAdhesion.as_view(), name="end_adhesion"),
    path(f"{CELL}designation/", seats.Designate.as_view(), name="designate"),
    path(f"{CELL}designation/<int:pk>/fin/", seats.EndDesignation.as_view(), name="end_designation"),
    path(f"{CELL}designation/<int:pk>/affilier/", seats.AffiliateReferent.as_view(), name="affiliate_referent"),
    path(f"{CELL}designation/<int:pk>/remplacer/", seats.ReplaceDesignation.as_view(), name="replace_designation"),
]
