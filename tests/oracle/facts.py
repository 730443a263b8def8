"""The raw rows from which rights follow, read without any of the policy's own code."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from wagtail.models import Page

from intranet.access.models import AccessRule, Membership, Space
from intranet.accounts.models import User
from intranet.territory.models import Adhesion, Affiliation, Designation, Organisation

STEP = 4  # the length of one level of a page's path


@dataclass(frozen=True)
class PageFact:
    pk: int
    path: str
    key: UUID
    alias_of: int | None
    live: bool
    owner: int | None
    locale: int

    @property
    def is_root(self) -> bool:
        return len(self.path) == STEP


@dataclass(frozen=True)
class SpaceFact:
    pk: int
    kind: str
    root_key: UUID | None
    parent: int | None
    domain: int | None
    audience: int
    referent_role: int | None
    team_role: int | None
    contributors_publish: bool
    archived: bool
    collection: int


@dataclass(frozen=True)
class PersonFact:
    pk: int
    active: bool
    superuser: bool


@dataclass(frozen=True)
class Dated:
    """One row of the four dated tables; the columns that a table lacks are None."""

    start: dt.datetime
    end: dt.datetime | None
    person: int | None = None
    organisation: int | None = None
    domain: int | None = None
    space: int | None = None
    role: int | None = None
    capacity: str | None = None

    def holds(self, at: dt.datetime) -> bool:
        if at < self.start:
            return False
        return self.end is None or at < self.end


class Facts:
    """Everything, read at once."""

    def __init__(self) -> None:
        rows = Page.objects.order_by("path").values_list(
            "pk", "path", "translation_key", "alias_of", "live", "owner", "locale"
        )
        self.pages = {row[0]: PageFact(*row) for row in rows}
        self.by_path = {page.path: page for page in self.pages.values()}
        self.versions: dict[UUID, list[PageFact]] = defaultdict(list)
        for page in self.pages.values():
            self.versions[page.key].append(page)
        self.spaces = {
            space["pk"]: SpaceFact(archived=space.pop("archived_at") is not None, **space)
            for space in Space.objects.values(
                "pk", "kind", "root_key", "parent", "domain", "audience", "referent_role", "team_role",
                "contributors_publish", "archived_at", "collection",
            )
        }  # fmt: skip
        self.space_opened_by = {space.root_key: space for space in self.spaces.values() if space.root_key}
        # What somebody chose for a page is kept beside the computed columns, and nowhere else.
        self.chosen = dict(
            AccessRule.objects.filter(own_audience__isnull=False).values_list("translation_key", "own_audience")
        )
        self.people = {
            pk: PersonFact(pk, active, superuser)
            for pk, active, superuser in User.objects.values_list("pk", "is_active", "is_superuser")
        }
        self.hosts = set(Organisation.objects.filter(is_host=True).values_list("pk", flat=True))
        self.memberships = _dated(Membership, person="user", space="space", role="role")
        self.affiliations = _dated(Affiliation, person="person", organisation="organisation", capacity="capacity")
        self.adhesions = _dated(Adhesion, organisation="organisation", domain="domain")
        self.designations = _dated(Designation, person="person", organisation="organisation", domain="domain")


def _dated(model: Any, **columns: str) -> list[Dated]:
    rows = model.objects.order_by("pk").values("valid_from", "valid_until", *columns.values())
    return [
        Dated(row["valid_from"], row["valid_until"], **{name: row[column] for name, column in columns.items()})
        for row in rows
    ]
