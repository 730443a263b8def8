"""Organisations, domains and the dated facts that link people to them."""

from .changes import UNDO_FOR, Change, ChangeQuerySet
from .domains import BilingualName, Colour, Domain, Sign, Theme
from .mandates import Adhesion, Affiliation, Designation, OrganisationAdministrator
from .organisations import Organisation, OrganisationQuerySet
from .periods import Period, PeriodQuerySet, end_of_day, in_force_q, start_of_day

__all__ = [
    "UNDO_FOR",
    "Adhesion",
    "Affiliation",
    "BilingualName",
    "Change",
    "ChangeQuerySet",
    "Colour",
    "Designation",
    "Domain",
    "Organisation",
    "OrganisationAdministrator",
    "OrganisationQuerySet",
    "Period",
    "PeriodQuerySet",
    "Sign",
    "Theme",
    "end_of_day",
    "in_force_q",
    "start_of_day",
]
