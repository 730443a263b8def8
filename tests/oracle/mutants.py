"""Plausible bugs of the policy, planted one at a time by rewriting a line of its source, to see that they are found.

Each names the comparison (of :mod:`.comparison`) that finds it on the world of :mod:`.scenario`. A mutant whose line
is no longer there fails its test: rewrite it with the code.
"""

import ast
import inspect
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from types import FunctionType
from typing import Any

from intranet.access.prepared import forget_prepared


@dataclass(frozen=True)
class Mutant:
    name: str
    bug: str  # what goes wrong, for the table in docs/policy-mutants.md
    where: str  # module:function
    old: str
    new: str
    found_by: str  # the name of a comparison


ACCESS = "intranet.access"
POLICIES, RULES = f"{ACCESS}.policies:", f"{ACCESS}.rules:"

MUTANTS = [
    Mutant(
        "ends-too-late", "a mandate still holds at the instant of its end",
        "intranet.territory.models.periods:in_force_q", "valid_until__gt\"", "valid_until__gte\"", "roles",
    ),
    Mutant(
        "begins-too-late", "a mandate does not hold yet at its first instant",
        "intranet.territory.models.periods:in_force_q", "valid_from__lte", "valid_from__lt", "roles",
    ),
    Mutant(
        "affiliation-forgotten", "a referent who left the organisation keeps the seat",
        POLICIES + "grants_of", "Exists(affiliated), Exists(adheres)", "Exists(adheres)", "roles",
    ),
    Mutant(
        "adhesion-forgotten", "the referent of an organisation that left the domain keeps the seat",
        POLICIES + "grants_of", "Exists(affiliated), Exists(adheres)", "Exists(affiliated)", "roles",
    ),
    Mutant(
        "adhesion-of-any-domain", "adhering to one domain opens another",
        POLICIES + "grants_of",
        'organisation=OuterRef("organisation"), domain=OuterRef("domain")', 'organisation=OuterRef("organisation")',
        "roles",
    ),
    Mutant(
        "elected-as-team", "the elected members of the host count as its team",
        POLICIES + "Access.is_team",
        "each.is_host and each.capacity == Affiliation.Capacity.OFFICER", "each.is_host", "roles",
    ),
    Mutant(
        "editors-inherit", "editors of a space are managers of the sections reserved within it",
        POLICIES + "Access._manages_above",
        "held.get(parent_id) == Role.MANAGER", "(held.get(parent_id) or 0) >= Role.EDITOR", "roles",
    ),
    Mutant(
        "ended-network-member", "a former member of the network still stands in it",
        POLICIES + "network_memberships_of",
        "Membership.objects.of(person, at)", "Membership.objects.filter(user=person)", "roles",
    ),
    Mutant(
        "inactive-account", "a deactivated account keeps its rights",
        POLICIES + "Access.__init__",
        "user.is_authenticated and user.is_active", "user.is_authenticated", "roles",
    ),
    Mutant(
        "managers-above-forgotten", "who manages a reserved section leaves out the managers of the space around it",
        f"{ACCESS}.people:_where_asked", "(Q(pk__in=above), Role.MANAGER)", "(Q(pk__in=[]), Role.MANAGER)", "roles",
    ),
    Mutant(
        "archive-still-written", "the people of an archived space keep writing in it",
        POLICIES + "Access.roles",
        "Role.READER if self._facts[space_id].is_archived else role", "role", "roles",
    ),
    Mutant(
        "superuser-writes-in-archive", "a superuser may write in an archived space",
        POLICIES + "Access._may_alone",
        "rule is None or rule.space_id not in self._archived_ids", "True", "writing",
    ),
    Mutant(
        "superuser-lists-archive", "the list of pages a superuser may change holds those of an archived space",
        POLICIES + "Access._alone",
        "~Q(_ruled(Q(space__archived_at__isnull=False)))", "Q(pk__isnull=False)", "writing",
    ),
    Mutant(
        "draft-read", "a page that is not published is read",
        POLICIES + "Access._readable", "pages.filter(live=True)", "pages.all()", "reading",
    ),
    Mutant(
        "network-reads-pole", "members of the network read what is for the pôle",
        POLICIES + "Access.rules_read",
        "READS_FROM[self.standing]", "READS_FROM[Standing(min(self.standing * 2, 2))]", "reading",
    ),
    Mutant(
        "contributor-publishes-unasked", "contributors publish where their space wants them to submit",
        POLICIES + "Access._may_alone",
        "return self.contributors_publish_in(rule.space_id)", "return True", "writing",
    ),
    Mutant(
        "contributor-edits-anyone's", "contributors change and publish other people's pages",
        POLICIES + "Access._may_alone", " or page.owner_id != self.user.pk", "", "writing",
    ),
    Mutant(
        "list-forgets-owner", "the list of pages a contributor may change holds other people's",
        POLICIES + "Access._own", ", owner=self.user.pk", "", "writing",
    ),
    Mutant(
        "contributor-deletes-published", "contributors delete and move their pages once published",
        POLICIES + "Access._own", "own &= Q(live=False)", "pass", "writing",
    ),
    Mutant(
        "editor-deletes-branches", "editors delete a section with all that is below",
        POLICIES + "Access._uprootable",
        "Q(numchild=0) & ~Exists(aliases.filter(numchild__gt=0))", "Q(pk__isnull=False)", "writing",
    ),
    Mutant(
        "nested-space-deleted", "a manager deletes a section that holds a space, or moves it away from its managers",
        POLICIES + "Access._uprootable", "out_of_reach |= Q(Exists(kept))", "pass", "writing",
    ),
    Mutant(
        "other-version-forgotten", "a move takes along what others have below the other language version",
        POLICIES + "Access._uprootable",
        'Page.objects.filter(translation_key=OuterRef("translation_key"))', 'Page.objects.filter(pk=OuterRef("pk"))',
        "writing",
    ),
    Mutant(
        "alias-ruled-by-its-place", "the alias of a private page in a public space is public",
        RULES + "make_rule", "if page.alias_of_id:", "if False:", "stored rules",
    ),
    Mutant(
        "alias-refreshed-by-its-place", "an alias turns public at the next recomputation",
        RULES + "_Computation._from_tree", "if row.is_plain_alias:", "if False:", "stored rules",
    ),
    Mutant(
        "alias-not-refreshed", "an alias stays as open as its source was",
        RULES + "_refresh", "further = _refresh([Q(path__startswith=path) for path in paths]) if paths else 0",
        "further = 0", "stored rules",
    ),
    Mutant(
        "not-capped-by-parent", "a page stays open below a section that was narrowed",
        RULES + "_Computation._from_tree", "limits.append(parent.audience)", "pass", "stored rules",
    ),
    Mutant(
        "archive-still-open", "an archived space is read as widely as before",
        f"{ACCESS}.models.spaces:Space.ceiling",
        "Audience.MEMBERS if self.is_archived else Audience(self.audience)", "Audience(self.audience)", "stored rules",
    ),
    Mutant(
        "nested-space-overwritten", "moving a branch dissolves the spaces nested in it",
        RULES + "_Computation._from_tree", "space = self.spaces.get(row.key)", "space = None", "stored rules",
    ),
    Mutant(
        "move-not-followed", "a moved page keeps the rule of where it was",
        f"{ACCESS}.receivers:refresh_moved_branch",
        "parent_page_before.pk != parent_page_after.pk", "False", "stored rules",
    ),
    Mutant(
        "english-stays-behind", "a move leaves the other language version where it was",
        "intranet.translation.mirror:move_versions_along",
        "version.get_parent().pk != target.pk", "False", "stored rules",
    ),
    Mutant(
        "space-keeps-old-parent", "a moved section stays with the managers of the space it left",
        RULES + "_adopt", "parent=stray.parent_id", "parent=stray.space.parent_id", "stored rules",
    ),
    Mutant(
        "source-is-french", "a page written in English is ruled by its French alias, that is by nothing",
        RULES + "_first_written",
        "filter(alias_of__isnull=True)", "filter(alias_of__isnull=True, locale__language_code='fr')", "stored rules",
    ),
    Mutant(
        "copy-is-wider", "a copy of a private page in a public space is public",
        RULES + "make_rule", "limit if limit < place.audience else None", "None", "happenings",
    ),
    Mutant(
        "freed-alias-is-wider", "an alias made a page of its own takes the audience of its place",
        RULES + "settle_converted", "if widened.update(own_audience=limit):", "if False:", "happenings",
    ),
    Mutant(
        "alias-outlives-its-source", "deleting a private page frees its alias into the public space it stands in",
        "intranet.translation.mirror:aliases_of",
        "filter(alias_of=page)", "filter(alias_of=page, translation_key=page.translation_key)", "stored rules",
    ),
    Mutant(
        "superuser-copies-into-archive", "Wagtail's shortcut lets a superuser copy anywhere",
        f"{ACCESS}.page_tester:SpacePagePermissionTester.can_copy_to",
        "if not destination.permissions_for_user(self.user).can_add_subpage():", "if False:", "destinations",
    ),
    Mutant(
        "draft-unpublished-by-anyone", "the unpublish button is offered to all who read",
        f"{ACCESS}.page_tester:SpacePagePermissionTester.can_unpublish",
        "self._may(Action.WITHDRAW)", "self._may(Action.READ)", "buttons",
    ),
    Mutant(
        "lists-only-what-is-edited", "Wagtail's list for “add or change” leaves out where one may only add",
        f"{ACCESS}.wagtail_policies:SpacePagePolicy.instances_user_has_any_permission_for",
        "(Action.ADD, Action.EDIT)", "(Action.EDIT, Action.ADD)", "wagtail policy",
    ),
    Mutant(
        "archived-files-changed", "a superuser changes the files of an archived space",
        f"{ACCESS}.wagtail_policies:SpaceFilePolicy._check_perm",
        "collection is None or not _archived(collection)", "True", "files",
    ),
]  # fmt: skip


@contextmanager
def planted(mutant: Mutant) -> Iterator[None]:
    """The bug is there inside, for whoever already holds the function too."""
    function = _function(mutant.where)
    source = textwrap.dedent(inspect.getsource(function))
    assert source.count(mutant.old) == 1, f"{mutant.name}: {mutant.old!r} is there {source.count(mutant.old)} times"
    tree = ast.parse(source.replace(mutant.old, mutant.new))
    definition = tree.body[0]
    assert isinstance(definition, ast.FunctionDef)
    definition.decorator_list = []
    if "__class__" in function.__code__.co_freevars:
        # `super()` needs the cell that only a class body makes.
        tree.body = [ast.ClassDef("Around", bases=[], keywords=[], body=[definition], decorator_list=[])]
    made: dict[str, Any] = {}
    exec(compile(ast.fix_missing_locations(tree), mutant.where, "exec"), dict(function.__globals__), made)  # noqa: S102
    body = made[definition.name] if definition.name in made else vars(made["Around"])[definition.name]
    original = function.__code__
    function.__code__ = body.__code__
    forget_prepared()
    try:
        yield
    finally:
        function.__code__ = original
        forget_prepared()


def _function(where: str) -> FunctionType:
    module, _, path = where.partition(":")
    found: Any = import_module(module)
    for name in path.split("."):
        found = vars(found)[name]
    if isinstance(found, property):
        found = found.fget
    if isinstance(found, cached_property):
        found = found.func
    return inspect.unwrap(found)
