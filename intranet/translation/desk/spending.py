"""What machines were given of a space's pages of late, which is what services bill."""

import datetime as dt
from typing import TypedDict

from django.db.models import Count, Q, Sum
from django.utils import timezone

from intranet.access.models import Space
from intranet.translation.models import MachineDraft

RECENT = dt.timedelta(days=30)


class Use(TypedDict):
    """``automatic``: of these drafts, those that nobody asked for."""

    drafts: int
    automatic: int
    characters: int


def use_of_machine(space: Space) -> Use:
    keys = space.rules.order_by().values("translation_key")
    recent = MachineDraft.objects.filter(
        translation__translation_key__in=keys, asked_at__gte=timezone.now() - RECENT
    ).order_by()
    found = recent.aggregate(
        drafts=Count("pk"), automatic=Count("pk", filter=Q(is_automatic=True)), characters=Sum("characters", default=0)
    )
    return Use(drafts=found["drafts"], automatic=found["automatic"], characters=found["characters"])
