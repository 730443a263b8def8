"""The text of HTML pages: the title, what is shown, and what pictures are said to show.

Read as it comes and never as a whole: neither scripts, styles and comments, nor what the page hides by itself.
"""

import re
from collections.abc import Sequence
from html.parser import HTMLParser
from typing import BinaryIO

from .charsets import encoding_of
from .output import Damaged, Output
from .plain import decoded

# Pages rarely go beyond 60, but those in which nothing is ever closed.
MOST_DEPTH = 1_000
# A page of more is no page; what keeps the parser waiting for its end is read again with each piece.
MOST_CHARACTERS = 20 * 1024 * 1024
LONGEST_END = 64 * 1024
_VOID = "area base br col embed hr img input link meta param source track wbr"
# Nothing of these is shown, whatever the page says.
_ASIDE = "script style template noscript iframe noframes noembed"
_LINES = (
    "address article aside blockquote body br caption dd details dialog div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 head header hr html legend li main nav ol optgroup option p pre section summary table "
    "tbody tfoot thead title tr ul"
)
VOID, ASIDE, LINES = (frozenset(names.split()) for names in (_VOID, _ASIDE, _LINES))
CELLS = frozenset({"td", "th"})
# What the start of an element ends, where its own end was left out, as it may be.
_BEFORE_A_BLOCK = frozenset({"p"})
_ROW = frozenset({"td", "th"})
ENDS: dict[str, frozenset[str]] = {
    **dict.fromkeys(LINES - {"br", "caption", "option", "optgroup", "title"}, _BEFORE_A_BLOCK),
    "li": frozenset({"p", "li"}),
    "dt": frozenset({"p", "dt", "dd"}),
    "dd": frozenset({"p", "dt", "dd"}),
    "option": frozenset({"option"}),
    "optgroup": frozenset({"option", "optgroup"}),
    "td": frozenset({"p", *_ROW}),
    "th": frozenset({"p", *_ROW}),
    "tr": frozenset({"p", "tr", *_ROW}),
    **dict.fromkeys(("tbody", "thead", "tfoot"), frozenset({"p", "tr", "tbody", "thead", "tfoot", *_ROW})),
    "body": frozenset({"p", "head", "title"}),
}
_INVISIBLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))\b", re.IGNORECASE)
_SPACES = re.compile(r"\s+")

Attributes = Sequence[tuple[str, str | None]]


def read_html(file: BinaryIO, output: Output) -> None:
    """In the encoding that the page is written in, rather than the one that it declares where both differ."""
    page, left = _Page(output), MOST_CHARACTERS
    for text in decoded(file, encoding_of(file, declares=True)):
        page.feed(text[:left])
        left -= len(text)
        if left <= 0:
            break
    # So much that waits is something without an end, not text.
    if len(page.rawdata) < LONGEST_END:
        page.close()


class _Page(HTMLParser):
    """Says the text as it comes. Each open element has its name, and whether what is in it is hidden."""

    def __init__(self, output: Output) -> None:
        super().__init__(convert_charrefs=True)
        self._output = output
        self._open: list[tuple[str, bool]] = []

    @property
    def _hidden(self) -> bool:
        return bool(self._open) and self._open[-1][1]

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        ended = ENDS.get(tag, frozenset())
        while self._open and self._open[-1][0] in ended:
            self._open.pop()
        given = {name: value or "" for name, value in attrs}
        hides = self._hidden or tag in ASIDE or _hides(given)
        if not hides:
            self._space(tag)
            self._name(tag, given)
        if tag in VOID:
            return
        if len(self._open) >= MOST_DEPTH:
            raise Damaged
        self._open.append((tag, hides))

    def handle_endtag(self, tag: str) -> None:
        for place in range(len(self._open) - 1, -1, -1):
            if self._open[place][0] == tag:
                hidden = self._open[place][1]
                del self._open[place:]
                if not hidden:
                    self._space(tag)
                return

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._output.add(_SPACES.sub(" ", data))

    def _space(self, tag: str) -> None:
        """Between what is shown apart."""
        if tag in LINES:
            self._output.add("\n")
        elif tag in CELLS:
            self._output.add("\t")

    def _name(self, tag: str, given: dict[str, str]) -> None:
        """What stands for a picture, and what the page says that it is about."""
        if tag in {"img", "area", "input"} and given.get("alt"):
            self._output.add(f" {given['alt']} ")
        elif tag == "meta" and given.get("name", "").lower() == "description" and given.get("content"):
            self._output.add(f"\n{given['content']}\n")


def _hides(given: dict[str, str]) -> bool:
    """What is hidden until it is found is there to be found."""
    concealed = "hidden" in given and given["hidden"].strip().lower() != "until-found"
    return concealed or bool(_INVISIBLE.search(given.get("style", "")))
