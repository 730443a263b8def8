"""Two people at once: a form carries the version of what it shows, and a save over another version is refused."""

from hashlib import blake2s
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .models import AccessRule, Membership, Space

# What people see and change of each thing. What is computed (an audience) or has its own action is left out.
FIELDS: dict[type[Any], tuple[str, ...]] = {
    Space: (
        "name",
        "name_en",
        "domain_id",
        "audience",
        "referent_role",
        "team_role",
        "contributors_publish",
        "joining",
        "joining_role",
        "archived_at",
    ),
    Membership: ("role", "valid_from", "valid_until"),
    AccessRule: ("own_audience", "space_id"),
}


class ChangedMeanwhile(ValidationError):
    """What was to be changed is no longer what was seen."""

    def __init__(self) -> None:
        super().__init__(
            _("Quelqu’un d’autre a changé ceci pendant que vous le modifiiez. Rien n’est encore enregistré."),
            code="changed_meanwhile",
        )


def version_of(thing: Space | Membership | AccessRule) -> str:
    """A short text that changes with what people see of the thing."""
    values = [getattr(thing, field) for field in FIELDS[type(thing)]]
    return blake2s(repr([str(value) for value in values]).encode(), digest_size=12).hexdigest()
