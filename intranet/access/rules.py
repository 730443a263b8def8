"""The rows of :class:`AccessRule`: made with each page, remade when the tree or a space changes, checked on demand."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_
from uuid import UUID

from django.db import transaction
from django.db.models import Min, Q
from wagtail.models import Page

from .models import AccessRule, Audience, Space

# Above so many keys, naming them in a query costs more than reading all rows.
NAMED_KEYS = 500


@dataclass(frozen=True)
class Place:
    """What a page hands down: the space it is in and the widest audience below it."""

    space_id: int
    audience: int


@dataclass(frozen=True)
class PageRow:
    """The few columns of a page on which its rule depends."""

    pk: int
    path: str
    key: UUID
    alias_of_key: UUID | None

    @property
    def is_plain_alias(self) -> bool:
        """An alias within one language; the alias of a translation shares its source's key."""
        return self.alias_of_key is not None and self.alias_of_key != self.key


@dataclass(frozen=True)
class Difference:
    """A rule that is not what the tree says. ``found`` None: no such row; ``expected`` None: one row too many."""

    key: UUID
    found: Place | None
    expected: Place | None


@dataclass(frozen=True)
class Stray:
    """A section's space, and the space that its page stands in."""

    space: Space
    parent_id: int


def make_rule(page: Page, copied_from: UUID | None = None) -> AccessRule | None:
    """The rule of a page just created; None outside any space.

    A plain alias takes the rule of what it mirrors. A copy (``copied_from``: the translation key of the original) is
    never read more widely than its original, wherever it lands.
    """
    existing = AccessRule.objects.filter(translation_key=page.translation_key).first()
    if existing is not None:
        return existing
    if page.alias_of_id:
        place = _stored_place(page.alias_of.translation_key)
    else:
        parent_key = Page.objects.filter(path=page.path[: -Page.steplen]).values_list("translation_key", flat=True)
        place = _stored_place(parent_key.first())
    if place is None:
        return None
    own = None
    if copied_from is not None:
        original = _stored_place(copied_from)
        limit = Audience.MEMBERS if original is None else original.audience
        own = limit if limit < place.audience else None
    return AccessRule.objects.create(
        translation_key=page.translation_key,
        space_id=place.space_id,
        audience=place.audience if own is None else own,
        own_audience=own,
    )


@transaction.atomic
def settle_converted(page: Page) -> None:
    """An alias made a page of its own belongs to where it stands, and is not read more widely for that."""
    rule = AccessRule.objects.filter(translation_key=page.translation_key).first()
    limit = Audience.MEMBERS if rule is None else rule.audience
    refresh_group(page.translation_key)
    widened = AccessRule.objects.filter(translation_key=page.translation_key, audience__gt=limit)
    if widened.update(own_audience=limit):
        refresh_group(page.translation_key)


@transaction.atomic
def refresh_group(key: UUID) -> int:
    """Recompute the rules of a page in all its languages, of all below it, and of the aliases that follow them.

    Returns how many rows changed. A constant number of queries, but for branches of plain aliases elsewhere.
    """
    paths = Page.objects.filter(translation_key=key).values_list("path", flat=True)
    return _refresh([Q(path__startswith=path) for path in paths])


def follows(page: Page, top: Page) -> bool:
    """Whether the rule of ``page`` follows from a page at or below ``top``: moved there, ``top`` would rule itself."""
    versions = Page.objects.filter(translation_key=top.translation_key).values_list("path", flat=True)
    climbing: Page | None = page
    while climbing is not None and climbing.depth > 1:
        if climbing.path.startswith(tuple(versions)):
            return True
        climbing = climbing.alias_of if climbing.alias_of_id else climbing.get_parent()
    return False


def refresh_space(space: Space) -> int:
    """Recompute every rule that depends on the space's settings."""
    return refresh_group(space.root_key) if space.root_key else 0


def differences() -> list[Difference]:
    """Where the rows differ from a fresh computation over the whole tree."""
    expected = _Computation(_rows(Q(depth__gt=1))).places()
    found = {
        key: Place(space_id, audience)
        for key, space_id, audience in AccessRule.objects.values_list("translation_key", "space_id", "audience")
    }
    keys = sorted({*expected, *found}, key=str)
    return [Difference(key, found.get(key), expected.get(key)) for key in keys if found.get(key) != expected.get(key)]


def strays() -> list[Stray]:
    """Sections' spaces whose parent is not the space that their page stands in."""
    return _Computation(_rows(Q(depth__gt=1))).strays()


@transaction.atomic
def repair() -> int:
    """Make every rule and every space's parent what the tree says; returns how many rows were put right."""
    stray = strays()
    _adopt(stray)
    wrong = differences()
    AccessRule.objects.filter(translation_key__in=[row.key for row in wrong if row.expected is None]).delete()
    _store({row.key: row.expected for row in wrong if row.expected is not None})
    return len(stray) + len(wrong)


def broken_mirrors() -> list[UUID]:
    """Keys of pages whose language versions are not under versions of one same parent."""
    pages = {row.path: row for row in _rows(Q())}
    parents: dict[UUID, set[UUID | None]] = {}
    for row in pages.values():
        parent = pages.get(row.path[: -Page.steplen])
        if not row.is_plain_alias and len(row.path) > 2 * Page.steplen:
            parents.setdefault(row.key, set()).add(parent.key if parent else None)
    return sorted((key for key, found in parents.items() if len(found) > 1), key=str)


def _refresh(branches: Iterable[Q]) -> int:
    where = reduce(or_, branches, Q(pk__in=[]))
    computation = _Computation(_rows(where))
    places = computation.places()
    AccessRule.objects.filter(translation_key__in=computation.nowhere()).delete()
    _adopt(computation.strays())
    changed = _store(places)
    followers = Page.objects.filter(alias_of__translation_key__in=changed).exclude(translation_key__in=changed)
    paths = [row.path for row in _rows(Q(pk__in=followers.values("pk"))) if row.is_plain_alias] if changed else []
    further = _refresh([Q(path__startswith=path) for path in paths]) if paths else 0
    return len(changed) + further


def _adopt(strays: list[Stray]) -> None:
    for stray in strays:
        Space.objects.filter(pk=stray.space.pk).update(parent=stray.parent_id)


def _rows(where: Q) -> list[PageRow]:
    pages = Page.objects.filter(where).order_by("path")
    return [PageRow(*row) for row in pages.values_list("pk", "path", "translation_key", "alias_of__translation_key")]


def _stored_place(key: UUID | None) -> Place | None:
    if key is None:
        return None
    row = AccessRule.objects.filter(translation_key=key).values_list("space_id", "audience").first()
    return None if row is None else Place(*row)


class _Computation:
    """The places of the pages in ``rows``, each from its parent's, a group's from the page it was written in first."""

    def __init__(self, rows: list[PageRow]) -> None:
        self.by_path = {row.path: row for row in rows}
        keys = {row.key for row in rows}
        firsts = _first_written(keys)
        self.sources = {row.key: row for row in rows if row.is_plain_alias or firsts.get(row.key) == row.pk}
        self.spaces = {space.root_key: space for space in Space.objects.filter(root_key__isnull=False)}
        narrowed = AccessRule.objects.filter(own_audience__isnull=False)
        chosen = narrowed.values_list("translation_key", "own_audience")
        self.own = {key: audience for key, audience in chosen if audience is not None}
        self._known: dict[UUID, Place | None] = {}

    def places(self) -> dict[UUID, Place]:
        found = {key: self._place(key) for key in self.sources}
        return {key: place for key, place in found.items() if place is not None}

    def nowhere(self) -> list[UUID]:
        """The pages that are in no space."""
        return [key for key in self.sources if self._place(key) is None]

    def strays(self) -> list[Stray]:
        found = []
        for key, row in self.sources.items():
            space = self.spaces.get(key)
            # Only a section's space is within another's: a workspace is run by its own managers alone.
            if space is None or space.kind != Space.Kind.SECTION:
                continue
            parent = self._parent_place(row)
            if parent is not None and parent.space_id != space.parent_id:
                found.append(Stray(space, parent.space_id))
        return found

    def _place(self, key: UUID) -> Place | None:
        if key not in self._known:
            row = self.sources.get(key)
            # A page below what only shows it is in no space: nobody reads it.
            self._known[key] = None
            self._known[key] = _stored_place(key) if row is None else self._from_tree(row)
        return self._known[key]

    def _from_tree(self, row: PageRow) -> Place | None:
        if row.is_plain_alias:
            return self._place(row.alias_of_key)  # type: ignore[arg-type]
        parent = self._parent_place(row)
        space = self.spaces.get(row.key)
        limits: list[int] = [self.own.get(row.key, Audience.PUBLIC)]
        if parent is not None:
            limits.append(parent.audience)
        if space is not None:
            return Place(space.pk, min(*limits, space.ceiling))
        return None if parent is None else Place(parent.space_id, min(limits))

    def _parent_place(self, row: PageRow) -> Place | None:
        path = row.path[: -Page.steplen]
        if len(path) <= Page.steplen:
            return None
        parent = self.by_path.get(path)
        if parent is not None:
            return self._place(parent.key)
        return _stored_place(Page.objects.values_list("translation_key", flat=True).get(path=path))


def _first_written(keys: set[UUID]) -> dict[UUID, int]:
    """The id of the page in which each group was first written."""
    groups = Page.objects.filter(alias_of__isnull=True)
    if len(keys) <= NAMED_KEYS:
        groups = groups.filter(translation_key__in=keys)
    return dict(groups.order_by().values_list("translation_key").annotate(Min("pk")))


def _store(places: dict[UUID, Place]) -> list[UUID]:
    """Write what differs; returns the keys of the rows that changed."""
    rules = AccessRule.objects.all()
    if len(places) <= NAMED_KEYS:
        rules = rules.filter(translation_key__in=places)
    stored = {rule.translation_key: rule for rule in rules}
    missing, changed = [], []
    for key, place in places.items():
        rule = stored.get(key)
        if rule is None:
            missing.append(AccessRule(translation_key=key, space_id=place.space_id, audience=place.audience))
        elif (rule.space_id, rule.audience) != (place.space_id, place.audience):
            rule.space_id, rule.audience = place.space_id, place.audience
            changed.append(rule)
    AccessRule.objects.bulk_create(missing)
    AccessRule.objects.bulk_update(changed, ["space", "audience"], batch_size=200)
    return [rule.translation_key for rule in (*missing, *changed)]
