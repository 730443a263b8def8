"""What is kept only for a time: the registry of rules, which ``manage.py apply_retention`` and a daily job apply."""

import datetime as dt
import logging
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Rule:
    """``name`` says what goes ("journal.entries"); the setting named ``days`` says after how many days.

    ``apply`` is given the instant before which things are too old, and whether only to count; it returns how many.
    """

    name: str
    days: str
    apply: Callable[[dt.datetime, bool], int]


@dataclass(frozen=True)
class Outcome:
    """What one rule did, or would do; ``count`` is None where it failed, which the log tells."""

    rule: Rule
    count: int | None


_rules: dict[str, Rule] = {}


def register_rule(rule: Rule) -> Rule:
    """Add a rule. Raises ``ValueError`` where another has its name."""
    if rule.name in _rules:
        raise ValueError(f"A rule named {rule.name!r} is registered already.")
    _rules[rule.name] = rule
    return rule


def rules() -> list[Rule]:
    """All rules, in the order of their registration, which is that of their application."""
    return list(_rules.values())


def apply_rules(at: dt.datetime | None = None, *, dry_run: bool = False) -> list[Outcome]:
    """Apply each rule as of that instant (now by default), or only count. One that fails stops no other."""
    return [Outcome(rule, _apply(rule, at or timezone.now(), dry_run)) for rule in rules()]


def _apply(rule: Rule, at: dt.datetime, dry_run: bool) -> int | None:
    limit = at - dt.timedelta(days=getattr(settings, rule.days))
    try:
        with transaction.atomic():
            count = rule.apply(limit, dry_run)
    except Exception:
        logger.exception("The rule of retention %s failed.", rule.name)
        return None
    if count and not dry_run:
        logger.info("Retention: %s (%s days): %d.", rule.name, getattr(settings, rule.days), count)
    return count


def deleting(find: Callable[[dt.datetime], models.QuerySet]) -> Callable[[dt.datetime, bool], int]:
    """The ``apply`` of a rule that deletes the rows which ``find`` gives for that limit."""

    def apply(limit: dt.datetime, dry_run: bool) -> int:
        rows = find(limit)
        count = rows.count()
        if not dry_run:
            rows.delete()
        return count

    return apply
