"""Spaces, memberships, rules of access and the moderation of a space."""

from .moderation import SpaceModerationTask
from .spaces import TAG_KINDS, AccessRule, Audience, Membership, Role, Space, SpaceQuerySet

__all__ = ["TAG_KINDS", "AccessRule", "Audience", "Membership", "Role", "Space", "SpaceModerationTask", "SpaceQuerySet"]
