"""Writes on the territory: check, change within a transaction, log."""

from .importing import ImportReport, import_epci
from .mandates import (
    StaleCell,
    add_adhesion,
    affiliate_referent,
    designate,
    end_adhesion,
    end_designation,
    replace_designation,
)
from .organisations import close_organisation, reopen_organisation
from .people import affiliate_person, appoint_administrator, end_administrator, end_affiliation
from .undoing import undo_change

__all__ = [
    "ImportReport",
    "StaleCell",
    "add_adhesion",
    "affiliate_person",
    "affiliate_referent",
    "appoint_administrator",
    "close_organisation",
    "designate",
    "end_adhesion",
    "end_administrator",
    "end_affiliation",
    "end_designation",
    "import_epci",
    "reopen_organisation",
    "replace_designation",
    "undo_change",
]
