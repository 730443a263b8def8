"""The one policy: what a person may do, asked of one page or of all of them.

:class:`Access` gathers what follows from a person's memberships, mandates and affiliations at one instant. Every
surface asks it, by ``may`` for one page and by ``pages`` for a queryset; the two are written side by side, and a
property-based test holds them to a third, naive evaluation.
"""

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum
from functools import cached_property
from typing import Any, NamedTuple

from django.contrib.auth.models import AnonymousUser
from django.db.models import BooleanField, Exists, ExpressionWrapper, IntegerChoices, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone
from wagtail.models import Page, PageManager
from wagtail.query import PageQuerySet

from intranet.accounts.models import User
from intranet.territory.models import Adhesion, Affiliation, Designation, OrganisationAdministrator

from .models import AccessRule, Audience, Membership, Role, Space
from .prepared import PreparedObjects, PreparedQuery

Person = User | AnonymousUser


class Standing(IntegerChoices):
    """Where a person stands as a whole, whatever spaces they belong to."""

    ANONYMOUS = 0
    NETWORK = 1
    POLE = 2


class Action(StrEnum):
    """What can be asked of a page."""

    READ = "read"
    ADD = "add"
    EDIT = "edit"
    PUBLISH = "publish"
    WITHDRAW = "withdraw"
    LOCK = "lock"
    DELETE = "delete"
    MOVE = "move"
    SHARE = "share"


# The narrowest audience that each standing reads.
READS_FROM = {
    Standing.ANONYMOUS: Audience.PUBLIC,
    Standing.NETWORK: Audience.NETWORK,
    Standing.POLE: Audience.POLE,
}
# The role that an action takes on any page of a space...
ROLE_FOR_ANY = {
    Action.ADD: Role.CONTRIBUTOR,
    Action.EDIT: Role.EDITOR,
    Action.PUBLISH: Role.EDITOR,
    Action.WITHDRAW: Role.EDITOR,
    Action.LOCK: Role.EDITOR,
    Action.DELETE: Role.EDITOR,
    Action.MOVE: Role.EDITOR,
    Action.SHARE: Role.MANAGER,
}
# ...and what a contributor may do with their own pages. Publishing also takes the space's consent; deleting and
# moving, a page that is not published.
CONTRIBUTORS_OWN = {Action.EDIT, Action.PUBLISH, Action.WITHDRAW, Action.DELETE, Action.MOVE}
# What follows a page's path in those below it sorts before this: a range uses the index, a prefix does not.
LAST_PATH = Value("Z" * 255)
# The attribute of a user object that keeps its rights as long as the request.
REMEMBERED = "_interpoles_access"


def affiliations_of(person: int, at: dt.datetime) -> QuerySet[Affiliation, Any]:
    adheres = Adhesion.objects.in_force(at).filter(organisation=OuterRef("organisation"))
    administers = OrganisationAdministrator.objects.in_force(at).filter(
        person=person, organisation=OuterRef("organisation"), organisation__is_host=False
    )
    affiliations = Affiliation.objects.in_force(at).filter(person=person).order_by()
    return affiliations.values_list(
        "organisation__is_host", "capacity", Exists(adheres), Exists(administers), "organisation"
    )


def grants_of(person: int, at: dt.datetime) -> QuerySet[Membership, Any]:
    """Spaces and roles by membership and by mandate."""
    affiliated = Affiliation.objects.in_force(at).filter(
        person=OuterRef("person"), organisation=OuterRef("organisation")
    )
    adheres = Adhesion.objects.in_force(at).filter(organisation=OuterRef("organisation"), domain=OuterRef("domain"))
    designations = Designation.objects.in_force(at).filter(Exists(affiliated), Exists(adheres), person=person)
    by_mandate = Space.objects.filter(domain__in=designations.values("domain"), referent_role__isnull=False)
    return _grants(Membership.objects.of(person, at), "space_id", "role").union(
        _grants(by_mandate, "pk", "referent_role"), _space_facts(), all=True
    )


def team_grants_of(person: int, at: dt.datetime) -> QuerySet[Membership, Any]:
    """The same for somebody of the pôle's team, with what spaces give to the team."""
    by_team = Space.objects.filter(team_role__isnull=False)
    return grants_of(person, at).union(_grants(by_team, "pk", "team_role"), all=True)


def network_memberships_of(person: int, at: dt.datetime) -> QuerySet[Membership, Any]:
    """One is enough to stand in the network."""
    in_network = Q(space__kind=Space.Kind.NETWORK, space__archived_at__isnull=True)
    return Membership.objects.of(person, at).filter(in_network).order_by().values_list("pk")[:1]


def _grants(rows: QuerySet[Any, Any], space: str, role: str) -> QuerySet[Any, Any]:
    # PostgreSQL takes the parts of a union two by two, and a bare NULL for a text.
    nothing = Cast(Value(None), BooleanField())
    return rows.order_by().values_list(Value(GRANT), space, role, nothing, nothing)


def _space_facts() -> QuerySet[Space, Any]:
    """Of every space: there are few, and which of them a person manages depends on those around."""
    archived = ExpressionWrapper(Q(archived_at__isnull=False), output_field=BooleanField())
    return Space.objects.order_by().values_list(Value(FACT), "pk", "parent_id", archived, "contributors_publish")


# What a row of the query of rights tells: a role in a space, or the facts of a space.
GRANT, FACT = 1, 0
AFFILIATIONS, RIGHTS, TEAM_RIGHTS = map(PreparedQuery, (affiliations_of, grants_of, team_grants_of))
IN_NETWORK = PreparedQuery(network_memberships_of)


def _rule_at(_shape: Any, translation_key: Any) -> QuerySet[AccessRule, Any]:
    # With its space: whoever may do something on the page is shown what the space is.
    return AccessRule.objects.filter(translation_key=translation_key).select_related("space__domain")


RULE = PreparedObjects(_rule_at)


class Reading(NamedTuple):
    """What decides which pages a person reads, besides the spaces they have a role in."""

    passes: bool
    standing: Standing


class SpaceFacts(NamedTuple):
    """What of a space the rights of its people depend on."""

    parent_id: int | None
    is_archived: bool
    contributors_publish: bool


class AffiliationFacts(NamedTuple):
    """What of an affiliation in force a person's rights depend on; ``adheres``: to some domain."""

    is_host: bool
    capacity: str
    adheres: bool
    administers: bool
    organisation: int


class Access:
    """A person's rights at one instant (``at``, an aware datetime, now by default). A handful of queries, then none."""

    def __init__(self, user: Person, at: dt.datetime | None = None) -> None:
        self.user = user
        self.at = at or timezone.now()
        self.known = user.is_authenticated and user.is_active
        self.passes = self.known and bool(getattr(user, "is_superuser", False))

    # What the facts give

    @cached_property
    def standing(self) -> Standing:
        if not self.known:
            return Standing.ANONYMOUS
        if self.passes or any(each.is_host or each.adheres for each in self._affiliations):
            return Standing.POLE
        return Standing.NETWORK if IN_NETWORK.rows(self.user.pk, self.at) else Standing.ANONYMOUS

    @property
    def is_team(self) -> bool:
        """Whether this person is of the host pôle's own team today: its officers, not its elected members."""
        return any(each.is_host and each.capacity == Affiliation.Capacity.OFFICER for each in self._affiliations)

    @cached_property
    def keeps_site(self) -> bool:
        """Whether this person keeps what belongs to the whole site: the pôle's team, editors of the public home."""
        if self.passes or self.is_team:
            return True
        edited = self.spaces(Role.EDITOR)
        return bool(edited) and Space.objects.filter(kind=Space.Kind.HOME, pk__in=edited).exists()

    @property
    def administers(self) -> frozenset[int]:
        """Ids of the organisations of which this person keeps the mandates and the people, being of them today."""
        return frozenset(each.organisation for each in self._affiliations if each.administers)

    def keeps(self, organisation_id: int) -> bool:
        """Whether this person may keep that organisation's mandates and people: its administrators, the pôle's team."""
        return self.passes or self.is_team or organisation_id in self.administers

    @cached_property
    def _affiliations(self) -> list[AffiliationFacts]:
        """Of each affiliation in force."""
        if not self.known:
            return []
        return [
            AffiliationFacts(bool(is_host), capacity, bool(adheres), bool(administers), organisation)
            for is_host, capacity, adheres, administers, organisation in AFFILIATIONS.rows(self.user.pk, self.at)
        ]

    @cached_property
    def held_roles(self) -> dict[int, Role]:
        """The highest role in each space by its id, archived ones included: by membership, mandate and inheritance."""
        if not self.known:
            return {}
        held: dict[int, Role] = {}
        for space_id, role in ((row[1], row[2]) for row in self._rights if row[0] == GRANT):
            held[space_id] = max(held.get(space_id, Role.READER), Role(role))
        for space_id, fact in self._facts.items():
            if self._manages_above(fact.parent_id, held):
                held[space_id] = Role.MANAGER
        return held

    @cached_property
    def roles(self) -> dict[int, Role]:
        """The role that counts for content, by space id: in an archived space everybody reads and nobody writes."""
        return {
            space_id: Role.READER if self._facts[space_id].is_archived else role
            for space_id, role in self.held_roles.items()
        }

    @cached_property
    def _rights(self) -> list[tuple[Any, ...]]:
        """Grants by membership, by mandate and to the pôle's team, and the facts of all spaces, in one query."""
        return (TEAM_RIGHTS if self.is_team else RIGHTS).rows(self.user.pk, self.at)

    @cached_property
    def _facts(self) -> dict[int, SpaceFacts]:
        """Of every space by its id."""
        return {
            pk: SpaceFacts(parent_id, bool(archived), bool(publish))
            for kind, pk, parent_id, archived, publish in self._rights
            if kind == FACT
        }

    def _manages_above(self, parent_id: int | None, held: dict[int, Role]) -> bool:
        seen: set[int] = set()
        while parent_id is not None and parent_id not in seen:
            if held.get(parent_id) == Role.MANAGER:
                return True
            seen.add(parent_id)
            parent = self._facts.get(parent_id)
            parent_id = parent.parent_id if parent else None
        return False

    # Spaces

    def spaces(self, role: Role = Role.READER) -> list[int]:
        """Ids of the spaces where this person has at least that role on content."""
        return [space_id for space_id, held in self.roles.items() if held >= role]

    def role_in(self, space_id: int | None) -> Role | None:
        return None if space_id is None else self.roles.get(space_id)

    def has_role(self, space_id: int | None, role: Role) -> bool:
        return (self.role_in(space_id) or 0) >= role

    def contributors_publish_in(self, space_id: int) -> bool:
        """Whether that space, one of this person's, lets its contributors publish."""
        return space_id in self.roles and self._facts[space_id].contributors_publish

    def manages(self, space_id: int | None) -> bool:
        """Whether this person runs the space: its people, sharing and settings, even once archived."""
        return self.passes or (space_id is not None and self.held_roles.get(space_id) == Role.MANAGER)

    @property
    def writes_somewhere(self) -> bool:
        """Whether Wagtail's admin opens to this person."""
        return self.passes or bool(self.spaces(Role.CONTRIBUTOR))

    def visible_spaces(self) -> QuerySet[Space]:
        """Spaces that this person may know of: their own, and those of which they may read some page."""
        if self.passes:
            return Space.objects.all()
        read = AccessRule.objects.filter(space=OuterRef("pk"), audience__gte=READS_FROM[self.standing])
        return Space.objects.filter(Q(pk__in=list(self.roles)) | Exists(read))

    # Reading

    def reads(self, rule: AccessRule | None) -> bool:
        """Whether a published page under that rule is theirs to read."""
        if self.passes:
            return True
        if rule is None:
            return False
        return rule.audience >= READS_FROM[self.standing] or rule.space_id in self.roles

    def reads_only_as_superuser(self, rule: AccessRule | None) -> bool:
        """Whether nothing but the administrator's pass opens what is under that rule: to be logged."""
        if not self.passes:
            return False
        return rule is None or (rule.audience < Audience.POLE and rule.space_id not in self.roles)

    def rules_read(self) -> Q:
        """The condition on :class:`AccessRule` under which this person reads."""
        return Q(audience__gte=READS_FROM[self.standing]) | Q(space_id__in=list(self.roles))

    # One page

    def rule_of(self, page: Page) -> AccessRule | None:
        """The page's rule, remembered."""
        if page.translation_key not in self._rules:
            # With its space: whoever may do something on the page is shown what the space is.
            self._rules[page.translation_key] = None
            self._rules.update({rule.translation_key: rule for rule in RULE.objects((), page.translation_key)})
        return self._rules[page.translation_key]

    def remember_rules_beside(self, page: Page) -> None:
        """Fetch the rules of a page and its siblings in one query: Wagtail's lists ask for each in turn."""
        if page.translation_key in self._rules or not page.path or page.depth <= 1:
            return
        interval = Page._get_children_path_interval(page.path[: -Page.steplen])
        beside = Page.objects.filter(path__range=interval, depth=page.depth).values("translation_key")
        self._remember(AccessRule.objects.filter(translation_key__in=beside))

    def _remember(self, rules: QuerySet[AccessRule]) -> None:
        self._rules.update({rule.translation_key: rule for rule in rules})

    @cached_property
    def _rules(self) -> dict[Any, AccessRule | None]:
        return {}

    def has_role_on(self, page: Page, role: Role) -> bool:
        return (self.role_on(page) or 0) >= role

    def role_on(self, page: Page) -> Role | None:
        """The person's role in the page's space, for content."""
        rule = self.rule_of(page)
        return None if rule is None else self.role_in(rule.space_id)

    def may(self, action: Action, page: Page) -> bool:
        """Whether this person may do that to this page today."""
        if not self.known and action is not Action.READ:
            return False
        if action is Action.READ:
            return page.live and self.reads(self.rule_of(page))
        if page.depth is None or page.depth <= 1:
            return self.passes and action is Action.ADD
        if action in {Action.DELETE, Action.MOVE}:
            return self._may_uproot(action, page)
        return self._may_alone(action, page)

    def _may_alone(self, action: Action, page: Page) -> bool:
        rule = self.rule_of(page)
        if self.passes:
            return rule is None or rule.space_id not in self._archived_ids
        if rule is None:
            return False
        if self.has_role(rule.space_id, ROLE_FOR_ANY[action]):
            return True
        if action not in CONTRIBUTORS_OWN or page.owner_id != self.user.pk:
            return False
        if not self.has_role(rule.space_id, Role.CONTRIBUTOR):
            return False
        if action is Action.PUBLISH:
            return self.contributors_publish_in(rule.space_id)
        if action in {Action.DELETE, Action.MOVE}:
            return not page.live
        return True

    @cached_property
    def _archived_ids(self) -> set[int]:
        return {pk for pk, facts in self._facts.items() if facts.is_archived}

    def _may_uproot(self, action: Action, page: Page) -> bool:
        """Deleting and moving take the whole branch along: every page of it must be theirs to take."""
        foreseen = self._foreseen.get((action, page.pk))
        if foreseen is not None:
            return foreseen
        return self._may_alone(action, page) and self.pages(action).filter(pk=page.pk).exists()

    @cached_property
    def _foreseen(self) -> dict[tuple[Action, int], bool]:
        return {}

    def foresee_uprooting(self, pages: Iterable[Page]) -> None:
        """Find out for all of these at once whether they may be deleted or moved: a listing asks for each row."""
        ids = [page.pk for page in pages]
        for action in (Action.DELETE, Action.MOVE):
            theirs = set(self.pages(action).filter(pk__in=ids).values_list("pk", flat=True))
            self._foreseen.update({(action, pk): pk in theirs for pk in ids})

    # All pages

    @property
    def reading(self) -> tuple[Reading, tuple[int, ...]]:
        """All that decides which pages this person reads, in two parts for :class:`PreparedObjects`: shape, values."""
        if self.passes:
            return Reading(True, Standing.POLE), ()
        return Reading(False, self.standing), tuple(self.roles)

    @classmethod
    def of_reading(cls, reading: "Reading", spaces: tuple[int, ...]) -> "Access":
        """Whoever reads so: ``pages(Action.READ)`` are the same as for the person whose ``reading`` it is."""
        access = cls(AnonymousUser())
        access.passes, access.standing = reading
        access.roles = dict.fromkeys(spaces, Role.READER)
        return access

    def pages(self, action: Action, pages: PageQuerySet | None = None) -> PageQuerySet:
        """The pages on which this person may do that; ``pages`` (all by default) says among which."""
        if pages is None:
            pages = Page.objects.all()
        if action is Action.READ:
            return self._readable(pages)
        if not self.known:
            return pages.none()
        if action is not Action.ADD or not self.passes:
            pages = pages.filter(depth__gt=1)
        if action in {Action.DELETE, Action.MOVE}:
            return self._uprootable(action, pages)
        return pages.filter(self._alone(action))

    def _readable(self, pages: PageQuerySet) -> PageQuerySet:
        pages = pages.filter(live=True)
        if self.passes:
            return pages
        return pages.filter(_ruled(self.rules_read()))

    def _alone(self, action: Action) -> Q:
        if self.passes:
            return ~Q(_ruled(Q(space__archived_at__isnull=False)))
        mine = Q(_ruled(Q(space_id__in=self.spaces(ROLE_FOR_ANY[action]))))
        if action in CONTRIBUTORS_OWN:
            mine |= self._own(action)
        return mine

    def _own(self, action: Action) -> Q:
        spaces = self.spaces(Role.CONTRIBUTOR)
        if action is Action.PUBLISH:
            spaces = [space_id for space_id in spaces if self.contributors_publish_in(space_id)]
        own = Q(_ruled(Q(space_id__in=spaces)), owner=self.user.pk)
        if action in {Action.DELETE, Action.MOVE}:
            own &= Q(live=False)
        return own

    def _uprootable(self, action: Action, pages: PageQuerySet) -> PageQuerySet:
        """Those of which all that goes along is theirs: what is below, and what is below the other versions.

        A move takes all versions of the page; a deletion takes the aliases of all that it deletes.
        """
        kept = Space.objects.filter(root_key=OuterRef("translation_key"))
        if action is Action.MOVE:
            kept = kept.exclude(pk__in=self.spaces(Role.MANAGER))
        out_of_reach = ~self._alone(action)
        if not self.passes:
            out_of_reach |= Q(Exists(kept))
        below = Page.objects.filter(path__range=(OuterRef("path"), Concat(OuterRef("path"), LAST_PATH)))
        held_back = Exists(below.filter(out_of_reach))
        if action is Action.MOVE:
            versions = Page.objects.filter(translation_key=OuterRef("translation_key"))
            return pages.filter(~Exists(versions.filter(held_back)))
        aliases = Page.objects.filter(alias_of=OuterRef("pk"))
        pages = pages.filter(~Exists(below.filter(out_of_reach | Q(Exists(aliases.filter(held_back))))))
        if self.passes:
            return pages
        leaf = Q(numchild=0) & ~Exists(aliases.filter(numchild__gt=0))
        return pages.filter(leaf | _ruled(Q(space_id__in=self.spaces(Role.MANAGER))))


def _ruled(condition: Q) -> Exists:
    """Pages under a rule that meets the condition. EXISTS starts from the page, which is faster than IN for lists."""
    return Exists(AccessRule.objects.filter(condition, translation_key=OuterRef("translation_key")))


def access_of(user: Person) -> Access:
    """The rights of a request's user, computed once for that user object, which lives as long as the request."""
    access = getattr(user, REMEMBERED, None)
    if access is None:
        access = Access(user)
        setattr(user, REMEMBERED, access)
    return access


def manages_somewhere(user: Person) -> bool:
    """Whether this person manages a space today, archived ones included: whom ``MFA_REQUIRED_FOR`` calls managers."""
    return Role.MANAGER in access_of(user).held_roles.values()


def administers_somewhere(user: Person) -> bool:
    """Whether this person administers an organisation today: ``organisation-administrators`` there."""
    return bool(access_of(user).administers)


def visible_pages(user: Person, pages: PageQuerySet | PageManager | None = None) -> PageQuerySet:
    """Published pages that this person may read, in any language, aliases included."""
    return access_of(user).pages(Action.READ, None if pages is None else pages.all())
