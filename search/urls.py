"""The addresses of the search, and of the searches that one keeps."""

from django.urls import path

from .feeds import PrivateSearchFeed, SearchFeed
from .views import completion, results, saved

urlpatterns = [
    path("recherche/", results.search, name="search"),
    path("recherche/completer/", completion.complete, name="search_complete"),
    path("recherche/flux/", SearchFeed(), name="search_feed"),
    path("recherche/flux/<str:token>/", PrivateSearchFeed(), name="search_private_feed"),
    path("recherche/enregistrer/", saved.save, name="search_save"),
    path("recherche/enregistrees/", saved.saved, name="search_saved"),
    path("recherche/enregistrees/<int:pk>/", saved.change, name="search_change_saved"),
    path("recherche/enregistrees/<int:pk>/pause/", saved.pause, name="search_pause_saved"),
    path("recherche/enregistrees/<int:pk>/suppression/", saved.delete, name="search_delete_saved"),
    path("recherche/enregistrees/<int:pk>/adresse/", saved.address, name="search_saved_address"),
]
