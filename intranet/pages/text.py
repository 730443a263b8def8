"""A page's body made ready for its reader: links, anchors of headings, table of contents, reading time."""

import math
import re
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from django.template import Context
from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from wagtail.blocks import StreamValue

from intranet.access.policies import Person
from intranet.accounts.languages import speaking

from .finishing import finished
from .links import resolve_links

# Headings of the text itself: those of blocks, such as the title of a list of documents, have a class.
HEADING = re.compile(r'<(h[23])(?: data-block-key="[^"]*")?>(.*?)</\1>', re.DOTALL)
# Below so many, a page is taken in at a glance.
FEWEST_HEADINGS = 3
WORDS_A_MINUTE = 210


@dataclass
class Heading:
    """An entry of the table of contents, with those below it."""

    anchor: str
    words: str
    below: list["Heading"] = field(default_factory=list)


@dataclass(frozen=True)
class PageText:
    """The HTML of a body; ``contents`` is empty where it has few headings, ``minutes`` where it has no words."""

    html: SafeString
    contents: list[Heading]
    minutes: int


def page_text(body: StreamValue, context: Context, language: str) -> PageText:
    """Render the body of a page written in ``language`` for the reader of ``context``.

    What its blocks say of themselves, and their dates and numbers, are in that language too.
    """
    with speaking(language):
        html = body.render_as_block(context=context.flatten())
    html, headings = anchored(html)
    html = resolve_links(html, _reader(context), context.get("request"))
    html = finished(html, language, context["request"])
    # Rendered, hence escaped, by the blocks; anchors and addresses of our own are put in.
    return PageText(mark_safe(html), _nested(headings), reading_minutes(body))  # noqa: S308


def _reader(context: Context) -> Person:
    return context["request"].user


def anchored(html: str) -> tuple[str, list[tuple[str, Heading]]]:
    """Give each heading of the text an id: its words, so that links to it last; returns the headings by their tags."""
    found: list[tuple[str, Heading]] = []
    used: set[str] = set()

    def mark(match: re.Match[str]) -> str:
        words = " ".join(unescape(strip_tags(match[2])).split())
        if not words:
            return match[0]
        anchor = _unused(words, used)
        found.append((match[1], Heading(anchor, words)))
        return f'<{match[1]} id="{anchor}">{match[2]}</{match[1]}>'

    return HEADING.sub(mark, html), found


def _unused(words: str, used: set[str]) -> str:
    """Never the id of something of the frame: those have no such prefix. Other scripts than ours keep their letters."""
    stem = "s-" + (slugify(words) or slugify(words, allow_unicode=True) or "titre")
    anchor, number = stem, 1
    while anchor in used:
        number += 1
        anchor = f"{stem}-{number}"
    used.add(anchor)
    return anchor


def _nested(headings: list[tuple[str, Heading]]) -> list[Heading]:
    if len(headings) < FEWEST_HEADINGS:
        return []
    top: list[Heading] = []
    section: Heading | None = None
    for tag, heading in headings:
        if tag == "h3" and section is not None:
            section.below.append(heading)
        else:
            top.append(heading)
            section = heading if tag == "h2" else None
    return top


def reading_minutes(body: StreamValue) -> int:
    """How long it takes to read, rounded up; 0 for a body without words."""
    texts: list[Any] = body.stream_block.get_searchable_content(body)
    words = sum(len(str(text).split()) for text in texts)
    return math.ceil(words / WORDS_A_MINUTE)
