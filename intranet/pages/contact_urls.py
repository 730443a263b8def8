"""Addresses of the contact page."""

from django.urls import path

from . import contact_views

urlpatterns = [
    path("", contact_views.ContactView.as_view(), name="contact"),
    path("merci/", contact_views.ContactSentView.as_view(), name="contact_sent"),
]
