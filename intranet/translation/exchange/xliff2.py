"""XLIFF 2.0: https://docs.oasis-open.org/xliff/xliff-core/v2.0/xliff-core-v2.0.html."""

from xml.etree.ElementTree import Element, register_namespace

from django.utils.translation import gettext_lazy as _

from intranet.translation.segments.notation import Tag

from .refusing import FileRefusedError, refuse_number
from .sheet import Line, LineState, ReturnedLine, ReturnedSheet, Sheet
from .xliff1 import sound_target
from .xml_reading import Elements, UnreadableTextError, read_xml
from .xml_writing import as_bytes, fit, laid_out, write_text

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# The states of the format, and ours within them.
STATES = {
    LineState.NEW: ("initial", ""),
    LineState.MACHINE: ("translated", "itp:machine"),
    LineState.OUTDATED: ("initial", "itp:outdated"),
    LineState.TRANSLATED: ("translated", ""),
    LineState.REVIEWED: ("final", ""),
}
READ_STATES = {
    **{state: ours for ours, state in STATES.items()},
    ("reviewed", ""): LineState.REVIEWED,
}
# Of the file: where it comes from, and the version of its source.
ORIGINAL, VERSION = "original", "version"


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


ELEMENTS = Elements(frozenset({_tag("pc")}), frozenset({_tag("ph")}), frozenset({_tag("mrk")}))


def write_xliff2(sheet: Sheet) -> bytes:
    """The sheet as a file."""
    register_namespace("", NAMESPACE)
    languages = {"srcLang": sheet.source_language, "trgLang": sheet.target_language}
    root = Element(_tag("xliff"), {"version": "2.0", **languages})
    file = laid_out(root, _tag("file"), 1, {"id": "f1", "original": sheet.page, XML_SPACE: "preserve"})
    notes = laid_out(file, _tag("notes"), 2)
    laid_out(notes, _tag("note"), 3, {"id": VERSION, "category": "x-version"}).text = sheet.version
    laid_out(notes, _tag("note"), 3, {"id": "title"}).text = fit(sheet.title)
    for number, line in enumerate(sheet.lines, 1):
        _write_line(file, number, line)
    return as_bytes(root)


def _write_line(file: Element, number: int, line: Line) -> None:
    unit = laid_out(file, _tag("unit"), 2, {"id": f"u{number}", "name": line.path})
    if line.note:
        laid_out(laid_out(unit, _tag("notes"), 3), _tag("note"), 4).text = fit(line.note)
    state, within = STATES[line.state]
    segment = laid_out(unit, _tag("segment"), 3, {"state": state, **({"subState": within} if within else {})})
    write_text(laid_out(segment, _tag("source"), 4), line.source, _code)
    target = sound_target(line)
    if target:
        write_text(laid_out(segment, _tag("target"), 4), target, _code)


def _code(tag: Tag) -> tuple[str, dict[str, str]]:
    if tag.kind == "void":
        return _tag("ph"), {"id": tag.key, "equiv": f"<{tag.name}/>"}
    return _tag("pc"), {"id": tag.key, "equivStart": f"<{tag.name}>", "equivEnd": f"</{tag.name}>"}


def read_xliff2(content: bytes) -> ReturnedSheet:
    """The file as it came back; raises :class:`FileRefusedError`."""
    root = read_xml(content)
    files = root.findall(_tag("file"))
    if len(files) != 1:
        raise FileRefusedError(_("Le fichier XLIFF doit contenir une page, ni plus ni moins."))
    file = files[0]
    units = list(file.iter(_tag("unit")))
    refuse_number(len(units))
    version = next((note.text or "" for note in file.iter(_tag("note")) if note.get("id") == VERSION), "")
    return ReturnedSheet(
        file.get(ORIGINAL, ""),
        root.get("srcLang", ""),
        root.get("trgLang", ""),
        version,
        [_read_unit(unit) for unit in units],
    )


def _read_unit(unit: Element) -> ReturnedLine:
    """A tool may have cut a text into several segments: they are one again."""
    segments = [part for part in unit if part.tag in {_tag("segment"), _tag("ignorable")}]
    sources = [found for found in (segment.find(_tag("source")) for segment in segments) if found is not None]
    targets = [found for found in (_target_of(segment) for segment in segments) if found is not None]
    states = [_read_state(segment) for segment in segments if segment.tag == _tag("segment")]
    # The least advanced of its segments.
    state = min(states, key=list(LineState).index, default=LineState.NEW)
    notes = unit.find(f"{_tag('notes')}/{_tag('note')}")
    said = "" if notes is None else notes.text or ""
    try:
        source, target = ELEMENTS.text_of(sources), ELEMENTS.text_of(targets)
    except UnreadableTextError as unreadable:
        return ReturnedLine(unit.get("name", ""), "", "", state, said, str(unreadable))
    return ReturnedLine(unit.get("name", ""), source, target, state, said)


def _target_of(segment: Element) -> Element | None:
    """What stands between segments may have no translation: it is itself then."""
    target = segment.find(_tag("target"))
    if target is None and segment.tag == _tag("ignorable"):
        return segment.find(_tag("source"))
    return target


def _read_state(segment: Element) -> LineState:
    state, within = segment.get("state", "initial"), segment.get("subState", "")
    known = READ_STATES.get((state, within)) or READ_STATES.get((state, ""))
    if known is LineState.NEW and segment.find(_tag("target")) is not None and not within:
        # Many tools fill in the target and leave the state.
        return LineState.TRANSLATED
    return known or LineState.TRANSLATED
