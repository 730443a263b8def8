"""What is looked for, counted without saying by whom, so that editors learn what readers miss.

A reader counts once a day for the same words: who they are is hashed for that, in the cache, for a day, and nowhere
else. What looks like somebody's data is not counted at all: an address, a telephone or another long number, the name
of a person who was found. What few have asked is in no report (``SEARCH_LOG_LEAST``): words can tell who typed them.
"""

import csv
import datetime as dt
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.cache import cache
from django.db.models import F, Max, Min, QuerySet, Sum
from django.http import HttpRequest
from django.utils import timezone

from .models import Found, SearchCount
from .models.counts import LONGEST_KEPT
from .searching import Results, leaving_it_where_somebody_else_writes
from .words import fold

_DAY = 24 * 60 * 60
_ADDRESS = re.compile(r"\S@\S")
# Nine digits are the number of an organisation (SIREN), ten and more a telephone, an account, a social security number.
_LONG_NUMBER = re.compile(r"\+\d(?:[\s.\-()/]*\d){7,}|\d(?:[\s.\-()/]*\d){9,}|(?<!\d)0\d(?:[\s.\-()/]*\d){7,}")


def count_search(request: HttpRequest, results: Results, language: str) -> bool:
    """Count what somebody has just been answered, if it may be; returns whether it was."""
    kept = kept_words(results.query.text)
    if not kept or is_personal(results) or not _is_first_today(request, kept):
        return False
    with leaving_it_where_somebody_else_writes():
        key = {"day": timezone.localdate(), "words": kept, "language": language, "found": Found.of(results.total)}
        SearchCount.objects.bulk_create([SearchCount(**key)], ignore_conflicts=True)
        SearchCount.objects.filter(**key).update(times=F("times") + 1)
    return True


def kept_words(text: str) -> str:
    """What was typed as it is counted, folded; empty for what is too long to be a search, or blank."""
    folded = fold(" ".join(text.casefold().replace("’", "'").split()))
    return folded if len(folded) <= LONGEST_KEPT else ""


def is_personal(results: Results) -> bool:
    """Whether it looks like somebody's data."""
    text = results.query.text
    if _ADDRESS.search(text) or _LONG_NUMBER.search(text):
        return True
    sought = {word.plain for word in results.query.sought}
    return any(
        result.entry.source == "person" and sought <= {fold(word) for word in result.entry.title.casefold().split()}
        for result in results.shown
    )


def _is_first_today(request: HttpRequest, words: str) -> bool:
    user = request.user
    who = f"person:{user.pk}" if user.is_authenticated else f"address:{get_adapter().get_client_ip(request)}"
    what = f"{settings.SECRET_KEY}:{who}:{timezone.localdate()}:{words}"
    return cache.add(f"search.counted:{hashlib.sha256(what.encode()).hexdigest()}", 1, _DAY)


@dataclass(frozen=True)
class Line:
    """Words of a report: how many times asked, the most and the least found, the last day."""

    words: str
    language: str
    times: int
    least: Found
    most: Found
    last_day: dt.date


def frequent(days: int) -> list[Line]:
    """What was asked most in the last so many days, by enough readers to tell nobody."""
    return _lines(_counts(days))


def in_vain(days: int) -> list[Line]:
    """The same, of what found nothing."""
    return _lines(_counts(days).filter(found=Found.NOTHING))


# Lines of a report.
MOST_LINES = 100


def _counts(days: int) -> QuerySet[SearchCount]:
    return SearchCount.objects.filter(day__gt=timezone.localdate() - dt.timedelta(days=days))


def _lines(counts: QuerySet[SearchCount]) -> list[Line]:
    rows = (
        counts.order_by()
        .values("words", "language")
        .annotate(sum=Sum("times"), least=Min("found"), most=Max("found"), last=Max("day"))
        .filter(sum__gte=settings.SEARCH_LOG_LEAST)
        .order_by("-sum", "words", "language")[:MOST_LINES]
    )
    return [
        Line(row["words"], row["language"], row["sum"], Found(row["least"]), Found(row["most"]), row["last"])
        for row in rows
    ]


@dataclass(frozen=True)
class Totals:
    """Over a period: searches counted, those that found nothing, and those told of in no line."""

    times: int
    vain: int
    rare: int


def totals(days: int) -> Totals:
    counts = _counts(days)
    told = counts.order_by().values("words", "language").annotate(sum=Sum("times"))
    rare = told.filter(sum__lt=settings.SEARCH_LOG_LEAST).aggregate(all=Sum("sum"))["all"]
    every = counts.aggregate(all=Sum("times"))["all"]
    vain = counts.filter(found=Found.NOTHING).aggregate(all=Sum("times"))["all"]
    return Totals(every or 0, vain or 0, rare or 0)


def as_csv(headings: list[str], lines: list[Line]) -> str:
    """For a spreadsheet, which must take nothing that a reader typed for a formula."""
    file = StringIO()
    writer = csv.writer(file)
    writer.writerow(headings)
    writer.writerows(_cells(lines))
    return "\ufeff" + file.getvalue()


def _cells(lines: list[Line]) -> Iterator[list[object]]:
    for line in lines:
        words = f"'{line.words}" if line.words[0] in "=+-@\t\r" else line.words
        yield [words, line.language, line.times, line.least.label, line.most.label, line.last_day.isoformat()]
