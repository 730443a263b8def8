"""A reader's notices, and the ways to have fewer."""

from django.urls import path

from . import views

app_name = "notices"

urlpatterns = [
    path("notifications/", views.NoticeListView.as_view(), name="list"),
    path("notifications/nombre/", views.count_unread, name="count"),
    path("notifications/tout-lu/", views.read_all, name="read_all"),
    path("notifications/choix/", views.PreferencesView.as_view(), name="preferences"),
    path("notifications/refus/<str:token>/", views.UnsubscribeView.as_view(), name="unsubscribe"),
    path("notifications/<uuid:key>/", views.NoticeView.as_view(), name="notice"),
]
