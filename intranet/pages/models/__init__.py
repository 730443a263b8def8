"""Pages: what they share, and the types that any space can hold."""

from .base import IntranetPage
from .pages import ArticlePage, HomePage, SectionPage

__all__ = ["ArticlePage", "HomePage", "IntranetPage", "SectionPage"]
