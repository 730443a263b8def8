"""Counting the views of pages, in the memory of each process, and writing them down now and then.

A view costs no query. What was counted is written in one statement, at most :data:`EVERY` seconds after the first of
those views and at the end of the process: one that is killed loses less than a minute of them.

Not counted: answers other than a page, what programs ask for (robots, a browser that fetches ahead), the owner of
the page on their own page. Nothing is kept of who reads: whoever opens a page twice is counted twice.
"""

import atexit
import datetime as dt
import logging
import re
from collections import Counter
from threading import Lock, Timer

from django.conf import settings
from django.db import DatabaseError, connections
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from wagtail.models import Page

from .models import PageViews

logger = logging.getLogger(__name__)

EVERY = 45
ROBOTS = re.compile(
    r"bot\b|bot[/_-]|crawl|spider|slurp|preview|monitor|headless|curl|wget|python|java/|http-?client", re.I
)


class ViewCounter:
    """The views that this process has seen and not written yet."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._counts: Counter[tuple[int, dt.date]] = Counter()
        self._timer: Timer | None = None

    def note(self, page: int) -> None:
        with self._lock:
            self._counts[page, timezone.localdate()] += 1
            if self._timer is None:
                self._timer = Timer(EVERY, self._write_in_time)
                self._timer.daemon = True
                self._timer.start()

    def write(self) -> None:
        """Write what was counted; where the database does not take it, it is tried again with what comes next."""
        with self._lock:
            counts, self._counts = self._counts, Counter()
            timer, self._timer = self._timer, None
        if timer is not None:
            timer.cancel()
        if not counts:
            return
        try:
            PageViews.objects.all().add((page, day, views) for (page, day), views in counts.items())
        except DatabaseError as error:
            logger.warning("The views of %d pages are not written: %s", len(counts), error)
            with self._lock:
                self._counts.update(counts)

    def _write_in_time(self) -> None:
        """In a thread of its own, which leaves no connection behind."""
        try:
            self.write()
        finally:
            connections.close_all()


counter = ViewCounter()
atexit.register(counter.write)


def note_view(request: HttpRequest, page: Page, response: HttpResponse) -> None:
    """Count that somebody reads the page, where that is what happens."""
    if settings.COUNT_PAGE_VIEWS and response.status_code == 200 and _is_read(request) and not _is_own(request, page):
        counter.note(page.pk)


def _is_read(request: HttpRequest) -> bool:
    """By a person in front of a browser, as far as it says so."""
    agent = request.headers.get("User-Agent", "")
    ahead = "prefetch" in request.headers.get("Sec-Purpose", "")
    return request.method == "GET" and bool(agent) and not ahead and ROBOTS.search(agent) is None


def _is_own(request: HttpRequest, page: Page) -> bool:
    return request.user.is_authenticated and page.owner_id == request.user.pk
