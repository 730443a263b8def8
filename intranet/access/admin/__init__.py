"""Wagtail's admin under the policy: the guard at its door, and what replaces those of its views that show too much."""
