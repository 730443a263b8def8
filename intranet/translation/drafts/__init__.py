"""Drafts by machine: asked for, and written in the background."""
