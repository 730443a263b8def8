"""Pages that editors recommend for a query, to those who may read them."""

from dataclasses import dataclass
from typing import Any

from intranet.access.policies import Person, visible_pages

from .kinds import labels_by_kind
from .models import PinnedResult


@dataclass(frozen=True)
class Recommended:
    """A page to be shown before all results; ``thing`` is what it is among them."""

    thing: str
    title: str
    summary: str
    language: str
    url: str
    type_label: str
    kind: str


def recommended(user: Person, text: str, language: str) -> list[Recommended]:
    """In their order, in the version of the reader's language where there is one."""
    pinned = list(PinnedResult.objects.for_query(text, language))
    if not pinned:
        return []
    keys = list(dict.fromkeys(each.page.translation_key for each in pinned))
    pages = visible_pages(user).filter(translation_key__in=keys).select_related("locale", "alias_of__locale").specific()
    best = {
        page.translation_key: page for page in sorted(pages, key=lambda page: page.locale.language_code == language)
    }
    labels = labels_by_kind()
    return [_recommended(best[key], labels) for key in keys if key in best]


def _recommended(page: Any, labels: dict[str, str]) -> Recommended:
    written_in = page.alias_of.locale if page.alias_of_id else page.locale
    kind = str(page._meta.model_name)
    return Recommended(
        f"page:{page.translation_key}",
        page.title,
        getattr(page, "summary", ""),
        written_in.language_code,
        page.get_url() or "",
        labels.get(kind, ""),
        kind,
    )
