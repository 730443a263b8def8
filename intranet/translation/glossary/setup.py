"""The glossary that every installation starts with; its editors make it theirs."""

from pathlib import Path

from intranet.translation.models import Term

from .files import apply_file

SEED = Path(__file__).parent / "data" / "glossary.csv"


def ensure_glossary() -> None:
    """Load the terms of the field where there is no glossary at all: what editors took out does not come back."""
    if Term.objects.exists():
        return
    report = apply_file(SEED.read_bytes(), by=None)
    if not report.is_valid:
        raise ValueError(
            f"{SEED.name}: {report.fault or [(line.number, line.faults) for line in report.lines if line.faults]}"
        )
