"""What a clock does for news and events: forget what subscribers need not be told any more."""

import datetime as dt

from django.db.models import Exists, OuterRef
from django.utils import timezone

from intranet.access.models import Audience
from intranet.notifications import due

from .models import EventNotice, EventPage
from .models.subscriptions import told_for


def forget_withdrawn() -> None:
    """Of events deleted long ago nothing stays; of those withdrawn, only the number of the last version."""
    forget_withdrawn_before(timezone.now() - told_for())


def forget_withdrawn_before(limit: dt.datetime) -> None:
    """The same for another instant than today's."""
    old = EventNotice.objects.filter(withdrawn_at__lt=limit)
    page = EventPage.objects.filter(translation_key=OuterRef("event_key"))
    old.filter(~Exists(page)).delete()
    old.update(last_words={}, space=None, calendar_key=None, audience=Audience.MEMBERS)


def register() -> None:
    due.register("news.forget_withdrawn", forget_withdrawn, every=dt.timedelta(days=1))
