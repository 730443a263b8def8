"""Columns that apps above add to the explorer's lists of pages. Each reads what it shows for all rows at once."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from django.utils.functional import Promise
from wagtail.admin.ui.tables import Column
from wagtail.models import Page


class ReadAheadColumn(Column):
    """``read`` gives what the column says of each page, by number, in a number of queries that rows do not change."""

    def __init__(
        self, name: str, label: str | Promise, read: Callable[[Sequence[Page]], Mapping[int, Any]], **kwargs: Any
    ) -> None:
        super().__init__(name, label=label, **kwargs)
        self._read = read

    def read_ahead(self, pages: Iterable[Page]) -> None:
        """``pages`` are the very ones that the table then shows."""
        rows = list(pages)
        known = self._read(rows)
        for page in rows:
            page.__dict__[self._kept] = known.get(page.pk, "")

    def get_value(self, instance: Page) -> Any:
        return instance.__dict__.get(self._kept, "")

    @property
    def _kept(self) -> str:
        return f"_read_ahead_{self.name}"


_more: dict[str, ReadAheadColumn] = {}


def register_page_column(column: ReadAheadColumn) -> None:
    """To be called from ``AppConfig.ready``; the same name is replaced."""
    _more[column.name] = column


def more_columns() -> list[ReadAheadColumn]:
    return list(_more.values())
