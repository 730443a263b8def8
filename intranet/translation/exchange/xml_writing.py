"""XML that leaves: texts to the letter, laid out by hand, since no text may gain a space."""

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element, SubElement, tostring

from intranet.translation.segments.notation import Tag, parts

UNFIT = re.compile(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")


def fit(text: str) -> str:
    """The text without the signs that XML cannot hold."""
    return UNFIT.sub("", text)


def write_text(element: Element, text: str, code: Callable[[Tag], tuple[str, dict[str, str]]]) -> None:
    """Put a text into an element. ``code`` says which element a tag is, with its attributes.

    The tags of the text open and close each other properly.
    """
    here, last = [element], None
    for part in parts(text):
        if isinstance(part, str):
            _write_words(here[-1], last, fit(part))
        elif part.kind == "close":
            last = here.pop()
        else:
            last = SubElement(here[-1], *code(part))
            if part.kind == "open":
                here.append(last)
                last = None


def _write_words(element: Element, last: Element | None, words: str) -> None:
    if last is None:
        element.text = (element.text or "") + words
    else:
        last.tail = (last.tail or "") + words


def laid_out(parent: Element, tag: str, indent: int, attributes: dict[str, str] | None = None) -> Element:
    """A new element within ``parent``, on a line of its own."""
    space = "\n" + "  " * indent
    children = list(parent)
    if children:
        children[-1].tail = space
    else:
        parent.text = space
    element = SubElement(parent, tag, attributes or {})
    element.tail = "\n" + "  " * (indent - 1)
    return element


def as_bytes(root: Element) -> bytes:
    """The document. A carriage return is written as a reference: read otherwise, it would be a line feed."""
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written.replace(b"\r", b"&#13;") + b"\n"
