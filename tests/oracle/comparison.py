"""What the policy answers, in each of its forms, beside what the naive evaluation answers."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from wagtail.models import Page
from wagtail.permissions import policy_registry

from intranet.access import rules
from intranet.access.models import AccessRule, Role, Space
from intranet.access.people import people_with_role
from intranet.access.policies import Access, Action, Reading, access_of
from intranet.access.prepared import PreparedObjects
from intranet.accounts.models import User
from intranet.media.models import PrivateDocument

from .evaluation import Evaluation
from .facts import Facts
from .worlds import World, time_stands_at

STANDINGS = ["anonymous", "network", "pole"]
WAGTAIL_ACTIONS = [
    {"add"}, {"change"}, {"publish"}, {"lock"}, {"unlock"}, {"delete"}, {"bulk_delete"},
    {"add", "change"}, {"change", "publish"}, {"publish", "delete"}, {"unknown"}, {"lock", "unknown"},
]  # fmt: skip
OURS = {
    "add": "add", "change": "edit", "publish": "publish", "lock": "lock", "unlock": "lock", "delete": "delete",
    "bulk_delete": "delete",
}  # fmt: skip


@dataclass(frozen=True)
class Disagreement:
    check: str
    who: object
    what: str
    found: object
    expected: object

    def __str__(self) -> str:
        return f"[{self.check}] {self.who}: {self.what}: the policy says {self.found}, the rules {self.expected}"


class Scene:
    """One world at one instant, with everything that the checks need read once.

    The checks that cost the most look at a part of it, which changes with ``turn``; None: at all of it.
    """

    def __init__(self, at: dt.datetime, turn: int | None = 0) -> None:
        self.at = at
        self.turn = turn
        self.facts = Facts()
        self.naive = Evaluation(self.facts, at)
        self.pages = list(Page.objects.order_by("path").specific())
        self.spaces = list(Space.objects.order_by("pk"))
        # Accounts that remember nothing of before; each keeps its rights for as long as the scene.
        self.people: list[tuple[int | None, Any]] = [(None, AnonymousUser())]
        self.people += [(user.pk, user) for user in User.objects.order_by("pk")]
        self._expected: dict[tuple[int | None, str], set[int]] = {}
        self.documents = list(PrivateDocument.objects.order_by("pk").select_related("collection"))

    def expected(self, person: int | None, action: str) -> set[int]:
        if (person, action) not in self._expected:
            self._expected[person, action] = self.naive.pages(person, action)
        return self._expected[person, action]

    def some(self, things: Sequence[Any], one_in: int) -> list[Any]:
        if self.turn is None:
            return list(things)
        return [thing for number, thing in enumerate(things) if (number + self.turn) % one_in == 0]


Found = Iterator[Disagreement]


def stored_rules(scene: Scene) -> Found:
    """The stored rows are what a climb of the tree gives, and the check command finds nothing to repair."""
    found = {rule.translation_key: (rule.space_id, rule.audience) for rule in AccessRule.objects.all()}
    expected = {}
    for page in scene.facts.pages.values():
        place = None if page.is_root else scene.naive.place_of(page)
        if place is not None:
            expected[page.key] = place
    for key in sorted({*found, *expected}, key=str):
        if found.get(key) != expected.get(key):
            pages = [page.pk for page in scene.facts.versions[key]]
            yield Disagreement("stored rules", pages, "place", found.get(key), expected.get(key))
    for space in scene.facts.spaces.values():
        if space.parent != scene.naive.space_above(space):
            yield Disagreement(
                "stored rules", f"space {space.pk}", "parent", space.parent, scene.naive.space_above(space)
            )
    for difference in rules.differences():
        yield Disagreement("stored rules", "check_access", "differences", difference, None)
    for key in rules.broken_mirrors():
        yield Disagreement("stored rules", "check_access", "broken mirror", key, None)


def reading(scene: Scene) -> Found:
    yield from _pages(scene, [Action.READ], "reading")


def writing(scene: Scene) -> Found:
    yield from _pages(scene, [action for action in Action if action is not Action.READ], "writing")


def _readable(reading: Reading, spaces: tuple[int, ...]) -> QuerySet[Page]:
    return Access.of_reading(reading, spaces).pages(Action.READ)


READABLE = PreparedObjects(_readable)


def _pages(scene: Scene, actions: list[Action], check: str) -> Found:
    for person, user in scene.people:
        access = access_of(user)
        for action in actions:
            whole = scene.expected(person, action.value)
            listed = set(access.pages(action).values_list("pk", flat=True))
            single = set()
            # The whole branch is asked for in a query of its own.
            one_in = 3 if action in {Action.DELETE, Action.MOVE} else 1
            some = scene.some(scene.pages, one_in)
            for page in some:
                access.remember_rules_beside(page)
                if access.may(action, page):
                    single.add(page.pk)
            asked = {page.pk for page in some}
            answers = [("list", listed, whole), ("check", single, whole & asked)]
            if action is Action.READ:
                prepared = {page.pk for page in READABLE.objects(*access.reading)}
                answers.append(("prepared list", prepared, whole))
            for what, found, expected in answers:
                if found != expected:
                    yield Disagreement(
                        check, person, f"{action} by {what}", sorted(found - expected), sorted(expected - found)
                    )


def roles(scene: Scene) -> Found:  # noqa: C901 - one question after the other reads best
    """Roles and standing one by one, and asked the other way round."""
    held: dict[tuple[int, int], set[int]] = {}
    for person, user in scene.people:
        access = access_of(user)
        standing = STANDINGS[access.standing]
        if standing != scene.naive.standing(person):
            yield Disagreement("roles", person, "standing", standing, scene.naive.standing(person))
        expected = {space.pk: scene.naive.role(person, space.pk) for space in scene.spaces}
        found = {space.pk: int(access.roles.get(space.pk, 0)) for space in scene.spaces}
        if found != expected:
            yield Disagreement("roles", person, "roles", found, expected)
        for space_id, role in expected.items():
            for lower in range(1, role + 1):
                held.setdefault((space_id, lower), set()).add(person)  # type: ignore[arg-type]
        runs = {space.pk for space in scene.spaces if access.manages(space.pk)}
        should = {
            pk
            for pk, space in scene.facts.spaces.items()
            if scene.naive.superuser(person)
            or (scene.naive.signed_in(person) and scene.naive.held_role(person, space) == Role.MANAGER)  # type: ignore[arg-type]
        }
        if runs != should:
            yield Disagreement("roles", person, "manages", runs, should)
    for role in scene.some(list(Role), 4):
        anywhere: set[int] = set()
        for space in scene.spaces:
            expected_people = held.get((space.pk, role), set())
            anywhere |= expected_people
            asked = people_with_role(role, space=space, include_superusers=False, at=scene.at)
            found_people = set(asked.values_list("pk", flat=True))
            if found_people != expected_people:
                yield Disagreement("roles", f"space {space.pk}", f"who is {role}", found_people, expected_people)
        asked = people_with_role(role, include_superusers=False, at=scene.at)
        found_people = set(asked.values_list("pk", flat=True))
        if found_people != anywhere:
            yield Disagreement("roles", "any space", f"who is {role}", found_people, anywhere)


def wagtail_policy(scene: Scene) -> Found:
    """What Wagtail's admin is told of pages, asked in its three directions."""
    policy = policy_registry.get_by_type(Page)
    may: dict[tuple[int, frozenset[str]], set[int]] = {}
    for person, user in scene.people:
        for actions in scene.some(WAGTAIL_ACTIONS, 6):
            expected = set().union(*(scene.expected(person, OURS[name]) for name in actions if name in OURS))
            listed = policy.instances_user_has_any_permission_for(user, actions)
            single = {
                page.pk for page in scene.pages if policy.user_has_any_permission_for_instance(user, actions, page)
            }
            for what, found in (("list", set(listed.values_list("pk", flat=True))), ("check", single)):
                if found != expected:
                    yield Disagreement(
                        "wagtail policy", person, f"{sorted(actions)} by {what}",
                        sorted(found - expected), sorted(expected - found),
                    )  # fmt: skip
            for pk in expected:
                may.setdefault((pk, frozenset(actions)), set()).add(person)  # type: ignore[arg-type]
    for page in scene.some(scene.pages, 8):
        for actions in scene.some(WAGTAIL_ACTIONS, 6):
            asked = policy.users_with_any_permission_for_instance(actions, page)
            found, expected = set(asked.values_list("pk", flat=True)), may.get((page.pk, frozenset(actions)), set())
            if found != expected:
                yield Disagreement("wagtail policy", f"page {page.pk}", f"who may {sorted(actions)}", found, expected)


def buttons(scene: Scene) -> Found:
    """The buttons that Wagtail's admin offers on each page."""
    for person, user in scene.people:
        naive = {action: scene.expected(person, action) for action in ("add", "edit", "publish", "withdraw", "lock",
                                                                       "delete", "move")}  # fmt: skip
        for page in scene.some(scene.pages[1:], 3):
            asks = page.permissions_for_user(user)
            fact = scene.facts.pages[page.pk]
            model = page.specific_class
            takes_pages = any(each.can_create_at(page) for each in model.creatable_subpage_models())
            adds = page.pk in naive["add"]
            answers = {
                "can_add_subpage": (asks.can_add_subpage(), takes_pages and adds),
                "can_edit": (asks.can_edit(), page.pk in naive["edit"]),
                "can_copy": (asks.can_copy(), page.pk in naive["edit"]),
                "can_view_revisions": (asks.can_view_revisions(), page.pk in naive["edit"]),
                "can_publish": (asks.can_publish(), page.pk in naive["publish"]),
                "can_unpublish": (asks.can_unpublish(), fact.live and page.pk in naive["withdraw"]),
                "can_delete": (asks.can_delete(), page.pk in naive["delete"]),
                "can_move": (asks.can_move(), page.pk in naive["move"]),
                "can_lock": (asks.can_lock(), page.pk in naive["lock"]),
                "can_unlock": (asks.can_unlock(), page.pk in naive["lock"]),
                "can_set_view_restrictions": (asks.can_set_view_restrictions(), False),
                "can_publish_subpage": (
                    asks.can_publish_subpage(),
                    bool(model.creatable_subpage_models()) and _publishes_below(scene, person, fact),
                ),
                "can_reorder_children": (
                    asks.can_reorder_children(),
                    _has_role(scene, person, fact, Role.EDITOR),
                ),
            }
            for name, (found, expected) in answers.items():
                if bool(found) != bool(expected):
                    yield Disagreement("buttons", person, f"{name} on {page.pk}", found, expected)


def destinations(scene: Scene) -> Found:
    """Where a page may be moved or copied: one page in five, to every page that can hold it."""
    containers = [page for page in scene.pages if page.depth > 1 and page.specific_class.creatable_subpage_models()]
    for person, user in scene.people:
        moves, edits, adds = (scene.expected(person, action) for action in ("move", "edit", "add"))
        for page in scene.some(scene.pages[4:], 5):
            fact = scene.facts.pages[page.pk]
            asks = page.permissions_for_user(user)
            live = any(below.live for below in scene.naive.branch(fact))
            for target in containers:
                there = scene.facts.pages[target.pk]
                if fact.locale != there.locale:
                    # Each language has its tree.
                    if asks.can_move_to(target) or asks.can_copy_to(target):
                        yield Disagreement("destinations", person, f"{page.pk} under {target.pk}", True, False)
                    continue
                fits = type(page).can_create_at(target)
                inside = there.path.startswith(fact.path)
                lands = target.pk in adds and (not live or _publishes_below(scene, person, there))
                if not inside and not _rules_itself(scene, fact, there) and page.specific.can_move_to(target):
                    expected = page.pk in moves and lands
                    if bool(asks.can_move_to(target)) != expected:
                        yield Disagreement(
                            "destinations", person, f"move {page.pk} under {target.pk}", not expected, expected
                        )
                if fits and not inside:
                    expected = page.pk in edits and target.pk in adds
                    if bool(asks.can_copy_to(target)) != expected:
                        yield Disagreement(
                            "destinations", person, f"copy {page.pk} under {target.pk}", not expected, expected
                        )


def _rules_itself(scene: Scene, page: Any, target: Any) -> bool:
    """Whether the page would be below what only shows it."""
    keys = {below.key for below in scene.naive.branch(page)}
    while target is not None and not target.is_root:
        if target.key in keys:
            return True
        original = scene.facts.pages.get(target.alias_of) if target.alias_of else None
        target = original if original is not None else scene.naive.parent_of(target)
    return False


def _publishes_below(scene: Scene, person: int | None, fact: Any) -> bool:
    """Editors publish anywhere in their space, contributors what they add where it lets them."""
    if not scene.naive.may(person, "add", fact):
        return False
    if scene.naive.superuser(person):
        return True
    place = scene.naive.place_of(fact)
    if place is None:
        return False
    role = scene.naive.role(person, place[0])
    return role >= Role.EDITOR or (role == Role.CONTRIBUTOR and scene.facts.spaces[place[0]].contributors_publish)


def _has_role(scene: Scene, person: int | None, fact: Any, role: Role) -> bool:
    place = scene.naive.place_of(fact)
    if scene.naive.superuser(person):
        return place is None or not scene.facts.spaces[place[0]].archived
    return place is not None and scene.naive.role(person, place[0]) >= role


def files(scene: Scene) -> Found:
    """Documents: one answer, the list, and who may."""
    policy = policy_registry.get_by_type(PrivateDocument)
    names = ("add", "change", "delete", "choose")
    may: dict[tuple[int, str], set[int]] = {}
    for person, user in scene.people:
        for action in names:
            expected = {
                each.pk
                for each in scene.documents
                if scene.naive.may_file(person, action, each.collection_id, each.uploaded_by_user_id)
            }
            single = {
                each.pk for each in scene.documents if policy.user_has_permission_for_instance(user, action, each)
            }
            found = {"check": single}
            if action != "add":
                listed = policy.instances_user_has_any_permission_for(user, {action})
                found["list"] = set(listed.values_list("pk", flat=True))
            for what, answer in found.items():
                if answer != expected:
                    yield Disagreement("files", person, f"{action} by {what}", answer, expected)
            for pk in expected:
                may.setdefault((pk, action), set()).add(person)  # type: ignore[arg-type]
    for document in scene.documents:
        for action in ("change", "choose"):
            asked = policy.users_with_any_permission_for_instance({action}, document)
            found_people = set(asked.values_list("pk", flat=True))
            if found_people != may.get((document.pk, action), set()):
                yield Disagreement(
                    "files",
                    f"document {document.pk}",
                    f"who may {action}",
                    found_people,
                    may.get((document.pk, action)),
                )


ALWAYS = [stored_rules, roles, reading, writing]
IN_TURN = [wagtail_policy, buttons, destinations, files]


def happenings(scene: Scene, world: World) -> Found:
    """What the world itself noticed: a copy, a conversion or a deletion that opened a page."""
    for fault in world.faults:
        yield Disagreement("happenings", "world", fault, "wider", "as narrow")


def disagreements(world: World) -> Found:
    """What is wrong in the world as it is now: all that matters most, and one of the other surfaces, in turn."""
    world.looks += 1
    with time_stands_at(world.at):
        scene = Scene(world.at, world.looks)
        yield from happenings(scene, world)
        for check in [*ALWAYS, IN_TURN[world.looks % len(IN_TURN)]]:
            yield from check(scene)


def disagreements_found_by(name: str, world: World, turn: int | None = None) -> Found:
    """What one comparison finds, looking at the whole world or at a part of it."""
    with time_stands_at(world.at):
        if name == "happenings":
            yield from happenings(Scene(world.at), world)
        else:
            yield from COMPARISONS[name](Scene(world.at, turn))


COMPARISONS = {check.__name__.replace("_", " "): check for check in (*ALWAYS, *IN_TURN)}
