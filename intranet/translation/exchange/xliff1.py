"""XLIFF 1.2: https://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html."""

from xml.etree.ElementTree import Element, register_namespace

from django.utils.translation import gettext_lazy as _

from intranet.translation.segments.notation import Tag, problems

from .refusing import FileRefusedError, refuse_number
from .sheet import Line, LineState, ReturnedLine, ReturnedSheet, Sheet
from .xml_reading import Elements, UnreadableTextError, read_xml
from .xml_writing import as_bytes, fit, laid_out, write_text

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
MACHINE_QUALIFIER = "mt-suggestion"
STATES = {
    LineState.NEW: "needs-translation",
    LineState.MACHINE: "needs-review-translation",
    LineState.OUTDATED: "needs-adaptation",
    LineState.TRANSLATED: "translated",
    LineState.REVIEWED: "signed-off",
}
READ_STATES = {
    "needs-translation": LineState.NEW,
    "new": LineState.NEW,
    "needs-adaptation": LineState.OUTDATED,
    "signed-off": LineState.REVIEWED,
    "final": LineState.REVIEWED,
}
# What the usual tags are called there.
KINDS = {"b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underlined", "a": "link", "br": "lb"}


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


ELEMENTS = Elements(frozenset({_tag("g")}), frozenset({_tag("x"), _tag("ph")}), frozenset({_tag("mrk")}))


def write_xliff1(sheet: Sheet) -> bytes:
    """The sheet as a file."""
    register_namespace("", NAMESPACE)
    root = Element(_tag("xliff"), {"version": "1.2"})
    file = laid_out(
        root,
        _tag("file"),
        1,
        {
            "original": sheet.page,
            "source-language": sheet.source_language,
            "target-language": sheet.target_language,
            "datatype": "html",
            "product-name": "Interpôles",
            "product-version": sheet.version,
        },
    )
    header = laid_out(file, _tag("header"), 2)
    laid_out(header, _tag("note"), 3).text = fit(sheet.title)
    body = laid_out(file, _tag("body"), 2)
    for line in sheet.lines:
        _write_line(body, line)
    return as_bytes(root)


def _write_line(body: Element, line: Line) -> None:
    unit = laid_out(body, _tag("trans-unit"), 3, {"id": line.path, XML_SPACE: "preserve"})
    write_text(laid_out(unit, _tag("source"), 4), line.source, _code)
    attributes = {"state": STATES[line.state]}
    if line.state is LineState.MACHINE:
        attributes["state-qualifier"] = MACHINE_QUALIFIER
    write_text(laid_out(unit, _tag("target"), 4, attributes), sound_target(line), _code)
    if line.note:
        laid_out(unit, _tag("note"), 4).text = fit(line.note)


def sound_target(line: Line) -> str:
    """The translation so far; nothing where its markup is not that of the source any more: to be written anew."""
    return "" if problems(line.source, line.target) else line.target


def _code(tag: Tag) -> tuple[str, dict[str, str]]:
    kind = KINDS.get(tag.name, f"x-{tag.name}")
    return _tag("x" if tag.kind == "void" else "g"), {"id": tag.key, "ctype": kind}


def read_xliff1(content: bytes) -> ReturnedSheet:
    """The file as it came back; raises :class:`FileRefusedError`."""
    files = read_xml(content).findall(_tag("file"))
    if len(files) != 1:
        raise FileRefusedError(_("Le fichier XLIFF doit contenir une page, ni plus ni moins."))
    file = files[0]
    units = list(file.iter(_tag("trans-unit")))
    refuse_number(len(units))
    return ReturnedSheet(
        file.get("original", ""),
        file.get("source-language", ""),
        file.get("target-language", ""),
        file.get("product-version", ""),
        [_read_unit(unit) for unit in units],
    )


def _read_unit(unit: Element) -> ReturnedLine:
    found = {name: unit.find(_tag(name)) for name in ("source", "target")}
    note = unit.find(_tag("note"))
    said = "" if note is None else note.text or ""
    state = _read_state(found["target"])
    try:
        texts = {name: ELEMENTS.text_of([each]) for name, each in found.items() if each is not None}
    except UnreadableTextError as unreadable:
        return ReturnedLine(unit.get("id", ""), "", "", state, said, str(unreadable))
    return ReturnedLine(unit.get("id", ""), texts.get("source", ""), texts.get("target", ""), state, said)


def _read_state(target: Element | None) -> LineState:
    if target is None:
        return LineState.NEW
    if target.get("state-qualifier") == MACHINE_QUALIFIER and target.get("state") == STATES[LineState.MACHINE]:
        return LineState.MACHINE
    return READ_STATES.get(target.get("state", ""), LineState.TRANSLATED)
