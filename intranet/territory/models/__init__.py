"""Organisations, domains and the dated facts that link people to them."""

from .domains import BilingualName, Domain, Theme
from .mandates import Adhesion, Affiliation, Designation
from .organisations import Organisation, OrganisationQuerySet
from .periods import Period, PeriodQuerySet, end_of_day, in_force_q, start_of_day

__all__ = [
    "Adhesion",
    "Affiliation",
    "BilingualName",
    "Designation",
    "Domain",
    "Organisation",
    "OrganisationQuerySet",
    "Period",
    "PeriodQuerySet",
    "Theme",
    "end_of_day",
    "in_force_q",
    "start_of_day",
]
