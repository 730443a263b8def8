"""Pages: what they share, and the types that any space can hold."""

from .base import IntranetPage
from .pages import ArticlePage, HomePage, InformationPage, SectionPage
from .themes import PageTheme, ThemedPage
from .views import PageViews

__all__ = [
    "ArticlePage",
    "HomePage",
    "InformationPage",
    "IntranetPage",
    "PageTheme",
    "PageViews",
    "SectionPage",
    "ThemedPage",
]
