"""The form in which the pages of information are written down in code."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Version:
    """A page in one language: ``body`` is pairs of a heading and the rich text under it."""

    title: str
    slug: str
    summary: str
    body: tuple[tuple[str, str], ...]
