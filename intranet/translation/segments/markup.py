"""Rich text cut into the texts that are translated, and put together again around their translations.

The structure (paragraphs, lists, headings, rules, whatever is embedded) never leaves its place; the formatting, links
and line breaks within a text become the numbered tags of :mod:`.notation`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape, unescape
from html.parser import HTMLParser

from .notation import Tag, joined, parts

INLINE = {
    "a",
    "abbr",
    "b",
    "cite",
    "code",
    "del",
    "em",
    "i",
    "ins",
    "mark",
    "q",
    "s",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "sup",
    "u",
}
VOID = {"br", "embed", "hr", "img", "wbr"}
LETTER = re.compile(r"[^\W\d_]")


@dataclass
class _Token:
    """``kind``: "open", "close", "void" or "text"; ``raw`` is what the source says."""

    kind: str
    raw: str
    name: str = ""
    key: str = ""
    partner: "_Token | None" = None


class _Reader(HTMLParser):
    """Tokens of a piece of HTML, each with the very characters it is made of."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.tokens: list[_Token] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kind = "void" if tag in VOID else "open"
        key = dict(attrs).get("data-block-key") or ""
        self.tokens.append(_Token(kind, self.get_starttag_text() or "", tag, key))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tokens.append(_Token("void", self.get_starttag_text() or "", tag))

    def handle_endtag(self, tag: str) -> None:
        self.tokens.append(_Token("close", f"</{tag}>", tag))

    def handle_data(self, data: str) -> None:
        self.tokens.append(_Token("text", data))

    def handle_entityref(self, name: str) -> None:
        self.tokens.append(_Token("text", f"&{name};"))

    def handle_charref(self, name: str) -> None:
        self.tokens.append(_Token("text", f"&#{name};"))

    def handle_comment(self, data: str) -> None:
        self.tokens.append(_Token("structure", f"<!--{data}-->"))


@dataclass
class Run:
    """A text within rich text. ``key`` tells it from the others of the same rich text, ``tag`` is what holds it."""

    key: str
    tag: str
    text: str
    tags: dict[str, str] = field(default_factory=dict)
    raw: str = ""

    def html(self, text: str) -> str:
        """The HTML of a translation, with the attributes of the source's tags. Unknown tags are left out."""
        made = ""
        for part in parts(text):
            made += self.tags.get(str(part), "") if isinstance(part, Tag) else escape(part, quote=False)
        return made


@dataclass
class RichDocument:
    """Rich text as its structure and its runs, in order."""

    pieces: list[str | Run]

    @property
    def runs(self) -> list[Run]:
        return [piece for piece in self.pieces if isinstance(piece, Run)]

    def html(self, texts: Mapping[str, str]) -> str:
        """With these translations by the runs' keys; others stay as they are, to the letter."""
        made = ""
        for piece in self.pieces:
            if isinstance(piece, str):
                made += piece
            else:
                made += piece.html(texts[piece.key]) if piece.key in texts else piece.raw
        return made


def read(html: str) -> RichDocument:
    """Cut rich text as the database keeps it."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return _Cutter(_paired(_merged(reader.tokens))).document()


def _merged(tokens: list[_Token]) -> list[_Token]:
    merged: list[_Token] = []
    for token in tokens:
        if token.kind == "text" and merged and merged[-1].kind == "text":
            merged[-1] = _Token("text", merged[-1].raw + token.raw)
        else:
            merged.append(token)
    return merged


def _is_inline(token: _Token) -> bool:
    return token.kind == "text" or token.name in INLINE or token.name in {"br", "wbr"}


def _paired(tokens: list[_Token]) -> list[_Token]:
    """Tell each inline tag its other half, where both are within one run; the others count as structure."""
    opened: list[_Token] = []
    for token in tokens:
        if not _is_inline(token):
            opened = []
        elif token.kind == "open":
            opened.append(token)
        elif token.kind == "close" and opened and opened[-1].name == token.name:
            partner = opened.pop()
            partner.partner, token.partner = token, partner
    return tokens


class _Cutter:
    def __init__(self, tokens: list[_Token]) -> None:
        self.tokens = tokens
        self.pieces: list[str | Run] = []
        self.holders: list[tuple[str, str]] = []
        self.counted: dict[str, int] = {}

    def document(self) -> RichDocument:
        pending: list[_Token] = []
        for token in self.tokens:
            if _is_inline(token) and (token.kind in {"text", "void"} or token.partner is not None):
                pending.append(token)
                continue
            self._flush(pending)
            pending = []
            self._structure(token)
        self._flush(pending)
        return RichDocument(self.pieces)

    def _structure(self, token: _Token) -> None:
        self.pieces.append(token.raw)
        if token.kind == "open" and token.name not in INLINE:
            self.holders.append((token.name, token.key))
        elif token.kind == "close" and any(name == token.name for name, _key in self.holders):
            while self.holders.pop()[0] != token.name:
                pass

    def _flush(self, run: list[_Token]) -> None:
        before, run, after = _trimmed(run)
        if before:
            self.pieces.append(before)
        if run:
            self.pieces.append(self._run(run))
        if after:
            self.pieces.append(after)

    def _run(self, tokens: list[_Token]) -> "Run | str":
        raw = "".join(token.raw for token in tokens)
        if not LETTER.search(unescape("".join(token.raw for token in tokens if token.kind == "text"))):
            return raw
        tag, key = self.holders[-1] if self.holders else ("", "")
        run = Run(self._unused(key or tag or "text"), tag, "", raw=raw)
        run.text = joined(list(_numbered(tokens, run.tags)))
        return run

    def _unused(self, stem: str) -> str:
        count = self.counted[stem] = self.counted.get(stem, 0) + 1
        return stem if count == 1 else f"{stem}~{count}"


def _trimmed(run: list[_Token]) -> tuple[str, list[_Token], str]:
    """Without what surrounds the words: spaces, line breaks, and tags around the whole."""
    before, after, run = "", "", list(run)
    while run:
        first, last = run[0], run[-1]
        if first.kind == "void" or (first.kind == "text" and not first.raw.strip()):
            before += run.pop(0).raw
        elif last.kind == "void" or (last.kind == "text" and not last.raw.strip()):
            after = run.pop().raw + after
        elif first.kind == "open" and first.partner is last and first.name != "a":
            before, after = before + first.raw, last.raw + after
            run = run[1:-1]
        else:
            break
    return _stripped(before, run, after)


def _stripped(before: str, run: list[_Token], after: str) -> tuple[str, list[_Token], str]:
    if run and run[0].kind == "text":
        words = run[0].raw.lstrip()
        before += run[0].raw[: len(run[0].raw) - len(words)]
        run[0] = _Token("text", words)
    if run and run[-1].kind == "text":
        words = run[-1].raw.rstrip()
        after = run[-1].raw[len(words) :] + after
        run[-1] = _Token("text", words)
    return before, run, after


def _numbered(tokens: list[_Token], tags: dict[str, str]) -> "list[str | Tag]":
    numbers: dict[int, int] = {}
    made: list[str | Tag] = []
    for token in tokens:
        if token.kind == "text":
            made.append(unescape(token.raw))
            continue
        owner = token.partner if token.kind == "close" and token.partner is not None else token
        number = numbers.setdefault(id(owner), len(numbers) + 1)
        tag = Tag(token.name, number, token.kind)
        tags[str(tag)] = token.raw
        made.append(tag)
    return made
