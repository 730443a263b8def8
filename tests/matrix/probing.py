"""One probe of the matrix, and what to hold its answer against."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape
from io import BytesIO
from typing import Any
from urllib.parse import quote, quote_plus
from zipfile import ZipFile

from django.http import HttpResponseBase

from tests.answers import without_tokens

from . import knowledge as who
from .world import WORDS

Persons = frozenset[str]
NOBODY: Persons = frozenset()


@dataclass(frozen=True)
class Probe:
    """A request, and what each person should get.

    Those in ``opens`` get ``status`` and find the words named in ``shows``. Those in ``knows`` know that the thing is
    there and may be told that this is not for them. Everybody else gets what ``twin`` gives them: the same address with
    an id or a slug that is nobody's (without a twin, nothing is compared). Whatever the answer, no one finds a word
    that is not theirs (``knowledge.py``).
    """

    path: str
    opens: Persons = NOBODY
    shows: tuple[str, ...] = ()
    knows: Persons = NOBODY
    twin: str | None = None
    method: str = "get"
    data: dict[str, Any] = field(default_factory=dict)
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return " ".join([self.method.upper(), self.path, *(str(each) for each in (self.data, self.headers) if each)])


def without(text: str, path: str) -> str:
    """The text, without the address that was asked, in any of the ways in which a page or a header repeats it."""
    text = without_tokens(text)
    bare = path.partition("?")[0]
    forms = {form for each in (path, bare) for form in (each, quote(each), quote(each, safe=""), quote_plus(each))}
    forms |= {escape(form) for form in set(forms)} | {form.rstrip("/") for form in set(forms)}
    # The way to the same address in the other language.
    forms |= {
        re.sub(r"^(/|%2F)(fr|en)(/|%2F)", lambda m: m[1] + {"fr": "en", "en": "fr"}[m[2]] + m[3], form)
        for form in set(forms)
    }
    for form in sorted(forms - {"", "/"}, key=len, reverse=True):
        text = text.replace(form, "[path]")
    return text


def content_of(response: HttpResponseBase) -> bytes:
    if response.streaming:
        return b"".join(response.streaming_content)  # type: ignore[attr-defined, arg-type]
    return response.content  # type: ignore[attr-defined, no-any-return]


# Headers that follow from the length of the address, and from the clock.
PASSING = {"Content-Length", "Expires"}


@dataclass(frozen=True)
class Answer:
    """What came back: equal for two refusals of two addresses."""

    status: int
    text: str
    words: frozenset[str]
    cache_control: str = ""

    @property
    def is_shared(self) -> bool:
        """Whether a cache that several people share may keep it."""
        return not any(word in self.cache_control for word in ("private", "no-store", "no-cache"))

    @classmethod
    def of(cls, response: HttpResponseBase, path: str) -> "Answer":
        """Headers and body, the address itself aside, and the names of the words found in them or in cookies."""
        content = content_of(response)
        # A part of a file is no archive.
        if response.status_code != 206 and content.startswith(b"PK"):
            content = _unzipped(content)
        headers = sorted(f"{name}: {value}" for name, value in response.headers.items() if name not in PASSING)
        text = without("\n".join([*headers, content.decode("utf-8", "replace")]), path)
        cookies = " ".join(morsel.OutputString() for morsel in response.cookies.values())
        words = frozenset(name for name, found in WORDS.items() if found in text or found in cookies)
        return cls(response.status_code, text, words, response.headers.get("Cache-Control", ""))


def _unzipped(content: bytes) -> bytes:
    """What is in a workbook, to be read."""
    with ZipFile(BytesIO(content)) as file:
        return b"\n".join(file.read(name) for name in file.namelist())


def leaks(person: str, found: Iterable[str]) -> list[str]:
    return sorted(name for name in found if person not in who.MAY_KNOW[name])
