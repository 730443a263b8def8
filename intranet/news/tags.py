"""The tags of listed pages, and filters by them: only what the reader may know of."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q, QuerySet
from django.http import QueryDict
from wagtail.models import Page

from intranet.access.models import TAG_KINDS, AccessRule, Space
from intranet.access.policies import Person, access_of
from intranet.territory.models import Domain

from .querysets import TaggedPageQuerySet

# The parameters of addresses.
WORKSPACE, DOMAIN = "espace", "domaine"


@dataclass
class Tags:
    """What one page is about."""

    workspaces: list[Space] = field(default_factory=list)
    domains: list[Domain] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.workspaces or self.domains)


def known_workspaces(user: Person) -> QuerySet[Space]:
    """The workspaces, and the network, that this person may know of."""
    return access_of(user).visible_spaces().filter(kind__in=TAG_KINDS)


def put_tags(user: Person, pages: Iterable[Any]) -> None:
    """Give each of these pages, all of one type, the ``tags`` that this person may see. Two queries in all."""
    by_pk = {page.pk: page for page in pages}
    tags: dict[int, Tags] = defaultdict(Tags)
    if by_pk:
        model = type(next(iter(by_pk.values())))
        known = known_workspaces(user).values("pk")
        for pk, space in _links(model, "workspaces", by_pk, Q(space__in=known)):
            tags[pk].workspaces.append(space)
        for pk, domain in _links(model, "domains", by_pk, Q()):
            tags[pk].domains.append(domain)
    for pk, page in by_pk.items():
        tags[pk].workspaces.sort(key=lambda space: space.label)
        tags[pk].domains.sort(key=lambda domain: domain.order)
        page.tags_shown = tags[pk]


def _links(model: type[Page], name: str, keys: Iterable[int], which: Q) -> Iterator[tuple[int, Any]]:
    """Each of the pages' tags of that field, with the number of the page."""
    tag_field = model._meta.get_field(name)
    target, source = tag_field.m2m_reverse_field_name(), tag_field.m2m_column_name()
    rows = tag_field.remote_field.through._default_manager.filter(which, **{f"{source}__in": list(keys)})
    for row in rows.select_related(target):
        yield getattr(row, source), getattr(row, target)


@dataclass
class Filters:
    """What a listing is narrowed to, and what it may be narrowed to: what tags, or holds, pages that are listed."""

    workspaces: list[Space] = field(default_factory=list)
    domains: list[Domain] = field(default_factory=list)
    workspace: str = ""
    domain: str = ""

    @classmethod
    def of(cls, user: Person, pages: TaggedPageQuerySet, asked: QueryDict) -> "Filters":
        rules = AccessRule.objects.filter(translation_key__in=pages.order_by().values("translation_key"))
        tagged = Q(pk__in=pages.order_by().values("workspaces"))
        workspaces = list(known_workspaces(user).filter(tagged | Q(pk__in=rules.values("space"))))
        tagged_domains = Q(pk__in=pages.order_by().values("domains"))
        of_workspaces = Q(pk__in={space.domain_id for space in workspaces if space.domain_id})
        domains = Domain.objects.filter(tagged_domains | of_workspaces | Q(pk__in=rules.values("space__domain")))
        return cls(
            sorted(workspaces, key=lambda space: space.label),
            list(domains),
            asked.get(WORKSPACE, ""),
            asked.get(DOMAIN, ""),
        )

    def __bool__(self) -> bool:
        """Whether the listing is narrowed."""
        return bool(self.workspace or self.domain)

    @property
    def offers(self) -> bool:
        return bool(self.workspaces or self.domains)

    def apply(self, pages: Any) -> Any:
        """Those that meet the filters; none where a filter names what is not there, or not theirs to know."""
        if self.workspace:
            space = next((each for each in self.workspaces if each.slug == self.workspace), None)
            pages = pages.none() if space is None else pages.about_workspace(space)
        if self.domain:
            domain = next((each for each in self.domains if each.slug == self.domain), None)
            spaces = [space for space in self.workspaces if domain is not None and space.domain_id == domain.pk]
            pages = pages.none() if domain is None else pages.about_domain(domain, spaces)
        return pages
