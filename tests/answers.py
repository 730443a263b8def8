"""Answers held against one another: what a page says, without what is drawn anew each time."""

import re

TOKEN = re.compile(
    r"""(csrfmiddlewaretoken['"]?\s*value=['"]|"CSRF_TOKEN":\s*"|csrfToken['"]?:\s*['"]|nonce=['"]|'nonce-)[A-Za-z0-9+/=_-]+"""
)


def without_tokens(text: str) -> str:
    """The text without the one-time keys of its forms and of its scripts."""
    return TOKEN.sub(r"\1", text)
