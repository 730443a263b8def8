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
PACKAGES = "apertium apertium-fr-es apertium-eng-spa"
# A word that no dictionary has: engines pass it on. Its last letter says what it stands for.
TOKEN = re.compile(r"ZQ(\d+)Q([OCV])Z", re.IGNORECASE)
KINDS = {"open": "O", "close": "C", "void": "V"}
NAMES = {letter: kind for kind, letter in KINDS.items()}
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
        given = list(lines)
        for mode in route:
            given = self._pass(given, mode)
        capitals = [line[:1].isupper() for line in lines]
        made = [_set(line.replace("*", "") + ending, target) for line, ending in zip(given, endings, strict=True)]
        return [_read(_capital(line) if is_capital else line) for line, is_capital in zip(made, capitals, strict=True)]

    def _pass(self, lines: list[str], mode: str) -> list[str]:
        made = self._run("\n".join(lines) + "\n", mode).split("\n")
        if made and not made[-1]:
            made.pop()
        if len(made) != len(lines):
            raise MachineError(Failure.BROKEN, f"{len(lines)} lines became {len(made)} by {mode}")
        return made

    def _run(self, text: str, mode: str) -> str:
        # Without a mark before the words that it does not know.
        command = [self.program, "-u", "-f", "line", mode]
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
            made += part.replace("’", "'").replace("\u00a0", " ").replace("\u202f", " ")
    made = " ".join(made.split())
    ending = ENDING.search(made)
    return (made[: ending.start()], ending[0]) if ending else (made, "")


def _capital(line: str) -> str:
    """A title begins as its source does; a part to keep begins as it is."""
    return line if TOKEN.match(line) else line[:1].upper() + line[1:]


def _set(line: str, target: str) -> str:
    """Apostrophes and the spaces before marks as the target language has them, of which the engine knows nothing."""
    if target == "fr":
        return re.sub(r"(?<=\w) ?(?=[?!:;](?:\s|$))", NO_BREAK, line.replace("'", "’"))
    return re.sub(r"\s+(?=[?!:;](?:\s|$))", "", line)


def _read(line: str) -> list[str | Kept]:
    parts: list[str | Kept] = []
    position = 0
    for match in TOKEN.finditer(line):
        parts += [line[position : match.start()], Kept(int(match[1]), NAMES[match[2].upper()])]
        position = match.end()
    return [*parts, line[position:]]
