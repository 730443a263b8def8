"""For how long the counts of views are kept."""

import datetime as dt

from django.utils import timezone

from intranet.privacy.retention import Rule, register_rule

from .models import PageViews


def prune_views(before: dt.datetime, dry_run: bool) -> int:
    old = PageViews.objects.filter(day__lt=timezone.localtime(before).date())
    return old.count() if dry_run else old.delete()[0]


def register() -> None:
    register_rule(Rule("pages.views", "PAGE_VIEWS_DAYS", prune_views))
