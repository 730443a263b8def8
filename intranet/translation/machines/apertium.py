"""Apertium, from Debian's packages: on the server itself, by rules, through Spanish between French and English."""

import os
import re
import shutil
import signal
import subprocess

from intranet.translation.typography import NO_BREAK

from .base import Failure, Kept, Machine, MachineError, Text

# The modes that lead from one language to the other, in the order in which they are piped.
ROUTES = {
    ("fr", "en"): ("fr-es", "spa-eng"),
    ("en", "fr"): ("eng-spa", "es-fr"),
    ("fr", "es"): ("fr-es",),
    ("es", "fr"): ("es-fr",),
    ("es", "en"): ("spa-eng",),
    ("en", "es"): ("eng-spa",),
}
# The language between the two, and what keeps texts apart.
BETWEEN, APART = "es", "\n\n"
PACKAGES = "apertium apertium-fr-es apertium-eng-spa"
# A word that no dictionary has: engines pass it on. Its last letter says what it stands for.
TOKEN = re.compile(r"ZQ(\d+)Q([OCV])Z", re.IGNORECASE)
KINDS = {"open": "O", "close": "C", "void": "V"}
NAMES = {letter: kind for kind, letter in KINDS.items()}
# How it marks words that it does not know, or cannot put in the right form; a text's own marks pass as others.
MARKS = re.compile(r"[*#@]+(?=\w)")
UNKNOWN = re.compile(r"\*+(\w[\w-]*)")
OWN_MARKS = str.maketrans("*#@", "∗♯＠")
BACK_MARKS = str.maketrans("∗♯＠", "*#@")
# With which a sentence may begin in a capital that the middle of one has not.
SMALL = re.compile(
    r"(?:a|an|and|at|by|for|from|he|her|his|if|in|into|it|its|of|on|our|she|the|their|they|this|to|we|with|you"
    r"|à|au|aux|avec|ce|ces|cette|dans|de|des|du|elle|en|et|ils?|je|la|le|les|leur|mais|nous|on|ou|par|pour|que|qui"
    r"|sa|se|ses|si|son|sur|un|une|vers|vous)\b",
    re.IGNORECASE,
)
# What the engine reads letter by letter or leaves hanging, and how it understands it: "élu·es", "dit-elle", "it's".
INCLUSIVE = re.compile(r"(\w+)·\w*?(s?)(?:·(s))?(?!\w)")
INVERTED = re.compile(r"(?<=\w)-(?:t-)?(?=(?:ils?|elles?|on|je|nous|vous)\b)")
CONTRACTED = re.compile(r"\b(it|that|there|here|what|who|where)'s\b", re.IGNORECASE)
ARTICLE = re.compile(r"\b([Aa])(?= (?!one\b|once\b|eu)[aeioéè])")
LETTER = re.compile(r"[^\W\d_]")
# The engine takes the last mark of a line for its own.
ENDING = re.compile(r"[\s.!?…:;,]*$")


class Apertium(Machine):
    name = "apertium"
    is_local = True

    def __init__(self, program: str = "apertium", timeout: int = 30) -> None:
        self.program, self.timeout = program, timeout

    def translates(self, source: str, target: str) -> bool:
        return (source, target) in ROUTES and shutil.which(self.program) is not None

    def translate(self, texts: list[Text], source: str, target: str) -> list[list[str | Kept]]:
        route = ROUTES.get((source, target))
        if route is None:
            raise MachineError(Failure.PAIR, f"{source} to {target}")
        lines, endings = zip(*(_line(text) for text in texts), strict=True)
        given, own = self._pass(list(lines), route[0])
        for mode in route[1:]:
            given, unknown = self._pass(given, mode)
            given = self._without_words_between(given, unknown - own, ROUTES[BETWEEN, source][0])
        made = [_set(line + ending, target) for line, ending in zip(given, endings, strict=True)]
        return [_read(_cased(line, said)) for line, said in zip(made, lines, strict=True)]

    def _pass(self, lines: list[str], mode: str) -> tuple[list[str], set[str]]:
        """The lines in the other language, and the words that this mode does not know, which stay as they are."""
        full = [line for line in lines if line]
        made = self._run(APART.join(full), mode).split(APART) if full else []
        if len(made) != len(full):
            raise MachineError(Failure.BROKEN, f"{len(full)} lines became {len(made)} by {mode}")
        unknown = {word for line in made for word in UNKNOWN.findall(line)}
        rest = iter(made)
        return [" ".join(MARKS.sub("", next(rest)).split()) if line else line for line in lines], unknown

    def _without_words_between(self, lines: list[str], foreign: set[str], back: str) -> list[str]:
        """Words of the language between, which the second mode does not know, as they were: a translator who reads
        neither would not guess them."""
        words = sorted(word for word in foreign if len(word) > 2 and not TOKEN.match(word))
        if not words:
            return lines
        said, _unknown = self._pass(words, back)
        originals = {word: _cased(was, word) for word, was in zip(words, said, strict=True)}
        pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")
        return [pattern.sub(lambda match: originals[match[0]], line) for line in lines]

    def _run(self, text: str, mode: str) -> str:
        # As paragraphs: lines run on into each other, and words of one end up in the next.
        command = [self.program, "-f", "txt", mode]
        try:
            # A session of its own: what the program starts is ended with it.
            process = subprocess.Popen(  # noqa: S603 - no shell, and no argument of anybody's
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
            )
        except OSError as error:
            raise MachineError(Failure.UNREACHABLE, str(error)) from error
        with process:
            try:
                made, told = process.communicate(text.encode(), timeout=self.timeout)
            except subprocess.TimeoutExpired as error:
                os.killpg(process.pid, signal.SIGKILL)
                raise MachineError(Failure.TIMEOUT, mode) from error
        if process.returncode:
            raise MachineError(Failure.BROKEN, told.decode(errors="replace")[:200])
        return made.decode(errors="replace")


def _line(text: Text) -> tuple[str, str]:
    """A line for the engine, and the marks that end it."""
    made = ""
    for part in text:
        if isinstance(part, Kept):
            made += f" ZQ{part.number}Q{KINDS[part.kind]}Z "
        else:
            made += part.translate(OWN_MARKS).replace("’", "'").replace("\u00a0", " ").replace("\u202f", " ")
    made = INVERTED.sub(" ", INCLUSIVE.sub(r"\1\2\3", " ".join(made.split())))
    made = CONTRACTED.sub(r"\1 is", made)
    ending = ENDING.search(made)
    return (made[: ending.start()], ending[0]) if ending else (made, "")


def _cased(line: str, said: str) -> str:
    """Begun as its source is; a part to keep begins as it is, and so does a name, or what is a name in English."""
    first, was = LETTER.search(line), LETTER.search(said)
    if first is None or was is None or TOKEN.match(line) or first[0].isupper() == was[0].isupper():
        return line
    is_small = " " not in said or SMALL.match(line, first.start()) is not None
    letter = first[0].upper() if was[0].isupper() else first[0].lower() if is_small else first[0]
    return line[: first.start()] + letter + line[first.end() :]


def _set(line: str, target: str) -> str:
    """Apostrophes, quotation marks and spaces as the target language has them, of which the engine knows nothing."""
    line = line.translate(BACK_MARKS)
    if target == "fr":
        line = re.sub(r"[“«]\s*", f"«{NO_BREAK}", re.sub(r"\s*[”»]", f"{NO_BREAK}»", line.replace("'", "’")))
        return re.sub(r"(?<=\w) ?(?=[?!:;](?:\s|$))", NO_BREAK, line)
    line = ARTICLE.sub(r"\1n", line)
    line = re.sub(r"«\s*", "“", re.sub(r"\s*»", "”", line))
    return re.sub(r"\s+(?=[?!:;,.](?:\s|$))", "", line)


def _read(line: str) -> list[str | Kept]:
    parts: list[str | Kept] = []
    position = 0
    for match in TOKEN.finditer(line):
        parts += [line[position : match.start()], Kept(int(match[1]), NAMES[match[2].upper()])]
        position = match.end()
    return [*parts, line[position:]]
