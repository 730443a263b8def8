"""The policy in Wagtail's terms: what its admin asks of pages, documents and images.

Wagtail's own policies add one clause to the query for each permission a person holds; these ask the rules once.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import AbstractPage, Collection, Page
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.query import PageQuerySet

from intranet.accounts.models import User

from .models import AccessRule, Role, Space
from .people import people_with_role
from .policies import Action, Person, access_of

# Wagtail's permission names and what they ask of our policy.
ACTIONS = {
    "add": Action.ADD,
    "change": Action.EDIT,
    "publish": Action.PUBLISH,
    "lock": Action.LOCK,
    "unlock": Action.LOCK,
    "delete": Action.DELETE,
    "bulk_delete": Action.DELETE,
}
# The Wagtail permissions on pages that each role brings, on any page of the space.
PAGE_PERMISSIONS = {
    Role.CONTRIBUTOR: {"add"},
    Role.EDITOR: {"add", "change", "publish", "lock", "unlock"},
    Role.MANAGER: {"add", "change", "publish", "lock", "unlock", "bulk_delete"},
}
# The same for documents and images. Whoever only reads a space may not choose its files for other pages.
FILE_PERMISSIONS = {
    Role.CONTRIBUTOR: {"add", "choose"},
    Role.EDITOR: {"add", "change", "choose"},
    Role.MANAGER: {"add", "change", "choose"},
}


@dataclass(frozen=True)
class Permission:
    """Stands for Django's Permission: Wagtail reads its code name."""

    codename: str


@dataclass(frozen=True)
class PageGrant:
    """A permission on a page and what is below. Hashable: Wagtail puts them in sets."""

    page: Page
    permission: Permission
    page_id: int


@dataclass(frozen=True)
class CollectionGrant:
    """A permission on a collection."""

    collection: Collection
    permission: Permission
    collection_id: int


class SpacePagePolicy(PagePermissionPolicy):
    """Wagtail's questions about pages, answered by :class:`~intranet.access.policies.Access`."""

    def get_all_permissions_for_user(self, user: Person) -> list[PageGrant]:
        access = access_of(user)
        if not access.known or access.passes:
            return []
        roles = {space_id: role for space_id, role in access.roles.items() if role >= Role.CONTRIBUTOR}
        spaces = dict(Space.objects.filter(pk__in=roles).values_list("root_key", "pk"))
        pages = Page.objects.filter(translation_key__in=[key for key in spaces if key]).order_by("path")
        return [
            PageGrant(page, Permission(self._get_permission_codename(action)), page.pk)
            for page in pages
            for action in sorted(PAGE_PERMISSIONS[roles[spaces[page.translation_key]]])
        ]

    def user_has_any_permission_for_instance(self, user: Person, actions: Iterable[str], instance: Page) -> bool:
        access = access_of(user)
        return any(access.may(ACTIONS[action], instance) for action in actions if action in ACTIONS)

    def instances_user_has_any_permission_for(self, user: Person, actions: Iterable[str]) -> PageQuerySet:
        access = access_of(user)
        asked = {ACTIONS[action] for action in actions if action in ACTIONS}
        # Any other right implies the right to add, and all but that one the right to edit: one clause is enough.
        for implied in (Action.ADD, Action.EDIT):
            if implied in asked:
                asked = {implied}
        found = self.model._default_manager.none()
        for action in sorted(asked):
            found = found | access.pages(action, self.model._default_manager.all())
        return found

    def explorable_instances(self, user: Person) -> PageQuerySet:
        access = access_of(user)
        if not access.known:
            return self.model._default_manager.none()
        if access.passes:
            return self.model._default_manager.all()
        spaces = access.spaces(Role.CONTRIBUTOR)
        if not spaces:
            return self.model._default_manager.none()
        rules = AccessRule.objects.filter(translation_key=OuterRef("translation_key"), space_id__in=spaces)
        return self.model._default_manager.filter(Q(Exists(rules)) | Q(path__in=self.paths_above(user)))

    def paths_above(self, user: Person) -> set[str]:
        """Paths of the ancestors of the person's spaces, from their common ancestor down: the way in."""
        top = self.explorable_root_instance(user)
        start = len(top.path) if top else 0
        paths = {grant.page.path for grant in self.get_cached_permissions_for_user(user)}
        step = Page.steplen
        return {path[:end] for path in paths for end in range(max(start, step), len(path), step)}

    def users_with_any_permission(self, actions: Iterable[str], include_superusers: bool = True) -> QuerySet[User]:
        actions = set(actions)
        # Whoever adds pages can change their own.
        asked = actions | {"add"} if "change" in actions else actions
        return people_with_role(_lowest_role(PAGE_PERMISSIONS, asked), include_superusers=include_superusers)

    def users_with_any_permission_for_instance(
        self, actions: Iterable[str], instance: Page, include_superusers: bool = True
    ) -> QuerySet[User]:
        """Each who might is asked in turn, since deleting depends on what is below: not for listings."""
        asked = [ACTIONS[action] for action in actions if action in ACTIONS]
        rule = AccessRule.objects.filter(translation_key=instance.translation_key).select_related("space").first()
        role, space = (None, None) if rule is None else (Role.CONTRIBUTOR, rule.space)
        candidates = people_with_role(role, space=space, include_superusers=include_superusers)
        may = [user.pk for user in candidates if any(access_of(user).may(action, instance) for action in asked)]
        return candidates.filter(pk__in=may)


def _lowest_role(table: dict[Role, set[str]], actions: Iterable[str]) -> Role | None:
    """The lowest role that brings one of these permissions."""
    asked = set(actions)
    return min((role for role, brought in table.items() if brought & asked), default=None)


class SpaceFilePolicy(CollectionOwnershipPermissionPolicy):
    """Documents and images: each space has one collection, whose rights are those of the space."""

    def __init__(self, model: type[Model], auth_model: str) -> None:
        super().__init__(model, auth_model=auth_model, owner_field_name="uploaded_by_user")
        # One cache for each model: with a shared one, document rights vanish after a look at an image.
        self.permission_cache_name = f"_space_grants_{model._meta.label_lower}".replace(".", "_")

    def get_all_permissions_for_user(self, user: Person) -> list[CollectionGrant]:
        access = access_of(user)
        if not access.known or access.passes:
            return []
        spaces = Space.objects.filter(pk__in=access.spaces(Role.CONTRIBUTOR)).select_related("collection")
        return [
            CollectionGrant(space.collection, Permission(self._get_permission_codename(action)), space.collection_id)
            for space in spaces
            for action in sorted(FILE_PERMISSIONS[access.roles[space.pk]])
        ]

    def _check_perm(self, user: Person, actions: Iterable[str], collection: Collection | None = None) -> bool:
        if not (user.is_active and user.is_authenticated):
            return False
        if user.is_superuser:
            return collection is None or not _archived(collection)
        codenames = self._get_permission_codenames(actions)
        return any(
            grant.permission.codename in codenames and collection in (None, grant.collection)
            for grant in self.get_cached_permissions_for_user(user)
        )

    def _collections_with_perm(self, user: Person, actions: Iterable[str]) -> QuerySet[Collection]:
        codenames = self._get_permission_codenames(actions)
        grants = self.get_cached_permissions_for_user(user)
        return Collection.objects.filter(
            pk__in={grant.collection_id for grant in grants if grant.permission.codename in codenames}
        )

    def _users_with_perm_filter(self, actions: Iterable[str], collection: Collection | None = None) -> Q:
        role = _lowest_role(FILE_PERMISSIONS, actions)
        space = None if collection is None else Space.objects.filter(collection=collection).first()
        if collection is not None and space is None:
            return Q(is_active=True, is_superuser=True)
        superusers = space is None or not space.is_archived
        return Q(pk__in=people_with_role(role, space=space, include_superusers=superusers).values("pk"))

    # Wagtail gives superusers every file; those of an archived space are changed by nobody.

    def instances_user_has_any_permission_for(self, user: Person, actions: Iterable[str]) -> QuerySet[Any]:
        found = super().instances_user_has_any_permission_for(user, actions)
        return found.exclude(collection__in=_archived_collections()) if access_of(user).passes else found

    def collections_user_has_any_permission_for(self, user: Person, actions: Iterable[str]) -> QuerySet[Collection]:
        found = super().collections_user_has_any_permission_for(user, actions)
        return found.exclude(pk__in=_archived_collections()) if access_of(user).passes else found


def _archived_collections() -> QuerySet[Any]:
    return Space.objects.filter(archived_at__isnull=False).values("collection")


def _archived(collection: Collection) -> bool:
    return _archived_collections().filter(collection=collection).exists()


def register() -> None:
    """Put these policies in the place of Wagtail's; its own apps register theirs later, for the base classes."""
    register_permission_policy(AbstractPage, SpacePagePolicy("wagtailcore.Page"))
    image, document = get_image_model(), get_document_model()
    register_permission_policy(image, SpaceFilePolicy(image, "wagtailimages.Image"), exact_class=True)
    register_permission_policy(document, SpaceFilePolicy(document, "wagtaildocs.Document"), exact_class=True)
