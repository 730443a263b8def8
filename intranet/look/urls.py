"""The site's colours and logo, the same in every language, and the style page."""

from django.urls import path

from .style_page import style_page
from .views import site_colours, site_logo

urlpatterns = [
    path("identite/<slug:version>/couleurs.css", site_colours, name="site_colours"),
    path("identite/<slug:version>/logo.png", site_logo, name="site_logo"),
]
screens = [
    path("style/", style_page, name="style"),
]
