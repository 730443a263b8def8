"""The second factor: who must have one, whether a session has proven one, and the screens to set one up."""

from .registry import is_required, required_by

__all__ = ["is_required", "required_by"]
