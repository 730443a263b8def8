"""The words sought, marked in what is found: as readers see them, whatever the form in which they were asked."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from .models import SearchEntry
from .parsing import Query
from .words import LANGUAGES, fold, words

# Characters of an excerpt; of them, before the first word marked.
EXCERPT = 260
BEFORE = 60
# How far into a text the passage is looked for, and among how many matches: a long one may hold thousands.
LOOKED_THROUGH = 60_000
LOOKED_THROUGH_IN_FILES = 400_000
MOST_MATCHES = 1000
# The letters that become the same once folded.
_VARIANTS = {
    "a": "aàâäáãå", "c": "cç", "e": "eéèêë", "i": "iîïíì", "n": "nñ", "o": "oôöóòõø", "s": "sß",
    "u": "uùûüú", "y": "yÿý",
}  # fmt: skip
_ENDINGS = tuple(".!?…:;,»”")
# And the pairs of letters that may be written as one.
_LIGATURES = {"oe": "œö", "ae": "æä", "ue": "ü", "ss": "ß"}


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

    def excerpt(self, entry: SearchEntry, file_text: str = "") -> SafeString:
        """The passage that says most of what is sought: of summary, text, headings, file; else how the text begins."""
        return self.own_passage(entry) or self.file_passage(file_text) or self.beginning(entry)

    def own_passage(self, entry: SearchEntry) -> SafeString | None:
        """Of what the entry says itself, if it says any of it."""
        if next(self._matches(entry.summary), None) is not None:
            return self.marked(entry.summary)
        return self._passage_of(entry.body) or self._passage_of(entry.headings)

    def file_passage(self, file_text: str) -> SafeString | None:
        """Of what is inside its file, wherever that is in it."""
        return self._passage_of(file_text, LOOKED_THROUGH_IN_FILES)

    def beginning(self, entry: SearchEntry) -> SafeString:
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

    def _passage_of(self, text: str, within: int = LOOKED_THROUGH) -> SafeString | None:
        line = _in_one_line(text[:within])
        matches = list(islice(self._matches(line), MOST_MATCHES))
        if not matches:
            return None
        return self.marked(_cut(line, max(0, _best_place(matches) - BEFORE), EXCERPT))


def _best_place(matches: list[re.Match[str]]) -> int:
    """From where as many different words as can be are within the reach of an excerpt; the first such place."""
    best, most = matches[0].start(), 0
    within: Counter[str] = Counter()
    ahead = 0
    for first in matches:
        while ahead < len(matches) and matches[ahead].start() < first.start() + EXCERPT - BEFORE:
            within[fold(matches[ahead][0].casefold())] += 1
            ahead += 1
        if len(+within) > most:
            best, most = first.start(), len(+within)
        within[fold(first[0].casefold())] -= 1
    return best


def _start(letters: str) -> str:
    """A pattern of those letters, with accents or without."""
    pattern = "".join(f"[{_VARIANTS.get(letter, letter)}]" for letter in letters)
    for letters_of, ligature in _LIGATURES.items():
        if letters_of in letters:
            spelt = "".join(f"[{_VARIANTS[letter]}]" for letter in letters_of)
            pattern = pattern.replace(spelt, f"(?:[{ligature}]|{spelt})")
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
