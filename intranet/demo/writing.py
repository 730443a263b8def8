"""The shapes in which the demonstration's texts are written down, and the few marks that they use.

A text is plain: paragraphs apart by an empty line, lists by lines that start with "- " or "1. ", ``**bold**``, and
``[words](workspace/article)`` for a link to another page, which must be loaded before. French is typed with ordinary
spaces; those that must not break are put in on the way to the page.
"""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from intranet.translation.typography import NO_BREAK, typeset

_BOLD = re.compile(r"\*\*(.+?)\*\*")
_LINK = re.compile(r"\[([^\]]+)\]\(([a-z0-9/-]+)\)")
_ITEM = re.compile(r"(?:-|\d+\.) +")
_BEFORE_UNITS = re.compile(r" (?=[%€])")
_WITHIN_NUMBERS = re.compile(r"(?<=\d) (?=\d{3}\b)")

# What a block holds that is not for reading.
NOT_READ = {"key", "keys", "kind", "address"}

# From the name of a page to its number, if it has one.
PageNumber = Callable[[str], int | None]


@dataclass(frozen=True)
class Block:
    """One block of a body. ``kind`` is its name in ``ArticleBody``; pictures and documents are named by their keys."""

    kind: str
    value: Any


def heading(words: str) -> Block:
    return Block("heading", words)


def text(words: str) -> Block:
    return Block("text", words)


def picture(key: str, alternative: str = "", caption: str = "") -> Block:
    """A picture of :mod:`intranet.demo.pictures`; without alternative text it is decorative."""
    return Block("picture", {"key": key, "alternative": alternative, "caption": caption})


def documents(title: str, *keys: str) -> Block:
    """Files of :mod:`intranet.demo.content.files`, by their keys."""
    return Block("documents", {"title": title, "keys": keys})


def table(caption: str, *rows: list[str]) -> Block:
    """The first row and the first column are headers."""
    return Block("table", {"caption": caption, "rows": rows})


def quote(words: str, author: str) -> Block:
    return Block("quote", {"text": words, "author": author})


def callout(kind: str, title: str, words: str) -> Block:
    """``kind`` is ``info``, ``warning`` or ``success``."""
    return Block("callout", {"kind": kind, "title": title, "text": words})


def gallery(title: str, *pictures: Block) -> Block:
    """Pictures, each written down as if it stood alone."""
    return Block("gallery", {"title": title, "pictures": [shown.value for shown in pictures]})


def figures(title: str, source: str, *rows: tuple[str, str, str]) -> Block:
    """Key figures of one source: number, unit, what it says."""
    return Block("figures", {"title": title, "source": source, "rows": rows})


def action(words: str, link: str) -> Block:
    """An invitation, and the button: ``[words](workspace/article)``."""
    return Block("action", {"text": words, "link": link})


def accordion(title: str, *items: tuple[str, str]) -> Block:
    return Block("accordion", {"title": title, "items": items})


def embed(title: str, address: str, words: str) -> Block:
    """A map or a video of another site, and what is to be seen there."""
    return Block("embed", {"title": title, "address": address, "text": words})


def contact(title: str, person: str, service: str, role: str = "") -> Block:
    """Somebody of the demonstration, and the service that stands in for them where a reader does not see people."""
    return Block("contact", {"title": title, "key": person, "name": service, "role": role})


@dataclass(frozen=True)
class Version:
    """A page in the other language."""

    title: str
    slug: str
    summary: str
    body: tuple[Block, ...] = ()
    # Who translated; the page's author unless told.
    author: str = ""


@dataclass(frozen=True)
class Article:
    """An article. ``author`` is the key of a person, ``days`` how long ago it was published.

    ``state`` is ``published``, ``draft``, ``changed`` (published, then being rewritten) or ``submitted``;
    ``audience`` narrows it ("members", "pole", "network"). Of ``language`` "en", it is written in the English tree.
    """

    slug: str
    title: str
    summary: str
    author: str
    days: int
    body: tuple[Block, ...]
    state: str = "published"
    audience: str = ""
    language: str = "fr"
    # Slugs of themes, of its own domain or of others.
    themes: tuple[str, ...] = ()
    other: Version | None = None


@dataclass(frozen=True)
class Section:
    """A section; with ``members`` (pairs of a person and a role) it is a space shared with these only."""

    slug: str
    title: str
    summary: str
    articles: tuple[Article, ...] = ()
    audience: str = ""
    members: tuple[tuple[str, str], ...] = ()
    other: Version | None = None


@dataclass(frozen=True)
class Workspace:
    """A workspace, with the settings of its space; ``audience`` is the widest that its pages can have."""

    slug: str
    title: str
    summary: str
    purpose: str
    author: str
    domain: str = ""
    audience: str = "pole"
    contributors_publish: bool = False
    members: tuple[tuple[str, str], ...] = ()
    sections: tuple[Section, ...] = ()
    other: Version | None = None
    other_purpose: str = ""
    archived: bool = False
    days: int = 400


@dataclass(frozen=True)
class File:
    """A PDF file: its title, and what it holds as blocks (headings, texts, tables)."""

    key: str
    title: str
    subject: str
    body: tuple[Block, ...] = field(default=())
    language: str = "fr"


def plain(words: str, language: str = "fr") -> str:
    """One line of text, its spaces in order."""
    line = " ".join(words.split())
    if language != "fr":
        return line
    line = _BEFORE_UNITS.sub(NO_BREAK, typeset(line))
    return _WITHIN_NUMBERS.sub(NO_BREAK, line)


def no_page(_name: str) -> int | None:
    """Where there is nothing to link to."""
    return None


def as_html(words: str, language: str = "fr", pages: PageNumber = no_page) -> str:
    """The text as the rich text that an editor would have typed; a link to a page that is not there is plain words."""
    parts = []
    for paragraph in re.split(r"\n\s*\n", words.strip()):
        lines = [line.strip() for line in paragraph.strip().splitlines()]
        if _ITEM.match(lines[0]):
            parts.append(_list(lines, language, pages))
        else:
            parts.append(f"<p>{_inline(' '.join(lines), language, pages)}</p>")
    return "".join(parts)


def _list(lines: list[str], language: str, pages: PageNumber) -> str:
    tag = "ul" if lines[0].startswith("-") else "ol"
    items: list[str] = []
    for line in lines:
        if _ITEM.match(line):
            items.append(_ITEM.sub("", line, count=1))
        else:
            items[-1] += f" {line}"
    return f"<{tag}>{''.join(f'<li>{_inline(item, language, pages)}</li>' for item in items)}</{tag}>"


def _inline(words: str, language: str, pages: PageNumber) -> str:
    def link(found: re.Match[str]) -> str:
        number = pages(found[2])
        return found[1] if number is None else f'<a linktype="page" id="{number}">{found[1]}</a>'

    return _LINK.sub(link, _BOLD.sub(r"<b>\1</b>", html.escape(plain(words, language), quote=False)))


def links_of(body: tuple[Block, ...]) -> list[str]:
    """The names of the pages that the body links to."""
    return [name for block in body for _words, name in _LINK.findall(_flat(block.value))]


def pictures_of(body: tuple[Block, ...]) -> list[dict[str, str]]:
    """The pictures of the body, those of galleries too."""
    alone = [block.value for block in body if block.kind == "picture"]
    return [*alone, *(shown for block in body if block.kind == "gallery" for shown in block.value["pictures"])]


def words_of(body: tuple[Block, ...]) -> int:
    """How many words a reader finds in the body, tables and captions included."""
    words = (word for block in body for word in _LINK.sub(r"\1", _flat(block.value)).split())
    # A French « or : stands alone, and is no word.
    return sum(any(sign.isalnum() for sign in word) for word in words)


def _flat(value: Any) -> str:
    if isinstance(value, dict):
        return " ".join(_flat(part) for name, part in value.items() if name not in NOT_READ)
    if isinstance(value, (list, tuple)):
        return " ".join(_flat(part) for part in value)
    return str(value)
