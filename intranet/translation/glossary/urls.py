"""The address of the glossary, under the language of its content."""

from django.urls import path

from .views import GlossaryView

urlpatterns = [path("glossaire/", GlossaryView.as_view(), name="glossary")]
