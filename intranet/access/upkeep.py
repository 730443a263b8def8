"""What dates trigger: guests whose end comes near are told of."""

import datetime as dt

from intranet.notifications import due

from .actions import remind_of_guests


def register() -> None:
    due.register("access.remind_of_guests", remind_of_guests, every=dt.timedelta(hours=1))
