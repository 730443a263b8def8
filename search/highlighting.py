"""The words sought, marked in what is found: as readers see them, whatever the form in which they were asked."""

import re
from collections.abc import Iterator

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from .models import SearchEntry
from .parsing import Query
from .words import LANGUAGES, fold, words

# Characters of an excerpt; how far into a text it is looked for.
EXCERPT = 260
LOOKED_THROUGH = 60_000
# The letters that become the same once folded.
_VARIANTS = {
    "a": "aàâäáãå", "c": "cç", "e": "eéèêë", "i": "iîïíì", "n": "nñ", "o": "oôöóòõø", "u": "uùûüú", "y": "yÿý",
}  # fmt: skip
_ENDINGS = tuple(".!?…:;,»”")
_LIGATURES = {"oe": "œ", "ae": "æ"}


class Highlighter:
    """Marks what one query seeks."""

    def __init__(self, query: Query) -> None:
        self._plain = {word.plain for word in query.sought}
        self._stems = query.stems()
        starts = {_start(plain[:3]) for plain in self._plain}
        # Reading every word of a text is slow; a form of a word begins as it does.
        self._candidate = re.compile(rf"(?<![^\W_])(?:{'|'.join(sorted(starts)) or '(?!)'})[^\W_]*", re.IGNORECASE)

    def title(self, entry: SearchEntry) -> SafeString:
        return self.marked(entry.title)

    def excerpt(self, entry: SearchEntry) -> SafeString:
        """The passage that says most of what is sought: of summary, text, headings; else how the text begins."""
        if not entry.summary or next(self._matches(entry.summary), None) is None:
            for text in (entry.body, entry.headings):
                passage = self._passage(_in_one_line(text[:LOOKED_THROUGH]))
                if passage is not None:
                    return self.marked(passage)
        return self.marked(entry.summary or _cut(_in_one_line(entry.body[: 2 * EXCERPT]), 0, EXCERPT))

    def marked(self, text: str) -> SafeString:
        """The text as HTML, with ``<mark>`` around each word sought."""
        pieces, end = [], 0
        for match in self._matches(text):
            pieces += [escape(text[end : match.start()]), f"<mark>{escape(match[0])}</mark>"]
            end = match.end()
        pieces.append(escape(text[end:]))
        return mark_safe("".join(pieces))  # noqa: S308 - each piece is escaped

    def _matches(self, text: str) -> Iterator[re.Match[str]]:
        return (match for match in self._candidate.finditer(text) if self._is_sought(match[0]))

    def _is_sought(self, text: str) -> bool:
        return any(
            word.plain in self._plain
            or any(stem in self._stems for language in LANGUAGES for stem in word.stems(language))
            for word in words(text)
        )

    def _passage(self, text: str) -> str | None:
        """As many different words as can be had in the length of an excerpt."""
        matches = list(self._matches(text))
        if not matches:
            return None

        def worth(first: re.Match[str]) -> int:
            reach = first.start() + EXCERPT - 60
            return len({fold(match[0].casefold()) for match in matches if first.start() <= match.start() < reach})

        # The first of the best, among the first: a long text may hold thousands.
        best = max(matches[:100], key=worth)
        return _cut(text, max(0, best.start() - 60), EXCERPT)


def _start(letters: str) -> str:
    """A pattern of those letters, with accents or without."""
    pattern = "".join(f"[{_VARIANTS.get(letter, letter)}]" for letter in letters)
    for letters_of, ligature in _LIGATURES.items():
        if letters_of in letters:
            spelt = "".join(f"[{_VARIANTS[letter]}]" for letter in letters_of)
            pattern = pattern.replace(spelt, f"(?:{ligature}|{spelt})")
    return pattern


def _in_one_line(text: str) -> str:
    """Headings and paragraphs one after the other, told apart where no sign at their end does it."""
    lines = [line for each in text.splitlines() if (line := " ".join(each.split()))]
    return "".join(f"{line} " if line.endswith(_ENDINGS) else f"{line} · " for line in lines).rstrip(" ·")


def _cut(text: str, start: int, length: int) -> str:
    """A piece of the text, from one space to another."""
    if start:
        start = text.find(" ", start) + 1
    end = min(len(text), start + length)
    if end < len(text):
        end = text.rfind(" ", start, end) if " " in text[start:end] else end
    return f"{'… ' if start else ''}{text[start:end]}{' …' if end < len(text) else ''}"
