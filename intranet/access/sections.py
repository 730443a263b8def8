"""A section shared with fewer people: it opens a space of its own, and can give it back."""

from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.db.models import CharField, Q
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.log_actions import log
from wagtail.models import Collection, Page, ReferenceIndex

from intranet.accounts.models import User

from .actions import add_member, follows_another, open_space
from .models import AccessRule, Audience, Membership, Role, Space
from .policies import Action, access_of
from .roster import roster
from .rules import refresh_group


def can_be_reserved(page: Page) -> bool:
    """Whether pages of that type may be shared with fewer people: their class says ``can_be_reserved = True``."""
    return bool(getattr(page.specific_class, "can_be_reserved", False)) and not follows_another(page)


@transaction.atomic
def reserve_section(page: Page, people: Iterable[User], *, role: Role, by: User, name: str = "") -> Space:
    """Share the section, in all its languages and with what is below, with these people and no others.

    Managers of the space that it leaves keep it. The files shown on its pages and nowhere else go along. Raises
    ``PermissionDenied``, or ``ValidationError`` where the page cannot be reserved.
    """
    if not access_of(by).may(Action.SHARE, page):
        raise PermissionDenied
    if not can_be_reserved(page):
        raise ValidationError(_("Seule une rubrique se partage avec moins de monde."))
    space = open_space(
        page,
        kind=Space.Kind.SECTION,
        by=by,
        name=name,
        audience=Audience.MEMBERS,
        referent_role=None,
        team_role=None,
    )
    for person in people:
        add_member(space, person, role, by=None, sponsor=by)
    for model, files in files_of_branch(page, space.parent).items():
        model._default_manager.filter(pk__in=files).update(collection=space.collection)
    return space


@transaction.atomic
def close_space(space: Space, *, by: User) -> None:
    """Give a reserved section back to the space that contains it: its pages, its files, the spaces within it.

    Its memberships end with it; the log of the parent space keeps who they were. ``by`` must manage the parent.
    Raises ``ValidationError`` for another kind of space, or where it or its parent is archived: nothing is written
    in an archive, and closing would open its pages again.
    """
    parent = space.parent
    if parent is None or not access_of(by).manages(parent.pk):
        raise PermissionDenied
    if space.kind != Space.Kind.SECTION or space.root_key is None:
        raise ValidationError(_("Seule une rubrique réservée revient à l’espace qui la contient."))
    if space.is_archived or parent.is_archived:
        raise ValidationError(_("Cet espace est archivé : rouvrez-le d’abord."))
    members = list(space.memberships.order_by("pk").values_list("user", "role"))
    key, collection = space.root_key, space.collection
    space.root_key = None
    space.save(update_fields=["root_key"])
    space.children.update(parent=parent)
    refresh_group(key)
    AccessRule.objects.filter(space=space).update(space=parent)
    for model in _file_models():
        inside = model._default_manager.filter(collection__in=collection.get_descendants(inclusive=True))
        inside.update(collection=parent.collection)
    log(
        instance=parent,
        action="access.close_space",
        user=by,
        data={"name": space.name, "members": [{"person": person, "role": role} for person, role in members]},
    )
    space.delete()
    # Read again: treebeard counts the children of the root by its own queries.
    Collection.objects.get(pk=collection.pk).delete()


def files_of_branch(page: Page, space: Space | None) -> dict[type[models.Model], set[int]]:
    """The files of ``space`` shown on the page, its languages or pages below, and on no other page."""
    if space is None:
        return {}
    versions = Page.objects.filter(translation_key=page.translation_key).values_list("path", flat=True)
    branch = Q(pk__in=[])
    for path in versions:
        branch |= Q(path__startswith=path)
    inside = {str(pk) for pk in Page.objects.filter(branch).values_list("pk", flat=True)}
    page_type = ContentType.objects.get_for_model(Page)
    found: dict[type[models.Model], set[int]] = {}
    for model in _file_models():
        own = model._default_manager.filter(collection=space.collection_id)
        references = ReferenceIndex.objects.filter(
            to_content_type=ContentType.objects.get_for_model(model),
            to_object_id__in=own.annotate(key=Cast("pk", CharField())).values("key"),
        )
        here: set[int] = set()
        elsewhere: set[int] = set()
        for content_type, source, target in references.values_list("base_content_type", "object_id", "to_object_id"):
            (here if content_type == page_type.pk and source in inside else elsewhere).add(int(target))
        found[model] = here - elsewhere
    return found


def left_out_by_closing(space: Space) -> int:
    """How many members of the space have no place in the one that contains it."""
    if space.parent is None:
        return 0
    kept = {entry.user.pk for entry in roster(space.parent)}
    return Membership.objects.in_force().filter(space=space).exclude(user__in=kept).values("user").distinct().count()


def _file_models() -> list[type[Any]]:
    return [get_document_model(), get_image_model()]
