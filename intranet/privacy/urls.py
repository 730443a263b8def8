"""One's own data, and what administrators do about other people's."""

from django.urls import path

from . import views

app_name = "privacy"

urlpatterns = [
    path("mes-donnees/", views.OwnDataView.as_view(), name="held"),
    path("mes-donnees/telecharger/", views.DownloadView.as_view(), name="download"),
    path("mes-donnees/corriger/", views.CorrectView.as_view(), name="correct"),
    path("mes-donnees/partir/", views.LeaveView.as_view(), name="leave"),
    path("mes-donnees/au-revoir/", views.LeftView.as_view(), name="left"),
    path("mes-donnees/demandes/", views.CorrectionListView.as_view(), name="corrections"),
    path("mes-donnees/demandes/<int:number>/", views.AnswerView.as_view(), name="answer"),
    path("mes-donnees/comptes/<int:number>/effacer/", views.EraseView.as_view(), name="erase"),
]
