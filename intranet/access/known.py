"""What a person may know of in Wagtail's admin, as querysets."""

from typing import Any

from django.db.models import QuerySet
from wagtail.models import Page
from wagtail.permissions import policy_registry
from wagtail.query import PageQuerySet

from .policies import Action, Person, access_of


def explorable_pages(user: Person) -> PageQuerySet:
    """The pages of the spaces where the person writes, drafts included, and the way to them from the root."""
    return policy_registry.get_by_type(Page).explorable_instances(user)


def choosable_pages(user: Person) -> PageQuerySet:
    """The pages that the person may link to: what they read, what they write in, and the way there."""
    access = access_of(user)
    if access.passes:
        return Page.objects.all()
    on_the_way = policy_registry.get_by_type(Page).paths_above(user)
    return access.pages(Action.READ) | access.pages(Action.ADD) | Page.objects.filter(path__in=on_the_way)


def choosable_files(model: type[Any], user: Person) -> QuerySet[Any]:
    """The documents or images of the spaces where the person writes."""
    return policy_registry.get_by_type(model).instances_user_has_any_permission_for(
        user, {"choose", "change", "delete"}
    )
