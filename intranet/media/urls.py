"""Addresses of private files. They have no language."""

from django.urls import path

from . import views

urlpatterns = [
    path("documents/<int:pk>/", views.document_by_number, name="media_document_by_number"),
    path("documents/<int:pk>/<str:filename>", views.document, name="media_document"),
    path("images/<int:pk>/<str:filename>", views.image, name="media_image"),
    path("renditions/<int:pk>/<str:filename>", views.rendition, name="media_rendition"),
]
