"""PO, as of GNU gettext: markup stands in the texts as it is, and is compared when they come back."""

import polib
from django.utils.translation import gettext_lazy as _

from .refusing import FileRefusedError, refuse_number
from .sheet import Line, LineState, ReturnedLine, ReturnedSheet, Sheet

PAGE, VERSION, SOURCE_LANGUAGE = "X-Interpoles-Page", "X-Interpoles-Version", "X-Source-Language"
STATE = "state: "
UNSURE = {LineState.MACHINE, LineState.OUTDATED}


def write_po(sheet: Sheet) -> bytes:
    """The sheet as a file. Texts without a word are left out: an empty one is the heading of the file."""
    file = polib.POFile(wrapwidth=0)
    file.header = " ".join(sheet.title.split())
    file.metadata = {
        "Project-Id-Version": "Interpôles",
        "Language": sheet.target_language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        SOURCE_LANGUAGE: sheet.source_language,
        PAGE: sheet.page,
        VERSION: sheet.version,
    }
    file.extend(_entry(line) for line in sheet.lines if line.source)
    return str(file).encode()


def _entry(line: Line) -> polib.POEntry:
    told = [note] if (note := " ".join(line.note.split())) else []
    return polib.POEntry(
        msgctxt=line.path,
        msgid=line.source,
        msgstr=line.target,
        comment="\n".join([*told, f"{STATE}{line.state.value}"]),
        flags=["fuzzy"] if line.state in UNSURE else [],
    )


def read_po(content: bytes) -> ReturnedSheet:
    """The file as it came back; raises :class:`FileRefusedError`."""
    try:
        # polib takes the name of a file, too: a text with a comment on its first line is none.
        file = polib.pofile("#\n" + content.decode("utf-8-sig").replace("\r\n", "\n"), encoding="utf-8")
    except (OSError, ValueError, IndexError, KeyError, TypeError):
        raise FileRefusedError(_("Le fichier n’est pas du PO lisible : il a pu être abîmé en chemin.")) from None
    entries = [entry for entry in file if not entry.obsolete]
    refuse_number(len(entries))
    metadata = file.metadata
    return ReturnedSheet(
        metadata.get(PAGE, ""),
        metadata.get(SOURCE_LANGUAGE, ""),
        metadata.get("Language", ""),
        metadata.get(VERSION, ""),
        [_read_entry(entry) for entry in entries],
    )


def _read_entry(entry: polib.POEntry) -> ReturnedLine:
    told, _break, state = entry.comment.rpartition(STATE)
    left = LineState(state) if state in set(LineState) else None
    return ReturnedLine(entry.msgctxt or "", entry.msgid, entry.msgstr, _state(entry, left), told.removesuffix("\n"))


def _state(entry: polib.POEntry, left: LineState | None) -> LineState:
    """By the mark of the translator; the comment only says which of two states had the same mark."""
    if entry.fuzzy:
        return left if left in UNSURE else LineState.OUTDATED
    if not entry.msgstr:
        return LineState.NEW
    return LineState.REVIEWED if left is LineState.REVIEWED else LineState.TRANSLATED
