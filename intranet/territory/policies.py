"""Who keeps the territory in Wagtail's admin: whoever holds Django's permission, and nobody deletes."""

from typing import Any

from django.db.models import QuerySet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from .models import Adhesion, Affiliation, Designation, Domain, Organisation, OrganisationAdministrator, Theme


class KeepingPolicy(ModelPermissionPolicy):
    """Organisations are closed, mandates are ended: what was stays on record, even before a superuser."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action != "delete" and super().user_has_permission(user, action)

    def users_with_any_permission(self, actions: Any) -> QuerySet[Any]:
        return super().users_with_any_permission([action for action in actions if action != "delete"])


def register() -> None:
    for model in (Organisation, Domain, Theme, Affiliation, Adhesion, Designation, OrganisationAdministrator):
        register_permission_policy(model, KeepingPolicy(model), exact_class=True)
