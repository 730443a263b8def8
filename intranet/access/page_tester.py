"""What Wagtail's admin asks of one page: the buttons it shows and the actions it lets through."""

from typing import Any

from django.db.models import F
from django.utils.functional import cached_property
from wagtail.models import Page, PagePermissionTester, Revision
from wagtail.permissions import policy_registry

from .models import Role
from .policies import Action, Person, access_of
from .rules import follows
from .wagtail_policies import PAGE_PERMISSIONS


class SpacePagePermissionTester(PagePermissionTester):
    """Reads the page's space. Wagtail's own looks at path prefixes, and gives a narrower space its parent's rights."""

    def __init__(self, user: Person, page: Page) -> None:
        self.user = user
        self.page = page
        self.permission_policy = policy_registry.get(page)
        self.page_is_root = page.depth == 1
        self.access = access_of(user)
        self.access.remember_rules_beside(page)

    @cached_property
    def permissions(self) -> set[str]:
        """Wagtail's permission names that hold on any page here."""
        if self.page_is_root or not self.page.depth:
            return set()
        role = self.access.role_on(self.page)
        return PAGE_PERMISSIONS.get(role, set()) if role is not None else set()

    def _may(self, action: Action) -> bool:
        # A page being made has no place in the tree yet; what counts then is asked of its parent.
        return bool(self.page.depth) and self.access.may(action, self.page)

    def can_add_subpage(self) -> bool:
        specific_class = self.page.specific_class
        if specific_class is None or not self._may(Action.ADD):
            return False
        return any(model.can_create_at(self.page) for model in specific_class.creatable_subpage_models())

    def can_edit(self) -> bool:
        return self._may(Action.EDIT)

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return self._may(Action.MOVE if ignore_bulk else Action.DELETE)

    def can_publish(self) -> bool:
        return self._may(Action.PUBLISH)

    def can_unpublish(self) -> bool:
        return self.page.live and not self.page_locked() and self._may(Action.WITHDRAW)

    def can_set_view_restrictions(self) -> bool:
        """Never: audiences are set by sharing, and hold for every language, draft and file."""
        return False

    def can_lock(self) -> bool:
        return self._may(Action.LOCK)

    def can_unlock(self) -> bool:
        return self._may(Action.LOCK) or (self.user_has_lock() and self._may(Action.EDIT))

    def can_publish_subpage(self) -> bool:
        specific_class = self.page.specific_class
        if specific_class is None or not specific_class.creatable_subpage_models():
            return False
        if self.access.passes:
            return self.page_is_root or self._may(Action.ADD)
        if "publish" in self.permissions:
            return True
        return self._may(Action.ADD) and self._contributors_publish_here()

    def _contributors_publish_here(self) -> bool:
        rule = self.access.rule_of(self.page)
        return rule is not None and self.access.contributors_publish_in(rule.space_id)

    def can_reorder_children(self) -> bool:
        if self.access.passes:
            return self.page_is_root or self._may(Action.EDIT)
        return self.access.has_role_on(self.page, Role.EDITOR)

    def can_view_revisions(self) -> bool:
        return self._may(Action.EDIT)

    def can_move_to(self, destination: Page) -> bool:
        if self.page == destination or destination.is_descendant_of(self.page):
            return False
        if not self._same_language(destination):
            return False
        if not self.page.is_child_of(destination) and not self.page.specific.can_move_to(destination):
            return False
        if not self.can_move() or follows(destination, self.page):
            return False
        if self.page.live or self.page.get_descendants().filter(live=True).exists():
            return type(self)(self.user, destination).can_publish_subpage()
        return bool(destination.depth) and self.access.may(Action.ADD, destination)

    def can_copy_to(self, destination: Page, recursive: bool = False) -> bool:
        if not self._same_language(destination) or not super().can_copy_to(destination, recursive):
            return False
        # Wagtail lets superusers copy anywhere, and copies what is below without asking whose it is.
        if not destination.permissions_for_user(self.user).can_add_subpage():
            return False
        branch = Page.objects.filter(path__startswith=self.page.path)
        mine = self.access.pages(Action.EDIT, branch).values("pk")
        return not recursive or not branch.exclude(pk__in=mine).exists()

    def _same_language(self, destination: Page) -> bool:
        """Each language has its tree."""
        return destination.depth == 1 or destination.locale_id == self.page.locale_id


class SpacePermissionsMixin:
    """To be placed first among the bases of every page class: rights come from the page's space."""

    pk: int
    live: bool

    def permissions_for_user(self, user: Person) -> SpacePagePermissionTester:
        return SpacePagePermissionTester(user, self)

    def save_revision(self, *args: Any, **kwargs: Any) -> Revision:
        """A published page keeps its published title in Wagtail's admin, which shows it to all who read the page.

        Wagtail names pages by the title of their latest draft, in its choosers, breadcrumbs and lists.
        """
        revision = super().save_revision(*args, **kwargs)  # type: ignore[misc]
        if self.live:
            Page.objects.filter(pk=self.pk).exclude(draft_title=F("title")).update(draft_title=F("title"))
        return revision
