"""Writes on the territory: check, change within a transaction, log."""

from .importing import ImportReport, import_epci

__all__ = ["ImportReport", "import_epci"]
