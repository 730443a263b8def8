"""Spaces, memberships, rules of access, the ways in, and the moderation of a space."""

from .entry import WORD_LENGTH, Invitation, JoinRequest
from .moderation import SpaceModerationTask
from .spaces import TAG_KINDS, AccessRule, Audience, Joining, Membership, MembershipQuerySet, Role, Space, SpaceQuerySet

__all__ = [
    "TAG_KINDS",
    "WORD_LENGTH",
    "AccessRule",
    "Audience",
    "Invitation",
    "JoinRequest",
    "Joining",
    "Membership",
    "MembershipQuerySet",
    "Role",
    "Space",
    "SpaceModerationTask",
    "SpaceQuerySet",
]
