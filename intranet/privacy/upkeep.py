"""What a clock does for people's data."""

import datetime as dt

from intranet.notifications import due

from .retention import apply_rules


def apply_retention() -> None:
    """Apply all rules. Raises ``RuntimeError`` with the names of those that failed, so that the clock tells of it."""
    failed = [outcome.rule.name for outcome in apply_rules() if outcome.count is None]
    if failed:
        raise RuntimeError(f"These rules of retention failed: {', '.join(failed)}")


def register() -> None:
    due.register("privacy.apply_retention", apply_retention, every=dt.timedelta(days=1))
