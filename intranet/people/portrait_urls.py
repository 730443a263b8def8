"""Addresses of portraits. They have no language."""

from django.urls import path

from . import views

urlpatterns = [path("media/personnes/<slug:key>/<str:filename>", views.portrait, name="people_portrait")]
