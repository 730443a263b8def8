"""The rules of access as the architecture page words them, evaluated in the plainest way that can be read aloud.

Nothing here is shared with the policy: no query, no stored rule, no constant of its tables. It is slow on purpose.
"""

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from .facts import STEP, Facts, PageFact, SpaceFact

READER, CONTRIBUTOR, EDITOR, MANAGER = 1, 2, 3, 4
MEMBERS, POLE, NETWORK, PUBLIC = 0, 1, 2, 3
WRITES = ("add", "edit", "publish", "withdraw", "lock", "delete", "move", "share")


class Evaluation:
    """What holds at one instant."""

    def __init__(self, facts: Facts, at: dt.datetime) -> None:
        self.facts = facts
        self.at = at
        self._roles: dict[int, dict[int, int]] = {}
        self._places: dict[int, tuple[int, int] | None] = {}

    # Where a page is, and who may read there

    def source_of(self, key: UUID) -> PageFact | None:
        """A group of translations is ruled by the page written first among those that are pages of their own."""
        written = [page for page in self.facts.versions[key] if page.alias_of is None]
        return min(written, key=lambda page: page.pk, default=None)

    def parent_of(self, page: PageFact) -> PageFact | None:
        return self.facts.by_path.get(page.path[:-STEP])

    def place_of(self, page: PageFact) -> tuple[int, int] | None:
        """The space that a page belongs to and the widest audience it may have; None outside any space."""
        if page.pk not in self._places:
            self._places[page.pk] = self._climb(page)
        return self._places[page.pk]

    def _climb(self, page: PageFact) -> tuple[int, int] | None:
        if page.is_root:
            return None
        original = self.facts.pages.get(page.alias_of) if page.alias_of else None
        if original is not None and original.key != page.key:
            # An alias with a key of its own shows another page: it is read by whoever reads that page.
            return self.place_of(original)
        source = self.source_of(page.key)
        if source is None:
            return self.place_of(original) if original is not None else None
        if source.pk != page.pk:
            return self.place_of(source)
        parent = self.parent_of(page)
        above = self.place_of(parent) if parent is not None else None
        opened = self.facts.space_opened_by.get(page.key)
        if opened is None and above is None:
            return None
        audience = self.facts.chosen.get(page.key, PUBLIC)
        if above is not None:
            audience = min(audience, above[1])
        if opened is not None:
            # An archived space is read by its members only.
            audience = min(audience, MEMBERS if opened.archived else opened.audience)
            return opened.pk, audience
        return above[0], audience  # type: ignore[index]

    def space_above(self, space: SpaceFact) -> int | None:
        """The space that contains a section's space follows from the tree; the others stand where they were made."""
        if space.kind != "section":
            return space.parent
        source = self.source_of(space.root_key) if space.root_key else None
        parent = self.parent_of(source) if source is not None else None
        if parent is None:
            return space.parent
        above = self.place_of(parent)
        return above[0] if above is not None else space.parent

    # What a person holds

    def signed_in(self, person: int | None) -> bool:
        return person is not None and self.facts.people[person].active

    def superuser(self, person: int | None) -> bool:
        return self.signed_in(person) and self.facts.people[person].superuser  # type: ignore[index]

    def standing(self, person: int | None) -> str:  # noqa: C901 - spelt out on purpose
        """Of the pôle: affiliated to the host or to any organisation that adheres to something, all in force."""
        if not self.signed_in(person):
            return "anonymous"
        if self.superuser(person):
            return "pole"
        for affiliation in self.facts.affiliations:
            if affiliation.person != person or not affiliation.holds(self.at):
                continue
            if affiliation.organisation in self.facts.hosts:
                return "pole"
            for adhesion in self.facts.adhesions:
                if adhesion.organisation == affiliation.organisation and adhesion.holds(self.at):
                    return "pole"
        for membership in self.facts.memberships:
            if membership.person == person and membership.holds(self.at):
                space = self.facts.spaces[membership.space]  # type: ignore[index]
                if space.kind == "network" and not space.archived:
                    return "network"
        return "anonymous"

    def granted(self, person: int, space: SpaceFact) -> int:
        """The highest role given in that very space, 0 where there is none."""
        roles = [0]
        for membership in self.facts.memberships:
            if membership.person == person and membership.space == space.pk and membership.holds(self.at):
                roles.append(membership.role or 0)
        if space.referent_role is not None and self.is_referent(person, space.domain):
            roles.append(space.referent_role)
        if space.team_role is not None and self.is_team(person):
            roles.append(space.team_role)
        return max(roles)

    def is_referent(self, person: int, domain: int | None) -> bool:
        """Affiliated to an organisation that adheres to the domain and designated them for it, all three in force."""
        if domain is None:
            return False
        employers = {row.organisation for row in self.facts.affiliations if row.person == person and row.holds(self.at)}
        adhering = {row.organisation for row in self.facts.adhesions if row.domain == domain and row.holds(self.at)}
        designating = {
            row.organisation
            for row in self.facts.designations
            if row.person == person and row.domain == domain and row.holds(self.at)
        }
        return bool(employers & adhering & designating)

    def is_team(self, person: int) -> bool:
        return any(
            row.person == person
            and row.capacity == "officer"
            and row.organisation in self.facts.hosts
            and row.holds(self.at)
            for row in self.facts.affiliations
        )

    def held_role(self, person: int, space: SpaceFact) -> int:
        """With inheritance: whoever manages a space manages those within it. No other role goes down."""
        own = self.granted(person, space)
        seen = {space.pk}
        above = self.space_above(space)
        while above is not None and above not in seen:
            seen.add(above)
            if self.granted(person, self.facts.spaces[above]) == MANAGER:
                return MANAGER
            above = self.space_above(self.facts.spaces[above])
        return own

    def role(self, person: int | None, space_id: int) -> int:
        """For content: an archived space leaves its people the right to read."""
        if not self.signed_in(person):
            return 0
        known = self._roles.setdefault(person, {})  # type: ignore[arg-type]
        if space_id not in known:
            space = self.facts.spaces[space_id]
            held = self.held_role(person, space)  # type: ignore[arg-type]
            known[space_id] = min(held, READER) if space.archived else held
        return known[space_id]

    # Pages

    def may(self, person: int | None, action: str, page: PageFact) -> bool:
        if action == "read":
            return self.may_read(person, page)
        if not self.signed_in(person):
            return False
        if page.is_root:
            return action == "add" and self.superuser(person)
        if action == "delete":
            return self.may_delete(person, page)
        if action == "move":
            return self.may_move(person, page)
        return self.may_alone(person, action, page)

    def may_read(self, person: int | None, page: PageFact) -> bool:
        if not page.live:
            return False
        if self.superuser(person):
            return True
        place = self.place_of(page)
        if place is None:
            return False
        space, audience = place
        readers = {PUBLIC: ("anonymous", "network", "pole"), NETWORK: ("network", "pole"), POLE: ("pole",), MEMBERS: ()}
        return self.standing(person) in readers[audience] or self.role(person, space) >= READER

    def may_alone(self, person: int | None, action: str, page: PageFact) -> bool:  # noqa: C901 - spelt out
        """The right on that page, whatever is below it."""
        place = self.place_of(page)
        if place is not None and self.facts.spaces[place[0]].archived:
            return False
        if self.superuser(person):
            return True
        if place is None:
            return False
        role = self.role(person, place[0])
        if role == MANAGER:
            return True
        if role == EDITOR:
            return action != "share"
        if role == CONTRIBUTOR:
            if action == "add":
                return True
            if page.owner != person:
                return False
            if action in {"edit", "withdraw"}:
                return True
            if action == "publish":
                return self.facts.spaces[place[0]].contributors_publish
            if action in {"delete", "move"}:
                return not page.live
        return False

    def branch(self, page: PageFact) -> list[PageFact]:
        return [below for path, below in self.facts.by_path.items() if path.startswith(page.path)]

    def deleted_along(self, page: PageFact) -> list[PageFact]:
        """All that goes with a page: what is below, and the aliases of any of it with what is below them."""
        gone: dict[int, PageFact] = {}
        ahead = [page]
        while ahead:
            for below in self.branch(ahead.pop()):
                if below.pk not in gone:
                    gone[below.pk] = below
                    ahead += [alias for alias in self.facts.pages.values() if alias.alias_of == below.pk]
        return list(gone.values())

    def may_delete(self, person: int | None, page: PageFact) -> bool:
        gone = self.deleted_along(page)
        if not all(self.may_alone(person, "delete", each) for each in gone):
            return False
        if self.superuser(person):
            return True
        if any(each.key in self.facts.space_opened_by for each in gone):
            return False
        place = self.place_of(page)
        if place is not None and self.role(person, place[0]) == MANAGER:
            return True
        aliases = [alias for alias in self.facts.pages.values() if alias.alias_of == page.pk]
        return all(len(self.branch(each)) == 1 for each in [page, *aliases])

    def may_move(self, person: int | None, page: PageFact) -> bool:
        """The versions of a page move together, each with what is below it."""
        moved = [below for version in self.facts.versions[page.key] for below in self.branch(version)]
        if not all(self.may_alone(person, "move", each) for each in moved):
            return False
        if self.superuser(person):
            return True
        opened = [self.facts.space_opened_by[each.key] for each in moved if each.key in self.facts.space_opened_by]
        return all(self.role(person, space.pk) == MANAGER for space in opened)

    def pages(self, person: int | None, action: str) -> set[int]:
        return {page.pk for page in self.facts.pages.values() if self.may(person, action, page)}

    # People

    def holders(self, role: int, space_ids: Iterable[int]) -> set[int]:
        return {
            person.pk
            for person in self.facts.people.values()
            if person.active and any(self.role(person.pk, space_id) >= role for space_id in space_ids)
        }

    # Files

    def may_file(self, person: int | None, action: str, collection: int, uploader: int | None) -> bool:
        """Files belong to their space. Add and choose: contributors; change, delete: editors and whoever sent it."""
        if not self.signed_in(person):
            return False
        space = next((space for space in self.facts.spaces.values() if space.collection == collection), None)
        if space is not None and space.archived:
            return False
        if self.superuser(person):
            return True
        if space is None:
            return False
        role = self.role(person, space.pk)
        if action in {"add", "choose"}:
            return role >= CONTRIBUTOR
        return role >= EDITOR or (role >= CONTRIBUTOR and uploader == person)
