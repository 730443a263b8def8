"""A name in ``MFA_REQUIRED_FOR`` that nobody supplies would protect nobody: the start stops instead."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from .registry import known_names


@register
def required_names_are_known(**kwargs: Any) -> list[CheckMessage]:
    unknown = sorted(set(settings.MFA_REQUIRED_FOR) - known_names())
    if not unknown:
        return []
    return [
        Error(
            f"MFA_REQUIRED_FOR holds names that mean nobody: {', '.join(unknown)}.",
            hint=f"Known names: {', '.join(sorted(known_names()))}.",
            id="interpoles.E005",
        )
    ]
