"""Finds the strings to be translated in the project's code and templates, without GNU gettext."""

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.utils.translation.template import templatize

# What each function's leading arguments are.
SIGNATURES = {
    "_": ("msgid",),
    "gettext": ("msgid",),
    "gettext_lazy": ("msgid",),
    "gettext_noop": ("msgid",),
    "ngettext": ("msgid", "plural"),
    "ngettext_lazy": ("msgid", "plural"),
    "pgettext": ("context", "msgid"),
    "pgettext_lazy": ("context", "msgid"),
    "npgettext": ("context", "msgid", "plural"),
    "npgettext_lazy": ("context", "msgid", "plural"),
}
LITERAL = r"""u?(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
# Calls in the pseudo-code that Django makes of a template; all other text is crossed out there.
CALL = re.compile(
    rf"(?<!\w)(?P<function>{'|'.join(SIGNATURES)})\(\s*(?P<arguments>{LITERAL}(?:\s*,\s*{LITERAL})*)", re.DOTALL
)


@dataclass(frozen=True)
class Message:
    """A string to be translated, as gettext knows it: context, singular and plural."""

    msgid: str
    plural: str = ""
    context: str | None = None

    @property
    def key(self) -> tuple[str | None, str]:
        """What tells it from the others in a catalogue."""
        return (self.context, self.msgid)


@dataclass
class Found:
    """A message and the files that say it, relative to the project."""

    message: Message
    files: list[str] = field(default_factory=list)


class PluralConflictError(ValueError):
    """Two places give one msgid two different plurals: gettext can hold only one."""


def extract(root: Path, folders: Iterable[str]) -> list[Found]:
    """All messages of the Python files and templates below ``folders``, each once, in the order of their msgid."""
    found: dict[tuple[str | None, str], Found] = {}
    for path in _sources(root, folders):
        for message in messages_in(path):
            entry = found.setdefault(message.key, Found(message))
            entry.message = _merged(entry.message, message)
            name = path.relative_to(root).as_posix()
            if name not in entry.files:
                entry.files.append(name)
    return sorted(found.values(), key=lambda entry: (entry.message.msgid, entry.message.context or ""))


def _merged(known: Message, other: Message) -> Message:
    if known.plural and other.plural and known.plural != other.plural:
        raise PluralConflictError(f"{known.msgid!r}: {known.plural!r} and {other.plural!r}")
    return known if known.plural else other


def _sources(root: Path, folders: Iterable[str]) -> Iterator[Path]:
    for folder in folders:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in {".py", ".html", ".txt"} and "migrations" not in path.parts:
                yield path


def messages_in(path: Path) -> Iterator[Message]:
    """The messages of one file: Python by its name, else a template."""
    source = path.read_text(encoding="utf-8")
    return _in_python(source) if path.suffix == ".py" else _in_template(source, str(path))


def _in_python(source: str) -> Iterator[Message]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            if name in SIGNATURES:
                yield from _message(name, [getattr(argument, "value", None) for argument in node.args])


def _in_template(source: str, origin: str) -> Iterator[Message]:
    for call in CALL.finditer(templatize(source, origin=origin)):
        literals = re.findall(LITERAL, call["arguments"], re.DOTALL)
        yield from _message(call["function"], [ast.literal_eval(literal) for literal in literals])


def _message(function: str, arguments: list[object]) -> Iterator[Message]:
    names = SIGNATURES[function]
    values = dict(zip(names, arguments, strict=False))
    if len(values) == len(names) and all(isinstance(value, str) for value in values.values()) and values["msgid"]:
        yield Message(**{name: str(value) for name, value in values.items()})
