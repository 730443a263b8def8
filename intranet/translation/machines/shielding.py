"""What of a segment a machine must not touch: markup, addresses, placeholders, names of organisations, terms, numbers.

Each becomes a part that the machine gives back as it is; a term comes back as the glossary renders it. Numbers help
machines with agreement, and are left to them at first: what comes back is compared.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from intranet.territory.models import Organisation
from intranet.translation.glossary.terms import occurrences
from intranet.translation.memory.units import Pair
from intranet.translation.segments import notation
from intranet.translation.segments.notation import Tag

from .base import Kept

# Web and e-mail addresses, then what programs and letters leave to be filled in.
ADDRESS = re.compile(r"https?://[^\s<>]+[^\s<>.,;:!?)»]|www\.[^\s<>]+[^\s<>.,;:!?)»]|[\w.+-]+@[\w-]+\.[\w.-]*\w")
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]\b|\{\{?\s*[\w.]*\s*\}?\}|\[\[[^\]]*\]\]|\$\{\w+\}")
NUMBER = re.compile(r"\d+(?:[\u00a0\u202f .,/:-]?\d+)*")
DIGITS = re.compile(r"\d+")
SHORTEST_NAME = 4
# Places in the names of intermunicipal authorities ("Caen" of "Caen la mer"), which an engine takes for words; but for
# what is a word there too.
PLACES = re.compile(r"\b[A-ZÀ-Ý][\w]{3,}")
GENERIC = frozenset(
    {"Agglo", "Agglomération", "Baie", "Bocage", "Centre", "Communauté", "Communautés", "Cœur", "Côte", "Estuaire"}
    | {"Forêt", "Grand", "Intercom", "Littoral", "Mont", "Monts", "Métropole", "Nacre", "Nord", "Normandie", "Ouest"}
    | {"Pays", "Plaine", "Porte", "Portes", "Seine", "Suisse", "Terre", "Terres", "Urbaine", "Vallée", "Vallées"}
)


@dataclass(frozen=True)
class Span:
    """``text[start:end]`` of some words is to become ``becomes``."""

    start: int
    end: int
    becomes: str


@dataclass
class Shielded:
    """A segment as a machine gets it, and what its parts stand for."""

    source: str
    parts: list[str | Kept] = field(default_factory=list)
    kept: dict[tuple[int, str], str | Tag] = field(default_factory=dict)

    def keep(self, what: str | Tag, kind: str, number: int | None = None) -> None:
        number = len(self.kept) + 1 if number is None else number
        part = Kept(number, kind, what if isinstance(what, str) else "")
        self.kept[part.key] = what
        self.parts.append(part)


class Shield:
    """For one pair of languages: asks the glossary and the territory once, however many segments there are."""

    def __init__(self, pair: Pair, texts: Iterable[str]) -> None:
        self.pair = pair
        self._names = _names_in(" ".join(texts))

    def shielded(self, source: str, *, numbers: bool = False) -> Shielded:
        made = Shielded(source)
        opened: dict[str, int] = {}
        for part in notation.parts(source):
            if isinstance(part, Tag):
                number = opened.setdefault(part.key, len(made.kept) + 1)
                made.keep(part, part.kind, number)
            else:
                self._words(part, made, numbers=numbers)
        return made

    def _words(self, words: str, made: Shielded, *, numbers: bool) -> None:
        position = 0
        for span in self._spans(words, numbers=numbers):
            if span.start > position:
                made.parts.append(words[position : span.start])
            made.keep(span.becomes, "void")
            position = span.end
        if position < len(words):
            made.parts.append(words[position:])

    def _spans(self, words: str, *, numbers: bool) -> list[Span]:
        """From the most to the least binding: of two that overlap, the first one stays."""
        found: list[Span] = []
        finders: list[Callable[[str], Iterator[Span]]] = [
            lambda text: _matches(ADDRESS, text),
            lambda text: _matches(PLACEHOLDER, text),
            lambda text: _matches(self._names, text) if self._names else iter(()),
            self._terms,
        ]
        if numbers:
            finders.append(lambda text: _matches(NUMBER, text))
        for find in finders:
            for span in find(words):
                if all(span.end <= other.start or other.end <= span.start for other in found):
                    found.append(span)
        return sorted(found, key=lambda span: span.start)

    def _terms(self, words: str) -> Iterator[Span]:
        for place, pair in occurrences(words, self.pair.source, self.pair.target):
            said = words[place.start : place.end]
            if words[: place.start].endswith("-"):
                # Half of a compound ("inter-SCoT") stays as it is: rendered, it would be half a sentence.
                yield Span(place.start, place.end, said)
                continue
            yield Span(place.start, place.end, rendered(said, pair.source.preferred, pair.target.preferred, self.pair))


def _matches(pattern: re.Pattern[str], text: str) -> Iterator[Span]:
    return (Span(match.start(), match.end(), match[0]) for match in pattern.finditer(text))


def _names_in(text: str) -> re.Pattern[str] | None:
    """The organisations that the text names, whole words, the longest first."""
    names: set[str] = set()
    for name, short, kind in Organisation.objects.values_list("name", "short_name", "kind"):
        names |= {each for each in (name, short) if each and len(each) >= SHORTEST_NAME and each in text}
        if kind == Organisation.Kind.EPCI:
            names |= {place for place in PLACES.findall(short or name) if place not in GENERIC and place in text}
    if not names:
        return None
    longest = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")


def rendered(said: str, preferred: str, rendering: str, pair: Pair) -> str:
    """The glossary's rendering, with the capital and, in English, the plural of what the text says."""
    is_plural = said[-1:] in "sx" and preferred[-1:] not in "sx"
    if is_plural and pair.target == "en":
        rendering = _plural(rendering)
    if said[:1].isupper() and not preferred[:1].isupper():
        rendering = rendering[:1].upper() + rendering[1:]
    return rendering


def _plural(rendering: str) -> str:
    """Of an English noun: its last word before "of" or a bracket."""
    head, mark, rest = re.match(r"(.*?)( of .*| \(.*)?$", rendering, re.DOTALL).group(1, 2, 2)  # type: ignore[union-attr]
    tail = rest or mark or ""
    if re.search(r"[^aeiou]y$", head):
        return f"{head[:-1]}ies{tail}"
    if head.endswith(("s", "x", "ch", "sh")):
        return f"{head}es{tail}"
    return f"{head}s{tail}"


def restored(shielded: Shielded, given: list[str | Kept]) -> str | None:
    """The translation in the notation; None where the machine lost, doubled or crossed something."""
    if Counter(part.key for part in given if isinstance(part, Kept)) != Counter(list(shielded.kept)):
        return None
    pieces: list[str | Tag] = []
    for part in _spaced(shielded.parts, given):
        piece = shielded.kept[part.key] if isinstance(part, Kept) else part
        if isinstance(piece, str) and pieces and isinstance(pieces[-1], str):
            pieces[-1] += piece
        else:
            pieces.append(piece)
    made = notation.joined(pieces).strip()
    return made if is_faithful(shielded, made) else None


def is_faithful(shielded: Shielded, made: str) -> bool:
    """Whether words came back, with the markup and the numbers of the source."""
    if not notation.plain(made).strip() or notation.problems(shielded.source, made):
        return False
    wanted = "".join(part for part in shielded.parts if isinstance(part, str))
    kept = "".join(f" {part} " for part in shielded.kept.values() if isinstance(part, str))
    return Counter(DIGITS.findall(f"{wanted} {kept}")) == Counter(DIGITS.findall(notation.plain(made)))


def _spaced(source: "list[str | Kept]", given: list[str | Kept]) -> list[str | Kept]:
    """With spaces around kept parts as they are around them in the source."""
    around = {part.key: _around(source, index) for index, part in enumerate(source) if isinstance(part, Kept)}
    made = [part if isinstance(part, Kept) else _single_spaces(part) for part in given]
    made = [part for part in made if part != ""]
    for index, part in enumerate(made):
        if not isinstance(part, Kept):
            continue
        before, after = around[part.key]
        if index and isinstance(made[index - 1], str):
            inner = part.kind == "close"
            made[index - 1] = _joined(made[index - 1], before, inner=inner)  # type: ignore[arg-type]
        if index + 1 < len(made) and isinstance(made[index + 1], str):
            inner = part.kind == "open"
            made[index + 1] = _joined(made[index + 1][::-1], after, inner=inner)[::-1]  # type: ignore[index]
    return made


def _single_spaces(words: str) -> str:
    return re.sub(r"[^\S\n\u00a0\u202f]+", " ", words)


def _around(parts: list[str | Kept], index: int) -> tuple[bool, bool]:
    """Whether there is a space before and after: next to another kept part, there is none."""
    before = parts[index - 1] if index else ""
    after = parts[index + 1] if index + 1 < len(parts) else ""
    return (
        isinstance(before, str) and before[-1:].isspace(),
        isinstance(after, str) and after[:1].isspace(),
    )


def _joined(words: str, space: bool, *, inner: bool) -> str:
    """The words before a kept part, with a space there if there is one in the source, or if a word would touch it.

    ``inner``: they are within the part's own markup, where only the source counts.
    """
    bare = words.rstrip(" ")
    touches = bare[-1:].isalnum() and words != bare and not inner
    return f"{bare} " if space or touches else bare
