"""What dates trigger: translators hear once a day of the originals that changed."""

import datetime as dt

from intranet.notifications import due

from .notices import tell_outdated


def register() -> None:
    due.register("translation.tell_outdated", tell_outdated, every=dt.timedelta(days=1))
