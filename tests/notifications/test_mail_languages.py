"""Every mail and notice, in both languages: none says in French what has an English wording, nor the reverse."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polib
import pytest
from django.template import TemplateSyntaxError
from django.utils import timezone, translation

from intranet.notifications.events import Event, events
from intranet.notifications.rendering import rendered

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDER = "templates/notifications"
LAYOUTS = ("subject.txt", "line.txt", "mail.txt")
COUNTED = re.compile(r"count \w+=(?:[a-z_]+\.)*([a-z_]+)")
DATED = re.compile(r"([a-z_]+)\|(?:date|time)")
NAMES = re.compile(r"[a-z_]{3,}")
FILLED = re.compile(r"%\(\w+\)s|%%")
SAID = re.compile(
    r"{% blocktranslate.*?endblocktranslate %}|{% comment.*?endcomment %}|{[{#%].*?[}#%]}|<[^>]*>|&\w+;", re.DOTALL
)


class Whatever:
    """Has all that a template may ask of it, and no words of its own; ``known``: what has to be a date or a number."""

    def __init__(self, known: dict[str, Any]) -> None:
        self.known = known

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return self.known.get(name, self)

    def __iter__(self) -> Iterator["Whatever"]:
        return iter([self])

    def __len__(self) -> int:
        return 1

    def __str__(self) -> str:
        return "·"


def source_of(event: Event) -> str:
    return (ROOT / FOLDER / f"{event.name}.txt").read_text()


def wordings(event: Event) -> Iterator[tuple[str, str]]:
    """French and English of what its template and the layouts say, where they differ: each longest run of words."""
    for entry in polib.pofile(str(ROOT / "locale/en/LC_MESSAGES/django.po")):
        places = {place for place, _line in entry.occurrences}
        if any(place == f"{FOLDER}/{event.name}.txt" or place.startswith(f"{FOLDER}/layouts/") for place in places):
            french = [entry.msgid, entry.msgid_plural] if entry.msgid_plural else [entry.msgid]
            english = list(entry.msgstr_plural.values()) or [entry.msgstr]
            yield from zip(map(_longest, french), map(_longest, english), strict=True)


def _longest(text: str) -> str:
    return plain(max(FILLED.split(text), key=len)).strip()


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def said(event: Event, language: str, count: int) -> str:
    """The mail, the notice and the subject; with everything that a template may leave out, and without it."""
    source = source_of(event)
    numbers = dict.fromkeys(COUNTED.findall(source), count)
    everything = Whatever({**dict.fromkeys(DATED.findall(source), timezone.now()), **numbers})
    full = {name: getattr(everything, name) for name in NAMES.findall(source)}
    made = []
    with translation.override(language):
        for given in (full, {}):
            for layout in LAYOUTS:
                try:
                    made.append(rendered(event, layout, {**given, "count": count, **numbers}))
                except TemplateSyntaxError as error:
                    pytest.fail(f"{event.name}: {error}")
    return plain("\n".join(made))


@pytest.mark.parametrize("event", events(), ids=lambda event: event.name)
def test_a_mail_speaks_one_language(event: Event) -> None:
    assert not re.search(r"[^\W\d_]{2,}", SAID.sub("", source_of(event))), "words that no catalogue has"
    texts = {language: "".join(said(event, language, count) for count in (1, 2)) for language in ("fr", "en")}
    known = [(french, english) for french, english in wordings(event) if french != english]
    assert known
    for french, english in known:
        for language, wrong, right in (("en", french, english), ("fr", english, french)):
            if len(wrong) > 6 and wrong not in right:
                assert wrong not in texts[language]
    assert any(english in texts["en"] for _french, english in known)
    assert any(french in texts["fr"] for french, _english in known)
