"""What the templates of calendars and events are given: only what the reader may see."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from . import happenings
from .months import Month, by_month
from .presentation import drafts_under
from .querysets import EventPageQuerySet
from .tags import Filters, put_tags

PAGE_LENGTH = 30
NEXT_TIMES = 6
# The values of the parameter ``vue``.
LIST, MONTH, PAST = "", "mois", "passes"


def calendar_context(page: Any, request: HttpRequest) -> dict[str, Any]:
    """The calendar as asked: what comes, a month, or what is over."""
    mine = page.events().visible_to(request.user)
    filters = Filters.of(request.user, mine, request.GET)
    events = filters.apply(mine)
    view = request.GET.get("vue", LIST)
    build = {MONTH: _month, PAST: _past}.get(view, _list)
    return {
        "filters": filters,
        "drafts": drafts_under(page, request),
        "ics_url": reverse("news:calendar_ics", args=[page.translation_key]),
        "subscribe_url": reverse("news:subscribe", args=[page.translation_key]),
        **build(events, request),
    }


def _list(events: EventPageQuerySet, request: HttpRequest) -> dict[str, Any]:
    pages = Paginator(happenings.upcoming(events), PAGE_LENGTH).get_page(request.GET.get("p"))
    shown = happenings.with_pages(pages.object_list, events)
    _put_tags(shown, request)
    return {"view": "list", "happenings": pages, "months": by_month(shown), "total": pages.paginator.count}


def _past(events: EventPageQuerySet, request: HttpRequest) -> dict[str, Any]:
    this_year = timezone.localdate().year
    first = happenings.first_year(events) or this_year
    asked = request.GET.get("annee", "")
    year = int(asked) if asked.isascii() and asked.isdigit() and len(asked) == 4 else this_year
    year = min(max(year, min(first, this_year)), this_year)
    pages = Paginator(happenings.past(events, year), PAGE_LENGTH).get_page(request.GET.get("p"))
    shown = happenings.with_pages(pages.object_list, events)
    _put_tags(shown, request)
    return {
        "view": "past",
        "happenings": pages,
        "months": by_month(shown),
        "total": pages.paginator.count,
        "year": year,
        "previous_year": year - 1 if year > first else None,
        "next_year": year + 1 if year < this_year else None,
    }


def _month(events: EventPageQuerySet, request: HttpRequest) -> dict[str, Any]:
    today = timezone.localdate()
    month = Month.asked(request.GET.get("mois"), today)
    found = happenings.between(events, month.first, month.last)
    shown = happenings.with_pages(found, events)
    weeks = month.weeks(shown, today)
    return {
        "view": "month",
        "month": month,
        "weeks": weeks,
        "this_month": Month.asked(None, today),
        "total": len(shown),
    }


def _put_tags(shown: list[happenings.Shown], request: HttpRequest) -> None:
    put_tags(request.user, {each.page.pk: each.page for each in shown}.values())


def event_context(page: Any, request: HttpRequest) -> dict[str, Any]:
    """The next times of the event, its tags, and the way to put it in a calendar."""
    put_tags(request.user, [page])
    timing, today = page.timing, timezone.localdate()
    horizon = max(today, timing.starts_on) + happenings.AHEAD
    now = timezone.now()
    times = [each for each in timing.between(today, horizon) if each.end > now][: NEXT_TIMES + 1]
    first = next(timing.between(timing.starts_on, timing.starts_on + happenings.AHEAD), None)
    return {
        "tags": page.tags_shown,
        "timing": timing,
        "next_time": times[0] if times else None,
        "main_time": times[0] if times else first,
        "further_times": times[1:NEXT_TIMES] if timing.recurrence else [],
        "has_more_times": len(times) > NEXT_TIMES,
        "excluded_to_come": sorted(day for day in timing.excluded if day >= today),
        "ics_url": reverse("news:event_ics", args=[uid_key(page)]),
    }


def uid_key(page: Page) -> Any:
    """The translation key by which calendar programs know the event, whatever page shows it."""
    return page.alias_of.translation_key if page.alias_of_id else page.translation_key
