"""The text of rich text files: what stands outside of their tables of fonts, pictures and notes to programs."""

import re
from typing import BinaryIO

from .output import Damaged, Output

MOST_BYTES = 50 * 1024 * 1024
MOST_DEPTH = 1_000
TOKEN = re.compile(
    rb"\\'(?P<code>[0-9a-fA-F]{2})|\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\(?P<sign>[^a-zA-Z])"
    rb"|(?P<open>\{)|(?P<close>\})|(?P<text>[^\\{}\r\n]+)"
)
# Groups that say nothing to readers.
ASIDE = {
    *(b"fonttbl", b"colortbl", b"stylesheet", b"info", b"pict", b"object", b"header", b"footer", b"generator"),
    *(b"listtable", b"listoverridetable", b"themedata", b"datastore", b"filetbl", b"revtbl", b"fldinst", b"rsidtbl"),
}
SPACES = {
    **dict.fromkeys((b"par", b"line", b"row", b"sect", b"page"), "\n"),
    **dict.fromkeys((b"tab", b"cell"), "\t"),
    b"emdash": "—", b"endash": "–", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”",
    b"bullet": "•",
}  # fmt: skip
SIGNS = {b"~": "\u00a0", b"_": "-", b"\\": "\\", b"{": "{", b"}": "}", b"\n": "\n", b"\r": "\n"}


def read_rtf(file: BinaryIO, output: Output) -> None:
    _Rtf(output).read(file.read(MOST_BYTES))


class _Rtf:
    """Reads one file. Each open group has: whether it says something, and how many signs stand for one of Unicode."""

    def __init__(self, output: Output) -> None:
        self._output = output
        self._groups = [(True, 1)]
        # Signs for older programs, which stand for the one just said.
        self._spare = 0

    def read(self, content: bytes) -> None:
        if not content.startswith(b"{\\rtf"):
            raise Damaged
        for found in TOKEN.finditer(content):
            if found["open"]:
                self._groups.append(self._groups[-1])
                if len(self._groups) > MOST_DEPTH:
                    raise Damaged
            elif found["close"]:
                if len(self._groups) > 1:
                    self._groups.pop()
            elif found["word"]:
                self._word(found["word"], found["number"])
            else:
                self._say(found)

    def _word(self, word: bytes, number: bytes | None) -> None:
        says, spare = self._groups[-1]
        if word in ASIDE:
            self._groups[-1] = (False, spare)
        elif word == b"uc" and number:
            self._groups[-1] = (says, max(0, min(int(number), 8)))
        elif word == b"u" and number:
            self._add(chr(int(number) % 0x10000))
            self._spare = spare
        elif word in SPACES:
            self._add(SPACES[word])

    def _say(self, found: re.Match[bytes]) -> None:
        if found["sign"] == b"*":
            self._groups[-1] = (False, self._groups[-1][1])
        elif found["sign"]:
            self._add(SIGNS.get(found["sign"], ""))
        elif found["code"] and self._spare:
            self._spare -= 1
        elif found["code"]:
            self._add(bytes.fromhex(found["code"].decode()).decode("cp1252", "replace"))
        elif found["text"]:
            text = found["text"].decode("cp1252", "replace")
            self._add(text[self._spare :])
            self._spare = max(0, self._spare - len(text))

    def _add(self, text: str) -> None:
        if self._groups[-1][0]:
            self._output.add(text)
