"""The address at which two versions stand side by side, under the language of the reader's own tree."""

from django.urls import path

from .views import compare_versions

urlpatterns = [path("page/<int:number>/comparer/", compare_versions, name="compare_versions")]
