"""What the address of a search says: the names of its parameters are stable, so that searches can be shared."""

from dataclasses import dataclass

from django.http import QueryDict

from intranet.territory.models import Domain

from .engines import Filters, Sort
from .kinds import kinds
from .words import LANGUAGES

# A reader who wants the 1,001st page wants another query.
LAST_PAGE = 1000


@dataclass(frozen=True)
class Criteria:
    """``q``, the facets (``type``, ``domain``, ``language``, each as often as one likes), ``sort`` and ``p``."""

    text: str
    types: tuple[str, ...]
    domains: tuple[Domain, ...]
    languages: tuple[str, ...]
    sort: Sort
    page: int

    @property
    def filters(self) -> Filters:
        domains = tuple(domain.pk for domain in self.domains)
        return Filters({"type": self.types, "domain": domains, "language": self.languages})

    @property
    def is_narrowed(self) -> bool:
        return bool(self.types or self.domains or self.languages)

    def address(self, **changed: object) -> str:
        """The query string of this search, or of one that differs by what is given."""
        query = QueryDict(mutable=True)
        values = {"q": self.text, "sort": self.sort if self.sort is not Sort.RELEVANCE else "", **changed}
        if not changed.get("all"):
            query.setlist("type", list(self.types))
            query.setlist("domain", [domain.slug for domain in self.domains])
            query.setlist("language", list(self.languages))
        for name, value in values.items():
            if value and name != "all":
                query[name] = str(value)
        return "?" + query.urlencode()


def read_criteria(asked: QueryDict) -> Criteria:
    """What is unknown or out of bounds is left aside."""
    known = {kind for each in kinds() for kind in each.labels()}
    slugs = asked.getlist("domain")[:50]
    return Criteria(
        text=asked.get("q", "").replace("\0", "").strip(),
        types=tuple(sorted(known & set(asked.getlist("type")))),
        domains=tuple(Domain.objects.filter(slug__in=[slug.replace("\0", "") for slug in slugs])) if slugs else (),
        languages=tuple(sorted(set(LANGUAGES) & set(asked.getlist("language")))),
        sort=_sort(asked.get("sort", "")),
        page=_page(asked.get("p", "")),
    )


def _sort(raw: str) -> Sort:
    return Sort(raw) if raw in set(Sort) else Sort.RELEVANCE


def _page(raw: str) -> int:
    return min(max(int(raw), 1), LAST_PAGE) if raw.isascii() and raw.isdigit() and len(raw) < 6 else 1
