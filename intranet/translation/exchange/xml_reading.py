"""XML from outside: no document type, no entity of its own, nothing fetched, nothing deep."""

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring
from django.utils.translation import gettext_lazy as _

from intranet.translation.segments.notation import Tag, joined

from .refusing import DEEPEST, FileRefusedError

# What the codes of a text are called: the name and number of a tag of the notation.
CODE = re.compile(r"([a-z]{1,10})([1-9]\d{0,3})")


def read_xml(content: bytes) -> Element:
    """The root of the document; raises :class:`FileRefusedError`."""
    try:
        root: Element = fromstring(content, forbid_dtd=True, forbid_entities=True, forbid_external=True)
    except DefusedXmlException:
        raise FileRefusedError(
            _("Le fichier contient des définitions de document (DTD, entités) : il n’est pas lu.")
        ) from None
    except (ParseError, ValueError, LookupError):
        raise FileRefusedError(_("Le fichier n’est pas du XML lisible : il a pu être abîmé en chemin.")) from None
    return root


class UnreadableTextError(ValueError):
    """A text holds an element that no text has; the message is its name."""


@dataclass(frozen=True)
class Elements:
    """The elements of texts in a format, with their namespace: of pairs of tags, of lone tags, and of no meaning."""

    pairs: frozenset[str]
    lones: frozenset[str]
    see_through: frozenset[str]

    def text_of(self, elements: list[Element]) -> str:
        """What these elements hold, one after the other, in the notation; raises :class:`UnreadableTextError`."""
        return joined(_merged([part for element in elements for part in self._parts(element, 0)]))

    def _parts(self, element: Element, depth: int) -> list[str | Tag]:
        if depth > DEEPEST:
            raise UnreadableTextError(_name(element))
        parts: list[str | Tag] = [element.text or ""]
        for child in element:
            parts += self._code(child, depth + 1)
            parts.append(child.tail or "")
        return parts

    def _code(self, element: Element, depth: int) -> list[str | Tag]:
        if element.tag in self.see_through:
            return self._parts(element, depth)
        code = CODE.fullmatch(element.get("id", ""))
        if code is None:
            raise UnreadableTextError(_name(element))
        name, number = code[1], int(code[2])
        if element.tag in self.pairs:
            return [Tag(name, number, "open"), *self._parts(element, depth), Tag(name, number, "close")]
        if element.tag in self.lones:
            return [Tag(name, number, "void")]
        raise UnreadableTextError(_name(element))


def _name(element: Element) -> str:
    """Without its namespace, and with the number by which it calls itself."""
    name = str(element.tag).rpartition("}")[2]
    return f"{name} {element.get('id', '')}".strip()[:40]


def _merged(parts: list[str | Tag]) -> list[str | Tag]:
    """Neighbouring words as one, empty ones left out."""
    merged: list[str | Tag] = []
    for part in parts:
        if isinstance(part, str) and merged and isinstance(merged[-1], str):
            merged[-1] += part
        elif part != "":
            merged.append(part)
    return merged
