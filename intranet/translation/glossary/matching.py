"""Finds the terms of one language in a text: all of them in one reading, whatever their number and gender."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from .inflection import plain

Named = TypeVar("Named")
# An entity of HTML is no word.
_WORD = re.compile(r"&#?\w+;|(?P<word>[^\W_]+)")
# What may stand between two words of a term: spaces, a hyphen, an apostrophe, a bracket that opens, but no full stop.
_BETWEEN = re.compile(r"(?:\s|&(?:nbsp|#160|#x27|#39|rsquo);|['’‐‑(-]){1,3}")
_CAPITALS = re.compile(r"[^\W\d_a-zß-öø-ÿœ]")


@dataclass(frozen=True)
class Occurrence(Generic[Named]):
    """A term found in a text, at ``text[start:end]``; ``name`` is what it was given under."""

    start: int
    end: int
    name: Named


@dataclass(frozen=True)
class _Form(Generic[Named]):
    """One way to say a term: each word as it counts, and whether it counts with its capitals."""

    words: tuple[tuple[str, bool], ...]
    name: Named
    in_brackets: bool


class Matcher(Generic[Named]):
    """Made of forms, each under a name. Of two that begin at the same word, the longest wins; none overlaps another.

    ``acronyms`` are those that count only in capitals, as are words that have two of them ("SCoT").
    """

    def __init__(self, language: str, forms: Iterable[tuple[str, Named]], acronyms: Iterable[str] = ()) -> None:
        self.language = language
        self._acronyms = frozenset(acronyms)
        self._by_first_word: dict[str, list[_Form[Named]]] = defaultdict(list)
        for text, name in forms:
            words = tuple(self._word(word, text) for word in _WORD.findall(text) if word)
            if words:
                self._by_first_word[plain(words[0][0], language)].append(_Form(words, name, text.endswith(")")))
        for found in self._by_first_word.values():
            found.sort(key=lambda form: -len(form.words))

    def _word(self, word: str, form: str) -> tuple[str, bool]:
        if form in self._acronyms or len(_CAPITALS.findall(word)) > 1:
            return word, True
        return plain(word, self.language), False

    def find(self, text: str) -> Iterator[Occurrence[Named]]:
        """The terms of a text, in order; its entities may be those of HTML, it has no tags."""
        found = [each for each in _WORD.finditer(text) if each["word"]]
        at = 0
        while at < len(found):
            form = self._form_at(text, found, at)
            if form is None:
                at += 1
                continue
            last = at + len(form.words) - 1
            end = found[last].end()
            yield Occurrence(found[at].start(), end + (form.in_brackets and text[end : end + 1] == ")"), form.name)
            at = last + 1

    def _form_at(self, text: str, found: list[re.Match[str]], at: int) -> _Form[Named] | None:
        for form in self._by_first_word.get(plain(found[at][0], self.language), ()):
            following = found[at : at + len(form.words)]
            if len(following) == len(form.words) and self._is_said(form, following) and _is_whole(text, following):
                return form
        return None

    def _is_said(self, form: _Form[Named], found: list[re.Match[str]]) -> bool:
        return all(
            (said[0] in {word, f"{word}s"}) if as_typed else plain(said[0], self.language) == word
            for (word, as_typed), said in zip(form.words, found, strict=True)
        )


def _is_whole(text: str, words: list[re.Match[str]]) -> bool:
    return all(
        _BETWEEN.fullmatch(text[before.end() : after.start()]) for before, after in zip(words, words[1:], strict=False)
    )
