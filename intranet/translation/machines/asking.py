"""Segments given to a machine and taken back: what comes back spoiled is asked for once more, cut in pieces."""

import re
from collections.abc import Callable, Iterator

from intranet.translation.memory.units import Pair
from intranet.translation.segments.markup import LETTER
from intranet.translation.typography import NO_BREAK

from .base import PASSING, Kept, Machine, MachineError, Text
from .shielding import Shield, Shielded, restored

SENTENCE = re.compile(r"(?<=[.!?…])\s+(?=\S)|\n+")
Beat = Callable[[], None]


class Asker:
    """One machine, one pair of languages. ``beat`` is called before each call: it may raise to stop."""

    def __init__(self, machine: Machine, pair: Pair, beat: Beat = lambda: None) -> None:
        self.machine, self.pair, self.beat = machine, pair, beat

    def translations(self, sources: list[str]) -> dict[str, str | None]:
        """By source; None where the machine cannot do it without spoiling it. Raises :class:`MachineError`."""
        shield = Shield(self.pair, sources)
        shielded = [shield.shielded(source) for source in sources]
        made = dict(zip(sources, self._whole(shielded), strict=True))
        spoiled = [source for source in sources if made[source] is None]
        again = [shield.shielded(source, numbers=True) for source in spoiled]
        made.update(zip(spoiled, self._in_pieces(again), strict=True))
        return {source: text and _closed_up(text, self.pair.target) for source, text in made.items()}

    def _whole(self, shielded: list[Shielded]) -> list[str | None]:
        groups = [list(_groups(each.parts, self.machine.longest_text)) for each in shielded]
        given = iter(self._asked([group for of_one in groups for group, _gap in of_one]))
        return [restored(each, _put_together(of_one, given)) for each, of_one in zip(shielded, groups, strict=True)]

    def _in_pieces(self, shielded: list[Shielded]) -> list[str | None]:
        """Only the words between what is kept, each by itself, back in their places."""
        words = [part for each in shielded for part in each.parts if isinstance(part, str) and LETTER.search(part)]
        texts: list[Text] = [[part.strip()] for part in words]
        given = dict(zip(words, self._asked(texts), strict=True))
        return [restored(each, [_replaced(part, given) for part in each.parts]) for each in shielded]

    def _asked(self, texts: list[Text]) -> list[list[str | Kept]]:
        made: list[list[str | Kept]] = []
        for batch in _batches(texts, self.machine):
            self.beat()
            made += self._once_more(batch)
        return made

    def _once_more(self, batch: list[Text]) -> list[list[str | Kept]]:
        try:
            return self.machine.translate(batch, self.pair.source, self.pair.target)
        except MachineError as error:
            if error.failure not in PASSING:
                raise
        self.beat()
        return self.machine.translate(batch, self.pair.source, self.pair.target)


def _closed_up(text: str, target: str) -> str:
    """After what was kept, too, marks stand as in the target language, whatever their place in the source."""
    return re.sub(r"(?<=\S)[ \u00a0]+(?=[?!:;](?:\s|$))", NO_BREAK if target == "fr" else "", text)


def _replaced(part: str | Kept, given: dict[str, list[str | Kept]]) -> str | Kept:
    if isinstance(part, Kept) or part not in given:
        return part
    words = "".join(each for each in given[part] if isinstance(each, str)).strip()
    before, after = part[: len(part) - len(part.lstrip())], part[len(part.rstrip()) :]
    return f"{before}{words}{after}"


def _length(text: Text) -> int:
    return sum(len(part) if isinstance(part, str) else len(part.shown) + 8 for part in text)


def _batches(texts: list[Text], machine: Machine) -> Iterator[list[Text]]:
    batch: list[Text] = []
    characters = 0
    for text in texts:
        length = _length(text)
        if batch and (len(batch) >= machine.most_texts or characters + length > machine.most_characters):
            yield batch
            batch, characters = [], 0
        batch.append(text)
        characters += length
    if batch:
        yield batch


def _groups(parts: list[str | Kept], longest: int) -> Iterator[tuple[list[str | Kept], str]]:
    """Groups of sentences and the space after each, cut where no markup is open and no line goes on."""
    group: list[str | Kept] = []
    gap = ""
    for sentence, after in _sentences(parts):
        if group and ("\n" in gap or _length([*group, gap, *sentence]) > longest):
            yield group, gap
            group, gap = [], ""
        group += [gap, *sentence] if gap else sentence
        gap = after
    if group:
        yield group, gap


def _sentences(parts: list[str | Kept]) -> Iterator[tuple[list[str | Kept], str]]:
    sentence: list[str | Kept] = []
    depth = 0
    for part in parts:
        if isinstance(part, Kept):
            depth += {"open": 1, "close": -1}.get(part.kind, 0)
            sentence.append(part)
            continue
        position = 0
        for match in SENTENCE.finditer(part) if not depth else ():
            sentence.append(part[position : match.start()])
            yield sentence, match[0]
            sentence, position = [], match.end()
        sentence.append(part[position:])
    if sentence:
        yield sentence, ""


def _put_together(groups: list[tuple[list[str | Kept], str]], given: Iterator[list[str | Kept]]) -> list[str | Kept]:
    made: list[str | Kept] = []
    for _group, gap in groups:
        made += [*next(given), gap]
    merged: list[str | Kept] = []
    for part in made:
        if isinstance(part, str) and merged and isinstance(merged[-1], str):
            merged[-1] += part
        else:
            merged.append(part)
    return merged
