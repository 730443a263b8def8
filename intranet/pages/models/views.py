"""How often pages are opened: numbers by page and day, and nothing of who opened them."""

import datetime as dt
from collections.abc import Iterable
from typing import Self

from django.db import connection, models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

# Rows of one statement: three parameters each, of which SQLite takes 32,766.
MOST_ROWS = 1000
HEAD = "INSERT INTO pages_pageviews (page_id, day, views) VALUES "
TAIL = " ON CONFLICT (page_id, day) DO UPDATE SET views = pages_pageviews.views + excluded.views"


class PageViewsQuerySet(models.QuerySet["PageViews"]):
    def since(self, day: dt.date) -> Self:
        return self.filter(day__gte=day)

    def add(self, counts: Iterable[tuple[int, dt.date, int]]) -> None:
        """Add views to what is counted already: one statement, whatever the number of pages.

        In the order of the pages, so that processes that write at once wait for each other instead of locking up.
        """
        rows = sorted(counts)
        with connection.cursor() as cursor:
            for start in range(0, len(rows), MOST_ROWS):
                written = rows[start : start + MOST_ROWS]
                places = ", ".join(["(%s, %s, %s)"] * len(written))
                cursor.execute(f"{HEAD}{places}{TAIL}", [value for row in written for value in row])


class PageViews(models.Model):
    """The views of one version of a page on one day, by the clock of the installation."""

    # Without a constraint in the database: a page may go while its last views are still to be written.
    page = models.ForeignKey(Page, on_delete=models.CASCADE, db_constraint=False, related_name="+")
    day = models.DateField(_("jour"))
    views = models.PositiveIntegerField(_("vues"), default=0)

    objects = PageViewsQuerySet.as_manager()

    class Meta:
        verbose_name = _("vues d’une page")
        verbose_name_plural = _("vues des pages")
        constraints = [models.UniqueConstraint(fields=["page", "day"], name="pages_views_once_a_day")]
        indexes = [models.Index(fields=["day"], name="pages_views_day")]

    def __str__(self) -> str:
        return f"{self.page_id}, {self.day}: {self.views}"
