"""What a clock does for translations."""

import datetime as dt

from intranet.notifications import due
from intranet.translation.tasks import take_up_abandoned

from .pages import reconcile


def register() -> None:
    due.register("translation.take_up_drafts", take_up_abandoned, every=dt.timedelta(minutes=1))
    due.register("translation.reconcile", reconcile, every=dt.timedelta(days=1))
