"""The network's room: its home, the organisations, the practices, and who adopted which."""

from .adoptions import Adoption
from .home import NetworkHomePage
from .organisations import OrganisationIndexPage, OrganisationMember, OrganisationPage
from .practices import (
    PracticeBody,
    PracticeFigure,
    PracticeFunding,
    PracticeIndexPage,
    PracticePage,
)

__all__ = [
    "Adoption",
    "NetworkHomePage",
    "OrganisationIndexPage",
    "OrganisationMember",
    "OrganisationPage",
    "PracticeBody",
    "PracticeFigure",
    "PracticeFunding",
    "PracticeIndexPage",
    "PracticePage",
]
