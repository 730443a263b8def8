"""What readers do with their notices, and what they choose to be told of."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from .events import is_on_site, topic_named
from .models import Channel, Notice, Preference


def mark_read(notice: Notice) -> None:
    """Once: what was read stays so."""
    Notice.objects.filter(pk=notice.pk, read_at=None).update(read_at=timezone.now())


def mark_all_read(reader: Any, *, until: int) -> int:
    """All that reader's notices up to the one of that number, which is the newest that they saw; returns how many."""
    unread = Notice.objects.filter(reader=reader, read_at=None, pk__lte=until)
    return unread.update(read_at=timezone.now())


@transaction.atomic
def choose_channels(reader: Any, chosen: Mapping[str, str]) -> None:
    """Set how that reader takes each of these topics, by themselves."""
    for topic, channel in chosen.items():
        Preference.objects.update_or_create(reader=reader, topic=topic, defaults={"channel": Channel(channel)})
    log(instance=reader, action="notifications.choose", user=reader, data={"chosen": dict(chosen)})


@transaction.atomic
def refuse_mails(preference: Preference) -> Preference:
    """No more mails of that topic to that reader, who asks it by a link and is not signed in. Safe to do again.

    What is told on the site besides goes on; who refused that too still does.
    """
    current = Preference.objects.select_for_update().get(pk=preference.pk)
    if current.channel == Channel.MAIL:
        topic = topic_named(current.topic)
        current.channel = Channel.SITE if topic and is_on_site(topic) else Channel.NONE
        current.save(update_fields=["channel"])
        log(instance=current.reader, action="notifications.refuse_mails", data={"topic": current.topic})
    return current


def prune_notices(at: dt.datetime | None = None) -> int:
    """Remove the notices older than ``NOTICE_DAYS``, read or not; returns how many."""
    limit = (at or timezone.now()) - dt.timedelta(days=settings.NOTICE_DAYS)
    return Notice.objects.filter(created_at__lt=limit).delete()[0]
