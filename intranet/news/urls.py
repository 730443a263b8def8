"""Addresses of the feed of news, of calendars as files, and of subscribing to them."""

from django.urls import path

from . import views
from .feeds import NewsFeed

app_name = "news"

urlpatterns = [
    path("flux/actualites/", NewsFeed(), name="feed"),
    path("evenements/<uuid:key>/evenement.ics", views.event_ics, name="event_ics"),
    path("agendas/<uuid:key>/agenda.ics", views.calendar_ics, name="calendar_ics"),
    path("agendas/<uuid:key>/abonnement/", views.subscribe, name="subscribe"),
    path("agendas/abonnements/", views.subscriptions, name="subscriptions"),
    path("agendas/abonnements/<int:pk>/fin/", views.revoke, name="revoke"),
    path("agendas/abonnements/<str:token>/agenda.ics", views.subscribed_ics, name="subscribed_ics"),
]
