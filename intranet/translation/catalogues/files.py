"""The project's catalogues of interface strings: kept complete, checked, compiled, with nothing but Python.

French is the language of the sources. Its catalogue holds each string as it is (identity), and is there for plurals:
gettext's own rule for untranslated strings is the English one, which says "0 membres". The English one is written by
people.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import django
import polib
from django.conf import settings
from django.utils.translation import to_locale

from intranet.translation import typography

from .extraction import Found, Message, extract

SOURCE_LANGUAGE = "fr"
FOLDERS = ("intranet", "workspaces", "network", "discussion", "search", "templates")
PLACEHOLDER = re.compile(r"%\([^)]+\)[a-z]|\{\w*\}|%[sd]")


def plural_forms(language: str) -> str:
    """The rule by which a language chooses among its plurals: Django's own."""
    if language in {"fr", "en"}:
        return "nplurals=2; plural=(n > 1);" if language == "fr" else "nplurals=2; plural=(n != 1);"
    compiled = Path(django.__file__).parent / "conf" / "locale" / to_locale(language) / "LC_MESSAGES" / "django.mo"
    return str(polib.mofile(str(compiled)).metadata["Plural-Forms"])


@dataclass(frozen=True)
class Problem:
    """What is wrong with one string of one language's catalogue."""

    language: str
    msgid: str
    reason: str

    def __str__(self) -> str:
        return f"{self.language}: {self.msgid!r}: {self.reason}"


class Catalogue:
    """One language's file of strings."""

    def __init__(self, language: str, folder: Path) -> None:
        self.language = language
        self.path = folder / to_locale(language) / "LC_MESSAGES" / "django.po"
        self.file = polib.pofile(str(self.path)) if self.path.exists() else polib.POFile()
        self.file.wrapwidth = 110
        self.file.metadata = {
            "Language": language,
            "MIME-Version": "1.0",
            "Content-Type": "text/plain; charset=utf-8",
            "Content-Transfer-Encoding": "8bit",
            "Plural-Forms": plural_forms(language),
        }
        self._plurals = int(re.sub(r"\D.*", "", plural_forms(language).partition("nplurals=")[2]))

    def _by_key(self) -> dict[tuple[str | None, str], polib.POEntry]:
        return {(entry.msgctxt, entry.msgid): entry for entry in self.file if not entry.obsolete}

    def update(self, found: list[Found]) -> None:
        """Hold exactly what was found: new strings empty (French: as they are), those no longer said removed."""
        known = self._by_key()
        entries = [self._entry(each, known.get(each.message.key)) for each in found]
        self.file[:] = entries

    def _entry(self, found: Found, known: polib.POEntry | None) -> polib.POEntry:
        message = found.message
        entry = polib.POEntry(
            msgctxt=message.context,
            msgid=message.msgid,
            occurrences=[(name, "") for name in found.files],
            comment="" if known is None else known.comment,
            tcomment="" if known is None else known.tcomment,
            flags=[] if known is None else [flag for flag in known.flags if flag == "fuzzy"],
        )
        if message.plural:
            entry.msgid_plural = message.plural
            entry.msgstr_plural = self._plural(message, known)
        else:
            entry.msgstr = self._singular(message, known)
        return entry

    def _singular(self, message: Message, known: polib.POEntry | None) -> str:
        if self.language == SOURCE_LANGUAGE:
            return message.msgid
        return "" if known is None else known.msgstr

    def _plural(self, message: Message, known: polib.POEntry | None) -> dict[int, str]:
        if self.language == SOURCE_LANGUAGE:
            return {0: message.msgid, 1: message.plural}
        empty = dict.fromkeys(range(self._plurals), "")
        return empty if known is None or not known.msgstr_plural else known.msgstr_plural

    def save(self) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.file.save(str(self.path))

    def problems(self, found: list[Found]) -> Iterator[Problem]:
        """Strings that are missing, unsaid, untranslated, unsure, or that would break where values are put in."""
        known, said = self._by_key(), {each.message.key: each.message for each in found}
        for key, message in said.items():
            entry = known.get(key)
            reason = "missing from the catalogue" if entry is None else self._reason(message, entry)
            if reason:
                yield Problem(self.language, message.msgid, reason)
        for entry in self.file:
            if entry.obsolete or (entry.msgctxt, entry.msgid) not in said:
                yield Problem(self.language, entry.msgid, "no longer said anywhere")

    def _reason(self, message: Message, entry: polib.POEntry) -> str:
        if entry.fuzzy:
            return "marked fuzzy"
        if entry.msgid_plural != message.plural:
            return "its plural changed"
        translations = list(entry.msgstr_plural.values()) if message.plural else [entry.msgstr]
        sources = [message.msgid, message.plural] if message.plural else [message.msgid]
        wanted_forms = self._plurals if message.plural else 1
        if len(translations) != wanted_forms or not all(translations):
            return "not translated"
        if self.language == SOURCE_LANGUAGE and translations != sources:
            return "the source language differs from the source"
        # A singular may leave its number out ("one page").
        wanted = set(PLACEHOLDER.findall(sources[-1]))
        for translation in translations:
            if set(PLACEHOLDER.findall(translation)) - wanted:
                return "has a placeholder that the source lacks"
        return "" if set(PLACEHOLDER.findall(translations[-1])) == wanted else "lacks a placeholder of the source"


def catalogues() -> list[Catalogue]:
    """The catalogue of each language of the interface."""
    folder = Path(settings.LOCALE_PATHS[0])
    return [Catalogue(language, folder) for language, _name in settings.LANGUAGES]


def strings_said() -> list[Found]:
    """Every message of the project's code and templates."""
    return extract(Path(settings.BASE_DIR), FOLDERS)


def compile_stale() -> list[Path]:
    """Make the binary catalogues that are older than their sources, each in one step; returns the files written."""
    written = []
    made_by = max(Path(module).stat().st_mtime for module in (__file__, typography.__file__))
    for source in sorted(path for folder in settings.LOCALE_PATHS for path in Path(folder).glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= max(source.stat().st_mtime, made_by):
            continue
        # Several processes may compile at once (tests in parallel): each swaps in a whole file.
        draft = target.with_suffix(f".mo.{os.getpid()}")
        _as_read(source).save_as_mofile(str(draft))
        draft.replace(target)
        written.append(target)
    return written


def _as_read(source: Path) -> polib.POFile:
    """The catalogue as readers get it: French ones with the spaces of French punctuation."""
    catalogue = polib.pofile(str(source))
    if source.parent.parent.name == SOURCE_LANGUAGE:
        for entry in catalogue:
            entry.msgstr = typography.typeset(entry.msgstr)
            entry.msgstr_plural = {number: typography.typeset(text) for number, text in entry.msgstr_plural.items()}
    return catalogue
